"""Of each kind of typed pattern: what surrounds it, and three values that a run may give."""

WRITTEN = "kubectl get pods; web-nginx http://10.244.9.9:8080 10.100.0.50 nodePort: 30001 web-bcdfg"
ZONES = ("+0000", "GMT", "-0100")
UID = "3f2a1b4c-1111-4222-8333-0123456789ab"
KINDS: dict[str, list[tuple[str, ...]]] = {
    "time": [
        ("at {} sharp", "2026-11-25T17:55:00Z", "2027-01-02T03:04:05Z", "2027-01-02T03:04:05.6Z"),
        ("[{}]", *(f"25/Nov/2026:17:55:0{n} +0{n}00" for n in range(3))),
        ("Start: {}", *(f"Wed, 25 Nov 2026 17:55:0{n} {z}" for n, z in enumerate(ZONES))),
        ("{} [notice]", "2026/11/25 17:55:00", "2026/12/01 00:00:01", "2027/12/01 00:00:01"),
    ],
    "uid": [("uid: {}", UID, UID.replace("3f", "aa"), UID.replace("3f", "bb"))],
    "hash of an image or a container": [("id {}", "a" * 64, "b" * 64, "0" * 64)],
    "MAC address": [("lladdr {} x", "0a:58:0a:f4:01:02", "0a:58:0a:f4:01:03", "0a:58:0a:f4:01:04")],
    "version of the machine": [(" Kernel Version:  {}", "6.1.0-18-amd64", "5.10.0", "7.0")],
    "resource version": [('resourceVersion: "{}"', "123", "4567", "1")],
    "duration": [
        ("Normal  Pulled  {}  kubelet", "3s (x2 over 5s)", "40s", "2m (x9 over 10m)"),
        ("Running  {}", "5s", "3m20s", "2d"),
        ("failed after {} ms: no", "3001", "3002", "77"),
    ],
    "Pod address": [
        ("web  {}  node", "10.244.1.3", "10.244.2.100", "10.244.0.7"),
        ("web  {}  node", "fd00:10:244:1::3", "fd00:10:244:2::a", "fd00:10:244::9"),
    ],
    "Pod address with hyphens": [
        ("0 50 80 {}.members", "10-244-1-3", "10-244-2-100", "10-244-0-7")
    ],
    "cluster IP": [("IP: {}", "10.103.210.38", "10.96.5.5", "10.111.255.1")],
    "port": [
        ("from 10.244.1.1:{} to", "41234", "5678", "60999"),
        ("8080:{}/TCP", "31234", "30086", "32767"),
    ],
    "node that the scheduler chose": [
        ("1/1  Running  10.244.1.3  {}  <none>", "worker-node1", "worker-node2", "worker-node3")
    ],
    "suffix of a Pod's name": [
        ("pod web-{} up", "7d9c8b6f5-x2x4z", "7d9c8b6f5-bbbbb", "66c8d5f4-22222")
    ],
    "suffix of a name": [("slice web-{} IPv4", "x2x4z", "bbbbb", "22222")],
    "chain of an endpoint": [
        ("goto endpoint-{}-default", "ABCDEFGH", "7777AAAA", "QRSTUVWX"),
        ("-j KUBE-SEP-{}", "A" * 16, "B" * 16, "C" * 16),
    ],
    "end of a veth pair": [("dev {} scope", "veth0a1b2c3d", "vethffffffff", "veth00000000")],
    "number of an interface": [("eth0@if{}: <UP>", "12", "7", "130")],
    "process": [("users:((pid={},fd=3))", "812", "7", "13000")],
    "counter": [("counter packets {} bytes", "12", "0", "99999")],
}
