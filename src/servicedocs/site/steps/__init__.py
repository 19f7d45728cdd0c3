"""The steps over the built pages, one concern each; `postprocess` has their order."""
