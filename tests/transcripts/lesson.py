"""A small project with one page of transcripts, for tests without a cluster."""

from pathlib import Path

from servicedocs.transcripts.session import Session, load

SERVICE = """\
apiVersion: v1
kind: Service
metadata:
  name: web # (1)!
spec:
  type: NodePort
  selector:
    app: web
  ports:
    - port: 8080
      nodePort: 30001
"""
START = """\
root@master:~# kubectl apply -f service.yaml
root@master:~# kubectl get service
root@master:~# kubectl get pods -o wide
root@master:~# POD_IP=$(kubectl get pod web-1 -o jsonpath={.status.podIP})
"""
MORE = """\
root@master:~# echo $POD_IP
root@worker-node1:~# kubectl get word
user@client:~$ cat <<'EOF' | wc -l
> one
> two
> EOF
"""
SNIPPET = """\
names = ["web-1", "web-2"]
for name in names:
    print(name)
print(
    "two", "rows", sep="\\n"
)
"""
REACH = """\
from: [master, client, pod/web-1]
to:
  by variable: http://$HOST:{port}/
  nobody listens: http://127.0.0.1:{closed}/
  no such name: http://nowhere.invalid/
"""
PAGE = """\
# Page

--8<-- "topic/service.yaml" {.yaml}

1. A note.

--8<-- "topic/start.console" {.console}

--8<-- "topic/more.console" {.console}

--8<-- "topic/names.py" {.python .cluster}
"""


def make(root: Path) -> Path:
    """Write the project into a folder."""
    files = {
        "docs/ko/page.md": PAGE,
        "examples/topic/service.yaml": SERVICE,
        "examples/topic/start.console": START,
        "examples/topic/more.console": MORE,
        "examples/topic/names.py": SNIPPET,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def sessions(root: Path) -> list[Session]:
    """Read it again."""
    return load(root)


def texts(root: Path) -> dict[str, str]:
    """Return all example files."""
    return {path.name: path.read_text() for path in sorted((root / "examples" / "topic").iterdir())}


def change(root: Path, name: str, old: str, new: str) -> None:
    """Change an example file where it has a text."""
    path = root / "examples" / "topic" / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
