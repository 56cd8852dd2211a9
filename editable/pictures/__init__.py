"""Pictures: taken in, drawn anew in a limited process, kept, looked up and served."""
