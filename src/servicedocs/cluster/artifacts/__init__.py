"""The artifacts of `scripts/cluster build`: binaries, images, root file systems, disks."""
