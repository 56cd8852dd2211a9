"""A field on a page: its element and its marks, generic blocks, lists, and what is kept of visitors' pages."""
