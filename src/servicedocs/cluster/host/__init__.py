"""The machines: namespaces of this computer, with their processes, network and cgroups."""
