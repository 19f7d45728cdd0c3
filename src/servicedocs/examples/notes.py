"""The numbered note in a comment of an example, `# (1)!`, which a list below the block explains."""

import re

NOTE = re.compile(r"#\s*\((\d+)\)!?")
NOTE_AT_LINE_END = re.compile(r"[ \t]*#[ \t]*\(\d+\)!?[ \t]*$", re.MULTILINE)
