"""The built site: from MkDocs to the last step over each page."""
