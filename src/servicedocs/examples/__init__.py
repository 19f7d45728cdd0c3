"""The formats of the files under `examples/`: transcripts, snippets, tables of reach, metadata."""
