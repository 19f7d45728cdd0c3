#!/usr/bin/env bash
# Imports $3/images.tar into containerd's folder $2, with the programs in $1.
set -euo pipefail
export PATH="$1:$PATH"
cat >"$3/containerd.toml" <<SETTINGS
version = 3
root = "$2"
state = "$3/state"
disabled_plugins = ["io.containerd.cri.v1.images", "io.containerd.cri.v1.runtime", "io.containerd.grpc.v1.cri"]
[grpc]
  address = "$3/containerd.sock"
[ttrpc]
  address = "$3/ttrpc.sock"
SETTINGS
containerd --config "$3/containerd.toml" >"$3/containerd.log" 2>&1 &
trap 'kill $!; wait $!; true' EXIT
for _ in $(seq 100); do
  [ -S "$3/containerd.sock" ] && break
  sleep 0.1
done
ctr --address "$3/containerd.sock" --namespace k8s.io images import --snapshotter overlayfs --all-platforms "$3/images.tar" >"$3/import.log"
ctr --address "$3/containerd.sock" --namespace k8s.io images ls --quiet
