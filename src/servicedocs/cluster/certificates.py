"""The certificates of the cluster's users and servers, and of the internet's stand-in.

The names are those that Kubernetes' authorization expects:
https://kubernetes.io/docs/setup/best-practices/certificates/.
"""

from pathlib import Path

import trustme

from servicedocs.cluster.host.topology import MASTER, NODES

# By file: common name, and the group that Kubernetes' own roles are bound to.
USERS = {
    "admin": ("kubernetes-admin", "system:masters"),
    "apiserver-kubelet-client": ("kube-apiserver-kubelet-client", "system:masters"),
    "controller-manager": ("system:kube-controller-manager", "system:kube-controller-manager"),
    "scheduler": ("system:kube-scheduler", "system:kube-scheduler"),
    **{node.name: (f"system:node:{node.name}", "system:nodes") for node in NODES},
}
API_SERVER = (
    "kubernetes",
    "kubernetes.default",
    "kubernetes.default.svc",
    "kubernetes.default.svc.cluster.local",
    "localhost",
    "127.0.0.1",
    "10.96.0.1",
    MASTER.address,
)


def cluster(folder: Path) -> None:
    """Write the authority of a new cluster and its certificates."""
    folder.mkdir(parents=True, exist_ok=True)
    authority = trustme.CA(organization_name="kubernetes")
    authority.cert_pem.write_to_path(str(folder / "ca.crt"))
    authority.private_key_pem.write_to_path(str(folder / "ca.key"))
    server = authority.issue_cert(*API_SERVER, common_name="kube-apiserver")
    write(server, folder, "apiserver")
    # Signs the tokens of ServiceAccounts: any key pair does.
    write(authority.issue_cert("service-accounts"), folder, "sa")
    for name, (user, group) in USERS.items():
        # Without a name of its own the certificate has an empty list of them, which Go refuses.
        known = authority.issue_cert("user", common_name=user, organization_name=group)
        write(known, folder, name)


def web(folder: Path, name: str) -> None:
    """Write the authority of the internet's stand-in, and the certificate of its one web site."""
    folder.mkdir(parents=True, exist_ok=True)
    authority = trustme.CA(organization_name="Stand-in for the web")
    authority.cert_pem.write_to_path(str(folder / "ca.crt"))
    write(authority.issue_cert(name), folder, name)


def write(known: trustme.LeafCert, folder: Path, name: str) -> None:
    """Write a certificate and its key."""
    known.cert_chain_pems[0].write_to_path(str(folder / f"{name}.crt"))
    known.private_key_pem.write_to_path(str(folder / f"{name}.key"))
