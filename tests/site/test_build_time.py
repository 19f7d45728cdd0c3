"""A build is not much slower than bare Material's, and its time grows with the pages."""

import pytest

from servicedocs.site import benchmark

SMALL, LARGE = 12, 36


@pytest.mark.slow
def test_a_build_takes_at_most_two_and_a_half_times_bare_materials_time() -> None:
    small, large = benchmark.measured(SMALL), benchmark.measured(LARGE)
    for row in (small, large):
        # Only the first build on a machine cuts the fonts.
        assert row.first.processor < 2 * benchmark.LIMIT * row.bare.processor, row
        assert row.again.processor < benchmark.LIMIT * row.bare.processor, row
    # A part of it does not grow; were it to grow with the square, this would be nine times.
    grown = large.pages / small.pages
    assert large.first.processor < grown * small.first.processor, (small, large)


def test_bare_material_gets_the_same_manifests_without_our_marks() -> None:
    header = '{.yaml .rejected because="node-port-out-of-range"}'
    embed = f'--8<-- "nodeport/port-out-of-range.yaml" {header}'
    fence = '```{.yaml .fragment of="nodeport/service.yaml"}\nspec: {}\n```'
    text = benchmark.plain(f"Text.\n\n{embed}\n\n{fence}\n")
    assert "nodePort: 80" in text
    assert "8<--" not in text
    assert ".yaml ." not in text
    assert "```yaml\nspec: {}\n```" in text
