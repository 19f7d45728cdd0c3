"""The run of a page: shells on machines, one command after another."""
