"""Kubernetes' own code as WebAssembly: the runtime, its results, the catalogue of messages."""
