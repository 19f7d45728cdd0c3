"""Where the words depend on how Kubernetes was built, they are a release's.

Facts from public transcripts of released API servers, not from a cluster that was built here: a
compiler's paths would be wrong in both alike.
"""

import pytest

from servicedocs.validator.runtime import validator

SCHEME = 'in scheme "pkg/api/legacyscheme/scheme.go:30"'
MANIFESTS = {
    'pod in version "v1" cannot be handled as a Pod: no kind "pod" is registered for version '
    '"v1"': "apiVersion: v1\nkind: pod\nmetadata: {name: a}\n",
    'service in version "v1" cannot be handled as a Service: no kind "service" is registered for '
    'version "v1"': "apiVersion: v1\nkind: service\nmetadata: {name: a}\n",
    'deployment in version "v1" cannot be handled as a Deployment: no kind "deployment" is '
    'registered for version "apps/v1"': "{apiVersion: apps/v1, kind: deployment, metadata: {name: a}}",
}


@pytest.mark.parametrize(("words", "manifest"), MANIFESTS.items())
def test_a_kind_in_lower_case_is_refused_in_the_words_of_a_release(
    words: str, manifest: str
) -> None:
    (found,) = validator().check(manifest.encode(), "a.yaml")
    assert found.message == f"{words} {SCHEME}"
    assert found.kubectl == (
        f'Error from server (BadRequest): error when creating "a.yaml": {words} {SCHEME}'
    )
