"""A reader's pace: after a change, a cluster needs a moment until every node follows it.

A packet that comes before kube-proxy has written its rules is not only lost: its connection is
remembered without them, and every later try of it is lost too. No reader types that fast.
"""

import re
import time

MOMENT = 1.0
# What only looks: it changes nothing that the next command could be too early for.
LOOKS = re.compile(
    r"(?:\w+=\$\()?(?:kubectl (?:get|describe|logs|explain|version|api-resources|auth)\b"
    r"|kubectl exec \S+ (?:-c \S+ )?-- (?:curl|getent|nslookup|dig|cat|hostname)\b"
    r"|(?:curl|getent|nslookup|dig|cat|echo|printf|ss|ls|grep|nft list|conntrack -L)\b"
    r"|ip (?:-\d )?(?:route|addr|neigh|link)(?: show| get|$))"
)
# What follows a change and does not depend on any node having seen it.
GOES_ON = re.compile(r"kubectl (?:apply|create|delete|wait|rollout status|expose|run|label)\b")


class Pace:
    """Waits between the commands of one session."""

    def __init__(self, moment: float = MOMENT) -> None:
        """Begin."""
        self.moment = moment
        self.changed = 0.0
        """When the last change was over; 0 if all had their time."""

    def before(self, command: str) -> None:
        """Wait until the last change has had its moment."""
        if not self.changed or GOES_ON.match(command):
            return
        time.sleep(max(0.0, self.changed + self.moment - time.monotonic()))
        self.changed = 0.0

    def after(self, command: str) -> None:
        """Note that a command may have changed something."""
        if not LOOKS.match(command):
            self.changed = time.monotonic()
