package main

import (
	"net"
	"net/netip"
	"strconv"

	corev1 "k8s.io/api/core/v1"
)

// A dual-stack cluster has a value of each IP family: a machine its addresses, the
// cluster its ranges. Which of the two matters follows from a packet's address.

// loopback is of every machine and Pod alone.
var loopback = []string{"127.0.0.0/8", "::1/128"}

func isIPv6(address string) bool {
	ip, err := netip.ParseAddr(address)
	return err == nil && ip.Is6()
}

// familyOf is the family of an address, or of what is no address, IPv4.
func familyOf(address string) corev1.IPFamily {
	return ifElse(isIPv6(address), corev1.IPv6Protocol, corev1.IPv4Protocol)
}

func (n *machine) has(address string) bool {
	return address != "" && (address == n.Address || address == n.IPv6)
}

// towards is the machine's address of the family of another.
func (n *machine) towards(address string) string { return ifElse(isIPv6(address), n.IPv6, n.Address) }

// podsOf is the machine's part of the Pods' range of a family.
func (n *machine) podsOf(address string) string { return ifElse(isIPv6(address), n.IPv6Pods, n.Pods) }

func (s *simulation) podsOf(address string) string {
	return ifElse(isIPv6(address), s.IPv6Pods, s.Pods)
}

func (s *simulation) clientOf(address string) string {
	return ifElse(isIPv6(address), s.IPv6Client, s.Client)
}

// gateway is the node's own address in its part of the Pods' range, which the ends of
// its Pods' links have.
func (n *machine) gateway(address string) string {
	pods, err := netip.ParsePrefix(n.podsOf(address))
	if err != nil {
		return ""
	}
	return pods.Addr().Next().String()
}

// lanOf is the range of the network that an address of a machine is in.
func lanOf(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return ""
	}
	return netip.PrefixFrom(ip, ifElse(ip.Is6(), 64, 24)).Masked().String()
}

// podAddress is a Pod's address of the family of another, or nothing.
func podAddress(pod *corev1.Pod, address string) string {
	for _, one := range pod.Status.PodIPs {
		if isIPv6(one.IP) == isIPv6(address) {
			return one.IP
		}
	}
	return ""
}

// hostPort joins a name or an address with a port, as a URL has it.
func hostPort(address string, port int) string { return net.JoinHostPort(address, strconv.Itoa(port)) }
