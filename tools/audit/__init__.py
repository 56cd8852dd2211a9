"""The release check: every page that visitors can see, before Lighthouse and a validator of HTML.

Runs as ``python3 manage.py audit``, takes some minutes, and needs Chromium. Its own Node packages are installed
here when it first runs.
"""
