"""The clusters that a page can run on."""
