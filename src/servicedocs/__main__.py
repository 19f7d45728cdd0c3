"""`python -m servicedocs NAME`: what `scripts/NAME` goes on as."""

from servicedocs import commands

commands.main_of_scripts()
