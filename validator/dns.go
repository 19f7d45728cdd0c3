package main

import (
	"context"
	"net"
	"strings"

	"github.com/coredns/coredns/plugin/kubernetes"
	"github.com/miekg/dns"
)

// asked takes what CoreDNS answers.
type asked struct{ message *dns.Msg }

func (a *asked) LocalAddr() net.Addr         { return &net.UDPAddr{IP: net.IPv4(10, 96, 0, 10), Port: 53} }
func (a *asked) RemoteAddr() net.Addr        { return &net.UDPAddr{IP: net.IPv4(10, 244, 1, 9), Port: 4000} }
func (a *asked) WriteMsg(m *dns.Msg) error   { a.message = m; return nil }
func (a *asked) Write(b []byte) (int, error) { return len(b), nil }
func (a *asked) Close() error                { return nil }
func (a *asked) TsigStatus() error           { return nil }
func (a *asked) TsigTimersOnly(bool)         {}
func (a *asked) Hijack()                     {}

// nameServer is CoreDNS with the Corefile of kubeadm, as far as it answers itself.
func (s *simulation) nameServer() *kubernetes.Kubernetes {
	if s.dns == nil {
		s.dns = kubernetes.Fresh(s.services, s.slices, s.namespaces())
	}
	return s.dns
}

// namespaces are those of the cluster, and of every object of the files.
func (s *simulation) namespaces() (all []string) {
	for key := range s.state.objects {
		if name, ok := strings.CutPrefix(key, "namespaces//"); ok {
			all = append(all, name)
		} else if parts := strings.Split(key, "/"); parts[1] != "" {
			all = append(all, parts[1])
		}
	}
	return all
}

// lookUp asks CoreDNS for one name. It hands names of other domains on.
func (s *simulation) lookUp(name, kind string) dnsAnswer {
	question := dnsAnswer{Question: name + " " + kind, Answer: outsideAnswer}
	if !strings.HasSuffix(name, ".cluster.local.") && !strings.HasSuffix(name, ".in-addr.arpa.") && !strings.HasSuffix(name, ".ip6.arpa.") {
		return question
	}
	message, answer := new(dns.Msg), &asked{}
	message.SetQuestion(name, dns.StringToType[kind])
	code, err := s.nameServer().ServeDNS(context.Background(), answer, message)
	switch {
	case answer.message == nil && err != nil:
		question.Answer = dns.RcodeToString[code]
	case answer.message == nil:
		question.Answer = dns.RcodeToString[code]
	case len(answer.message.Answer) == 0:
		question.Answer = ifElse(answer.message.Rcode == dns.RcodeSuccess, noData, dns.RcodeToString[answer.message.Rcode])
	default:
		question.Answer, question.isRecords = records(answer.message.Answer), true
	}
	return question
}

// noData is the answer for a name that is there, with records of other types alone.
const noData = "NODATA"

// records are the data of an answer's records, in its order.
func records(all []dns.RR) string {
	var texts []string
	for _, one := range all {
		data := strings.TrimPrefix(one.String(), one.Header().String())
		if one.Header().Rrtype == dns.TypeCNAME {
			data = "CNAME " + data
		}
		texts = append(texts, data)
	}
	return strings.Join(texts, " ")
}
