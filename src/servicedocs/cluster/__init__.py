"""A real three-node Kubernetes on one Linux machine, for the transcripts of the pages.

Its machines are Linux namespaces; no packet leaves them, and no container engine is needed.
`artifacts` compiles the components, `host` has the machines, `up` and `down` start and end both.
"""
