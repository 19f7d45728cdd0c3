"""The internet's stand-in: a DNS server that knows one name, and the web site of that name.

ExternalName leads out of the cluster, to a site that answers as public ones do: by the Host header,
and with a certificate for its own name.
"""

import shutil

from servicedocs.cluster.artifacts.disks import WEB_SITE, disks
from servicedocs.cluster.host import machines, network, processes
from servicedocs.cluster.host.topology import SOURCE, WORLD

FILES = SOURCE / "outside"


def prepare() -> None:
    """Write the settings of both servers."""
    etc = WORLD.folder / "upper" / "etc" / "outside"
    etc.mkdir(parents=True)
    for file in (*FILES.iterdir(), *disks().web.iterdir()):
        shutil.copy(file, etc)
    hosts = f"{network.WEB_SITE} {WEB_SITE}\n"
    (etc / "hosts").write_text(hosts)


def start() -> None:
    """Start both servers."""
    inside = machines.enter(WORLD)
    if processes.running(WORLD.name, "coredns") is None:
        command = ["coredns", "-conf", "/etc/outside/Corefile"]
        processes.start(f"{WORLD.name}/coredns", [*inside, *command])
    if processes.running(WORLD.name, "nginx") is None:
        command = ["nginx", "-c", "/etc/outside/nginx.conf", "-g", "daemon off;"]
        processes.start(f"{WORLD.name}/nginx", [*inside, *command])
