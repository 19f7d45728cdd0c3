"""The reference on Kubernetes Services: its pages, their checks and the site built from them."""
