"""The delay after a change, until every node of the cluster has settled.

A packet that comes before kube-proxy has written its rules is not only lost: its connection is
remembered without them, and every later try of it is lost too. No reader types that fast.
"""

import re
import time

SETTLE_SECONDS = 1.0
# Commands that change nothing that the next command could be too early for.
READ_ONLY = re.compile(
    r"(?:\w+=\$\()?(?:kubectl (?:get|describe|logs|explain|version|api-resources|auth)\b"
    r"|kubectl exec \S+ (?:-c \S+ )?-- (?:curl|getent|nslookup|dig|cat|hostname)\b"
    r"|(?:curl|getent|nslookup|dig|cat|echo|printf|ss|ls|grep|nft list|conntrack -L)\b"
    r"|ip (?:-\d )?(?:route|addr|neigh|link)(?: show| get|$))"
)
# Commands that depend on the API server alone, and on no node having seen the change.
NEEDS_NO_DELAY = re.compile(
    r"kubectl (?:apply|create|delete|wait|rollout status|expose|run|label)\b"
)


class SettleDelay:
    """The delay between the commands of one session."""

    def __init__(self, seconds: float = SETTLE_SECONDS) -> None:
        """Take the length of the delay."""
        self.seconds = seconds
        self.changed = 0.0
        """The time of the last change; 0 once it has settled."""

    def before(self, command: str) -> None:
        """Wait until the last change has settled."""
        if not self.changed or NEEDS_NO_DELAY.match(command):
            return
        time.sleep(max(0.0, self.changed + self.seconds - time.monotonic()))
        self.changed = 0.0

    def after(self, command: str) -> None:
        """Note the time of a possible change."""
        if not READ_ONLY.match(command):
            self.changed = time.monotonic()
