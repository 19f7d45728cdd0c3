"""The sentences of `scripts/trace`, which the pages say too."""

from servicedocs.strings import of_packet

RESULTS = {
    key: of_packet(key)
    for key in (
        *("delivered", "refused", "dropped", "no route", "no such name", "cannot know"),
        *("answered", "no such record"),
    )
}
UNKNOWN = {
    key: of_packet(key)
    for key in ("outside", "outside-name", "node-process", "listens", "load-balancer")
}
NEVER_KNOWN = of_packet("never")
FROM_TO = of_packet("from to")
SEEN_SOURCE = of_packet("source")
CANDIDATES = of_packet("pods")
DECIDED_BY = of_packet("decided by")
CANNOT_KNOW = of_packet("unknown")
PASSED_OVER = of_packet("refused objects")
