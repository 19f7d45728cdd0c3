#!/usr/bin/env bash
# PID 1 of a machine, in namespaces of its own: puts its disk together, moves into it, and from then on
# only takes leave of processes that end. When it dies, the kernel ends all that ran in the machine.
# Usage: machine.sh FOLDER LOWER NAME HOME, with the folder of its own files, the folders that it
# begins with, its host name and its user's home.
set -euo pipefail
folder=$1 lower=$2 name=$3 home=$4
root=$folder/root

echo "$name" >/proc/sys/kernel/hostname
mkdir -p "$root" "$folder"/{upper,work,home,containerd,kubelet}
mount -t overlay overlay -o "lowerdir=$lower,upperdir=$folder/upper,workdir=$folder/work" "$root"
mkdir -p "$root/var/lib/containerd" "$root/var/lib/kubelet" "$root$home" "$root/.before"
# An overlay may not lie on an overlay: what containerd and kubelet write goes past this machine's.
mount --bind "$folder/containerd" "$root/var/lib/containerd"
mount --bind "$folder/kubelet" "$root/var/lib/kubelet"
mount --bind "$folder/home" "$root$home"
mount -t proc proc "$root/proc"
# sysfs shows the network of whoever mounts it, and comes without the machine's cgroups.
mount -t sysfs sysfs "$root/sys"
mount --rbind /sys/fs/cgroup "$root/sys/fs/cgroup"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
cd "$root"
pivot_root . .before
umount --lazy /.before
mount --make-rshared / # as on a machine that systemd started; Pods may ask for it

exec bash -c 'touch /run/ready; while :; do sleep infinity & wait $!; done'
