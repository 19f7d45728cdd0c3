"""What `nft list` printed on the pages is what kube-proxy's code writes, but for addresses."""

import re
from collections.abc import Iterator

from servicedocs.examples.console import Step
from servicedocs.transcripts import session
from tests.validator.trace import ruleset
from tests.validator.trace.replay import on_each, steps, until

NFT = re.compile(r"nft list (?:chain|map|set|table) ip kube-proxy")
ELEMENT = re.compile(r"(?:elements = \{ (.*) \}|(\d+\.\S+ \. .*|(?:tcp|udp) \. .*))$")
SPREAD = re.compile(r"numgen random mod \d+")

LISTED = list(steps(NFT))


def computed(page: session.Session, recording: session.Recording, step: Step) -> str:
    """Return the rules of the node on which the command ran."""
    rules = until(page, recording, step).trace(detail=True)["rules"]
    return str(rules[step.machine])


def printed_elements(step: Step) -> Iterator[str]:
    """Yield the elements of sets and maps that were printed."""
    for line in step.output:
        if found := ELEMENT.search(line):
            yield found[1] or found[2]


@on_each(LISTED)
def test_the_rules_that_were_printed_are_those_that_are_computed(
    page: session.Session, recording: session.Recording, step: Step
) -> None:
    text = ruleset.without_addresses(computed(page, recording, step))
    lines = [ruleset.without_addresses(line) for line in step.output]
    chains = dict(ruleset.chains_listed(lines))
    elements = {ruleset.without_addresses(one) for one in printed_elements(step)}
    spreads = {line for line in lines if SPREAD.fullmatch(line)}
    assert chains or elements or spreads, "nothing here is compared"
    assert chains == {name: ruleset.chain(text, name) for name in chains}
    assert elements <= ruleset.elements(text)
    assert spreads <= set(SPREAD.findall(text))
