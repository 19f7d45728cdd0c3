"""What the reference pages have below their headings, from facts, catalogue and rules."""
