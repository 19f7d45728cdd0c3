"""The comparison of a recorded transcript with a new one."""
