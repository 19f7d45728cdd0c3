"""Transcripts: what readers type and what a real cluster answers, recorded and verified."""
