"""What the cluster is made from: binaries, images, root file systems."""
