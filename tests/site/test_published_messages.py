"""The messages on the built pages, compared with verdicts given now."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from servicedocs.html import parse
from servicedocs.markdown.fences import Fence
from servicedocs.markdown.marks import REJECTED, WARNED
from servicedocs.project import LANGUAGES, ROOT
from servicedocs.validator.runtime import Validator
from tests.support.site import load


@pytest.fixture(scope="module")
def fresh() -> Validator:
    """Start Kubernetes' code anew: what another test asked of it is not known to this one."""
    return Validator()


def shown(page: Path) -> list[str]:
    """Return the messages of a built page, in its order."""
    nodes = parse(page.read_text(encoding="utf-8"))[0].walk()
    boxes = [node for node in nodes if "example-message" in node.classes]
    return [code.text_content() for box in boxes for pre in box.all("pre") for code in pre]


def given(fence: Fence, validator: Validator) -> Iterator[str]:
    """Yield what Kubernetes' code says now of a block whose mark promises a message."""
    whole = fence.named("of") or (fence.file,)
    own = f"{fence.source}\n".encode()
    data = (ROOT / "examples" / whole[0]).read_bytes()
    if fence.named("of"):
        data = validator.merge(data, own)
    verdicts = validator.check(data, PurePosixPath(whole[0]).name)
    if REJECTED in fence.marks:
        yield "\n".join(one.kubectl.rstrip("\n") for one in verdicts if not one.accepted)
    if WARNED in fence.marks:
        yield "\n".join(text for one in verdicts for text in one.warnings)


def test_every_message_on_a_page_is_what_kubernetes_code_says_now(
    site: Path, fresh: Validator
) -> None:
    promised = {REJECTED, WARNED}
    count = 0
    for (language, name), page in load().pages.items():
        fences = [fence for fence in page.fences if promised & set(fence.marks)]
        built = (site / LANGUAGES[language].folder / name).with_suffix(".html")
        messages = shown(built)
        assert messages == [text for fence in fences for text in given(fence, fresh)], built
        count += len(messages)
    assert count > 2 * len(promised)
