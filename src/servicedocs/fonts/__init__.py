"""The fonts of the pages: which characters they need, and the files cut to them."""
