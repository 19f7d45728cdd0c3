"""What the API server and the validator say of one Service, in one form."""

import http.client
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from servicedocs import cache
from servicedocs.cluster.api_server import ApiServer
from servicedocs.project import ROOT
from servicedocs.validator.results import Verdict
from servicedocs.validator.runtime import File, validator

SERVICES = "/api/v1/namespaces/default/services"
KEPT = ROOT / "tests" / "data" / "compared"
WARNING = re.compile(r'299 - "((?:[^"\\]|\\.)*)"')
# A create chooses a free port or address at random where none is asked for, and some messages show
# it: digits that the manifest does not have.
NUMBER = re.compile(r"\b3[0-2]\d{3}\b|\b10\.\d+\.\d+\.\d+\b")
# What asks for one. A port of the same number does not: it says nothing of what was chosen.
ASKED = re.compile(r'"(?:nodePort|healthCheckNodePort)":\s*(\d+)|(10\.\d+\.\d+\.\d+)')
OK, CREATED = 200, 201


@dataclass(frozen=True)
class Answer:
    """Verdict, message, causes and warnings."""

    accepted: bool
    message: str
    causes: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]


class Server:
    """Creates Services on an API server, and takes each away again at once."""

    def __init__(self, server: ApiServer) -> None:
        """Connect."""
        self.headers = server.headers
        self.connection = http.client.HTTPSConnection(
            "127.0.0.1", server.port, timeout=30, context=server.context
        )

    def close(self) -> None:
        """Disconnect."""
        self.connection.close()

    def judge(self, manifest: bytes) -> Answer:
        """Return what a real create of the bytes answers."""
        status, said, warnings = self._ask("POST", f"{SERVICES}?fieldValidation=Strict", manifest)
        if status == CREATED:
            self._ask("DELETE", f"{SERVICES}/{said['metadata']['name']}", b"")
        return _answer(status, said, warnings)

    def change(self, old: bytes, new: bytes) -> tuple[bytes, Answer, Any] | None:
        """Create one manifest and put another over it; nothing where the first is refused.

        Returns what was there, the answer, and the spec that is stored then.
        """
        status, live, _ = self._ask("POST", f"{SERVICES}?fieldValidation=Strict", old)
        if status != CREATED:
            return None
        path = f"{SERVICES}/{live['metadata']['name']}"
        status, said, warnings = self._ask("PUT", f"{path}?fieldValidation=Strict", new)
        self._ask("DELETE", path, b"")
        there = json.dumps({"apiVersion": "v1", "kind": "Service", **live}).encode()
        stored = said["spec"] if status == OK else None
        return there, _answer(status, said, warnings), stored

    def create(self, manifest: bytes) -> Any:
        """Create a Service; return it as it is read, or None where it is refused."""
        status, said, _ = self._ask("POST", f"{SERVICES}?fieldValidation=Strict", manifest)
        return {"apiVersion": "v1", "kind": "Service", **said} if status == CREATED else None

    def get(self, name: str) -> Any:
        """Return a Service as it is read."""
        return self._ask("GET", f"{SERVICES}/{name}", b"")[1]

    def schemas(self, api: str = "api/v1") -> Any:
        """Return the types of an API's objects, as OpenAPI has them."""
        return self._ask("GET", f"/openapi/v3/{api}", b"")[1]["components"]["schemas"]

    def delete(self, name: str) -> None:
        """Delete a Service."""
        self._ask("DELETE", f"{SERVICES}/{name}", b"")

    def _ask(self, method: str, path: str, body: bytes) -> tuple[int, Any, tuple[str, ...]]:
        self.connection.request(method, path, body, self.headers)
        with self.connection.getresponse() as answer:
            data = json.loads(answer.read())
            texts = answer.headers.get_all("Warning") or []
        found = [text for row in texts for text in WARNING.findall(row)]
        return answer.status, data, tuple(re.sub(r"\\(.)", r"\1", text) for text in found)


def ours(manifest: bytes) -> Answer:
    """Return what the validator says of the same bytes."""
    (found,) = validator().check(manifest, "service.json", strict=True)
    return _our_answer(found)


def our_change(there: bytes, new: bytes) -> tuple[Answer, Any]:
    """Return what the validator says of replacing what is there, and the spec that it stores."""
    (found,) = validator().change(File("live.json", there), File("new.json", new), "replace")
    stored = found.after["spec"] if found.verdict.accepted and found.after else None
    return _our_answer(found.verdict), stored


def _answer(status: int, said: Any, warnings: tuple[str, ...]) -> Answer:
    """Return the API server's answer: a stored object, or a Status with causes."""
    if status in (OK, CREATED):
        return Answer(True, "", (), warnings)
    listed = (said.get("details") or {}).get("causes") or []
    causes = tuple((one.get("field", ""), one["message"]) for one in listed)
    return Answer(False, said["message"], causes, warnings)


def _our_answer(found: Verdict) -> Answer:
    causes = tuple((cause.field, cause.message) for cause in found.causes)
    return Answer(found.accepted, found.message, causes, found.warnings)


def difference(manifest: bytes, theirs: Answer, own: Answer, again: str) -> str:
    """Return manifest and both answers where those differ, and nothing where they do not."""
    if _settled(manifest, theirs) == _settled(manifest, own):
        return ""
    return (
        f"the validator differs from the API server on\n{manifest.decode()}\n"
        f"server:    {theirs}\nvalidator: {own}\n"
        f"repeat it with {again}; repair validator/*.go, then scripts/rebuild-validator"
    )


def difference_of_change(there: bytes, new: bytes, theirs: Any, own: Any, again: str) -> str:
    """Return both manifests and both results where those differ, and nothing where they do not."""
    known = there + new
    same_answer = _settled(known, theirs[0]) == _settled(known, own[0])
    if same_answer and _settled_spec(known, theirs[1]) == _settled_spec(known, own[1]):
        return ""
    return (
        f"the validator differs from the API server on\n{new.decode()}\nover\n{there.decode()}\n"
        f"server:    {theirs}\nvalidator: {own}\n"
        f"repeat it with {again}; repair validator/change.go, then scripts/rebuild-validator"
    )


def _settled_spec(manifest: bytes, spec: Any) -> str:
    return _without_chance(manifest, json.dumps(spec, sort_keys=True))


def _without_chance(manifest: bytes, text: str) -> str:
    """Return a text without the numbers that a create chose: the manifest does not ask for them."""
    written = {port or address for port, address in ASKED.findall(manifest.decode())}
    return NUMBER.sub(lambda found: found[0] if found[0] in written else "*", text)


def _settled(manifest: bytes, answer: Answer) -> str:
    """Return an answer without what is another one at each create.

    Go goes through the keys of a map, such as a selector's, in an order of its own each time: so
    faults of several keys come in any order, in the causes and in the message that joins them.
    """
    words = sorted(answer.message.replace("[", " ").replace("]", " ").replace(",", " ").split())
    message = answer.message if len(answer.causes) < 2 else words  # noqa: PLR2004
    text = repr((answer.accepted, message, sorted(answer.causes), answer.warnings))
    return _without_chance(manifest, text)


def keep(manifest: bytes) -> None:
    """Keep a manifest as a case that every later run judges first."""
    KEPT.mkdir(exist_ok=True)
    name = cache.digest(manifest)[: cache.LENGTH]
    (KEPT / f"{name}.json").write_bytes(manifest + b"\n")


def kept() -> list[Path]:
    """Return the cases of earlier failures."""
    return sorted(KEPT.glob("*.json"))
