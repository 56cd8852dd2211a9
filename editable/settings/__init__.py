"""What the settings say may be edited, read and checked at the start."""
