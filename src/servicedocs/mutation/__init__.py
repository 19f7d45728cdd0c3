"""Mutation testing: the sources with one thing broken, and which breaks no test notices."""
