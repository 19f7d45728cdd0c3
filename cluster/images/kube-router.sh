#!/bin/sh
# Runs kube-router with the arguments given, and takes its rules out of the node when the Pod ends.
# kube-router leaves them there, and its own --cleanup-config does not find those of policies.
clean_up() {
  kill $!
  wait $!
  iptables-save --table filter | grep -v -E 'KUBE-(ROUTER|POD-FW|NWPLCY)-' | iptables-restore
  ipset destroy
}
kube-router "$@" &
trap clean_up TERM
wait $!
