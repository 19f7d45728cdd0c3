"""Where the words depend on how Kubernetes was built, they are a release's.

Facts from public transcripts of released API servers, not from a cluster that was built here: a
compiler's paths would be wrong in both alike.
"""

import pytest

from servicedocs.validator.runtime import validator

SCHEME = 'in scheme "pkg/api/legacyscheme/scheme.go:30"'
KINDS = {
    "pod": ("Pod", "v1"),
    "service": ("Service", "v1"),
    "deployment": ("Deployment", "apps/v1"),
}


@pytest.mark.parametrize("written", KINDS)
def test_a_kind_in_lower_case_is_refused_in_the_words_of_a_release(written: str) -> None:
    kind, version = KINDS[written]
    manifest = f"{{apiVersion: {version}, kind: {written}, metadata: {{name: a}}}}"
    (found,) = validator().check(manifest.encode(), "a.yaml")
    said = (
        f'{written} in version "v1" cannot be handled as a {kind}: no kind "{written}" is '
        f'registered for version "{version}" {SCHEME}'
    )
    assert found.message == said
    assert found.kubectl.endswith(f'error when creating "a.yaml": {said}')
