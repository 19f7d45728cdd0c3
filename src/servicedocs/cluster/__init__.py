"""A real three-node Kubernetes on one Linux machine, for the transcripts of the pages.

Every machine of it is a set of Linux namespaces; no packet leaves them, and no container engine is
needed. `builds` compiles the components, `up` and `down` start and end the cluster.
"""
