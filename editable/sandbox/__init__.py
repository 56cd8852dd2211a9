"""What a sandbox tells its guest: a bar on every page, and the tray, a list of all they have changed."""
