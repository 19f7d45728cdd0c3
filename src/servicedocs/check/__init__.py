"""The parts of `scripts/check`: inputs, judging them together, and the forms of the result."""
