"""`python -m servicedocs NAME`: what `scripts/NAME` goes on as."""

import signal

# Until the command runs, Ctrl-C ends the process without a word. The script has kept it back
# (scripts/_bootstrap.py), since Python would show a trace.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])

from servicedocs import commands  # noqa: E402

commands.main_of_scripts()
