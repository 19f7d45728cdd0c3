"""The PDF of each language, printed from the built site."""
