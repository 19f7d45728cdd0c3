"""What a page leaves behind: its namespace is emptied, and the cluster must be as it was."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from servicedocs.cli import Failure
from servicedocs.transcripts.targets import kubectl, own_cluster, snapshot
from servicedocs.transcripts.targets.kubectl import Kubectl, empty

NEW = ["service/kubernetes", "serviceaccount/default", "configmap/kube-root-ca.crt"]


@dataclass(frozen=True)
class Answers(Kubectl):
    """A kubectl that knows a few objects, and forgets them when it is told to delete them."""

    objects: list[str] = field(default_factory=list)
    stuck: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)
    nodes: list[dict[str, object]] = field(default_factory=list)
    system: list[dict[str, object]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def __call__(self, *arguments: str) -> str:
        """Answer as kubectl would."""
        self.asked.append(" ".join(arguments))
        match arguments:
            case ("api-resources", *_):
                return "pods\nservices\nevents\n"
            case ("get", *_):
                return self._get(*arguments[1:])
            case ("delete", *names):
                gone = set(names) - set(self.stuck)
                self.objects[:] = [name for name in self.objects if name not in gone]
        return ""

    def _get(self, kinds: str, flag: str, *_: str) -> str:
        lists = {"nodes": self.nodes, "daemonsets,configmaps": self.system}
        if kinds in lists:
            return json.dumps({"items": lists[kinds]})
        return "\n".join(self.objects if flag == "-n" else self.others)


def test_all_that_a_new_namespace_has_not_is_deleted_owners_first() -> None:
    cluster = Answers((), objects=[*NEW, "pod/web-1", "deployment.apps/web", "service/web"])
    empty(cluster, "default")
    assert cluster.objects == NEW
    deletions = [asked for asked in cluster.asked if asked.startswith("delete -n")]
    assert "deployment.apps/web" in deletions[0]
    assert "pod/web-1" in deletions[1]
    assert cluster.asked[-1] == "delete --raw /api/v1/namespaces/default/events"


def test_what_cannot_be_deleted_is_named() -> None:
    cluster = Answers((), objects=[*NEW, "pod/web-1"], stuck=("pod/web-1",))
    with pytest.raises(Failure, match="namespace default still has pod/web-1; delete it"):
        empty(cluster, "default", seconds=0)


def _cluster() -> Answers:
    meta = {"name": "worker-node1", "labels": {"disk": "ssd"}}
    proxy: dict[str, object] = {
        "kind": "DaemonSet",
        "metadata": {"name": "kube-proxy"},
        "spec": {"x": 1},
    }
    settings: dict[str, object] = {
        "kind": "ConfigMap",
        "metadata": {"name": "kube-proxy"},
        "data": {"mode": "a"},
    }
    node: dict[str, object] = {"metadata": meta, "spec": {"taints": []}}
    return Answers((), nodes=[node], system=[proxy, settings], others=["namespace/default"])


def _label(cluster: Answers) -> None:
    cluster.nodes[0]["metadata"] = {"name": "worker-node1", "labels": {"disk": "hdd"}}


def _taint(cluster: Answers) -> None:
    cluster.nodes[0]["spec"] = {"taints": [{"key": "x"}]}


def _cordon(cluster: Answers) -> None:
    cluster.nodes[0]["spec"] = {"taints": [], "unschedulable": True}


def _node_lost(cluster: Answers) -> None:
    cluster.nodes.clear()


def _proxy(cluster: Answers) -> None:
    cluster.system[0]["spec"] = {"x": 2}


def _settings(cluster: Answers) -> None:
    cluster.system[1]["data"] = {"mode": "b"}


def _namespace(cluster: Answers) -> None:
    cluster.others.append("namespace/shop")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_label, 'node worker-node1: labels was {"disk": "ssd"} and is {"disk": "hdd"}'),
        (_taint, "node worker-node1: taints was"),
        (_cordon, "node worker-node1: cordon was null and is true"),
        (_node_lost, "node worker-node1: labels is gone"),
        (_proxy, "DaemonSet kube-system/kube-proxy was"),
        (_settings, "ConfigMap kube-system/kube-proxy was"),
        (_namespace, "namespace/shop was left behind"),
    ],
)
def test_a_change_outside_the_namespace_is_named(
    change: Callable[[Answers], None], words: str
) -> None:
    cluster = _cluster()
    before = snapshot.take(cluster)
    assert snapshot.changes(before, snapshot.take(cluster)) == []
    change(cluster)
    assert words in "; ".join(snapshot.changes(before, snapshot.take(cluster)))


def test_a_route_that_is_gone_is_named() -> None:
    before = snapshot.take(_cluster(), lambda: {"master: routes": "default via 192.168.56.1"})
    after = snapshot.take(_cluster(), lambda: {"master: routes": ""})
    assert snapshot.changes(before, after) == [
        "master: routes was default via 192.168.56.1 and is "
    ]


def test_a_kubectl_that_fails_is_one_line(tmp_path: Path) -> None:
    fake = tmp_path / "kubectl"
    fake.write_text("#!/bin/sh\necho more >&2\necho error: no cluster >&2\nexit 1\n")
    fake.chmod(0o755)
    failing = Kubectl(["bash"], {"PATH": f"{tmp_path}:/usr/bin:/bin"})
    with pytest.raises(Failure, match=r"^kubectl get nodes -o json: error: no cluster$"):
        failing.json("nodes")


def test_a_kubectl_that_hangs_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "kubectl"
    fake.write_text("#!/bin/sh\nexec sleep 9\n")
    fake.chmod(0o755)
    monkeypatch.setattr(kubectl, "SECONDS", 0.2)
    with pytest.raises(Failure, match=r"kubectl get nodes -o json: no end after 0\.2 s"):
        Kubectl(["bash"], {"PATH": f"{tmp_path}:/usr/bin:/bin"}).json("nodes")


def test_a_home_is_emptied_but_for_what_its_machine_put_there(tmp_path: Path) -> None:
    for name in (".profile", "service.yaml", "folder/more.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    own_cluster._clear(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".profile"]
