"""The web servers: of the built site, and of one language while it is written."""
