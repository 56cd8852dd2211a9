"""Cuts pictures from paper, in the colours of the site: what is on them, and what they are cut with."""
