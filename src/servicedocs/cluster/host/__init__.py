"""What the cluster runs on: machines in network namespaces, their processes and limits."""
