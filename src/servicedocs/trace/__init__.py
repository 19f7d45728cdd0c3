"""Where a packet goes: what the command asks of the small cluster, and how it is told."""
