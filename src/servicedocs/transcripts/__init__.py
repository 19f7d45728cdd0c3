"""Transcripts: commands with their outputs, recorded and verified on a real cluster."""
