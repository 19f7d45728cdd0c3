package main

import (
	"net/netip"
	"regexp"
	"strconv"
	"strings"

	"sigs.k8s.io/knftables"
)

// verdictOfRules is what a chain did to a packet.
type verdictOfRules int

const (
	goesOn  verdictOfRules = iota // to the rule after, or the calling chain's next
	misses                        // a part of the rule does not match
	decided                       // this hook's chain ends: the packet is rewritten
	dropped
	rejected
)

// clause is a part of a rule, in the words that proxier.go of pkg/proxy/nftables
// writes. A rule with another word is an error, never a guess.
type clause struct {
	form  *regexp.Regexp
	apply func(r nftablesRules, t *trace, chain, rule string, m []string) verdictOfRules
}

func matching(test func(r nftablesRules, t *trace, m []string) bool) func(nftablesRules, *trace, string, string, []string) verdictOfRules {
	return func(r nftablesRules, t *trace, _, _ string, m []string) verdictOfRules {
		return ifElse(test(r, t, m), goesOn, misses)
	}
}

var clauses []clause

func init() {
	for _, one := range []struct {
		form  string
		apply func(nftablesRules, *trace, string, string, []string) verdictOfRules
	}{
		{`ct state new`, matching(func(nftablesRules, *trace, []string) bool { return true })},
		{`ct status dnat`, matching(func(_ nftablesRules, t *trace, _ []string) bool { return t.dnatted })},
		{`ip saddr \. ip daddr \. meta l4proto \. th dport @(\S+)`, matching(func(r nftablesRules, t *trace, m []string) bool {
			return r.inSet(m[1], t.source, t.target, t.protocol, strconv.Itoa(t.port))
		})},
		{`ip daddr \. meta l4proto \. th dport vmap @(\S+)`, func(r nftablesRules, t *trace, chain, rule string, m []string) verdictOfRules {
			return r.lookUp(t, chain, rule, m[1], t.target, t.protocol, strconv.Itoa(t.port))
		}},
		{`meta l4proto \. th dport vmap @(\S+)`, func(r nftablesRules, t *trace, chain, rule string, m []string) verdictOfRules {
			return r.lookUp(t, chain, rule, m[1], t.protocol, strconv.Itoa(t.port))
		}},
		{`ip (s|d)addr @(\S+)`, matching(func(r nftablesRules, t *trace, m []string) bool { return r.inSet(m[2], t.end(m[1])) })},
		{`ip (s|d)addr (!= )?\{ ?([^}]*?) ?\}`, matching(func(_ nftablesRules, t *trace, m []string) bool {
			return within(t.end(m[1]), strings.Split(m[3], ",")) == (m[2] == "")
		})},
		{`ip (s|d)addr (!= )?([\d./]+)`, matching(func(_ nftablesRules, t *trace, m []string) bool {
			return within(t.end(m[1]), []string{m[3]}) == (m[2] == "")
		})},
		{`fib (s|d)addr type local`, matching(func(_ nftablesRules, t *trace, m []string) bool { return t.on.isLocal(t.end(m[1])) })},
		{`meta l4proto (tcp|udp|sctp)`, matching(func(_ nftablesRules, t *trace, m []string) bool { return m[1] == t.protocol })},
		{`mark and 0x[0-9a-f]+ != 0 mark set mark xor 0x[0-9a-f]+`, matching(func(_ nftablesRules, t *trace, _ []string) bool {
			was := t.marked
			t.marked = false
			return was
		})},
		{`mark set mark or 0x[0-9a-f]+`, func(_ nftablesRules, t *trace, chain, rule string, _ []string) verdictOfRules {
			t.marked = true
			t.step(chain, rule, "mark for masquerade")
			return goesOn
		}},
		{`masquerade fully-random`, func(_ nftablesRules, t *trace, chain, rule string, _ []string) verdictOfRules {
			t.masquerade(chain, rule)
			return decided
		}},
		{`update @\S+ \{ ip saddr \}`, func(_ nftablesRules, t *trace, chain, rule string, _ []string) verdictOfRules {
			t.step(chain, rule, remembers)
			return goesOn
		}},
		{`(jump|goto) (\S+)`, func(r nftablesRules, t *trace, chain, rule string, m []string) verdictOfRules {
			t.step(chain, rule, m[0])
			return t.unlessInVain(r.call(t, m[1], m[2]), m[2])
		}},
		{`numgen random mod (\d+) vmap \{ (.*) \}`, func(r nftablesRules, t *trace, chain, rule string, m []string) verdictOfRules {
			says := strings.TrimSpace(pick(t, m[1], m[2]))
			t.step(chain, rule, says)
			return r.call(t, "goto", strings.TrimPrefix(says, "goto "))
		}},
		{`dnat ip addr \. port to numgen random mod (\d+) map \{ (.*) \}`, func(_ nftablesRules, t *trace, chain, rule string, m []string) verdictOfRules {
			return t.rewrite(chain, rule, strings.Replace(pick(t, m[1], m[2]), " . ", ":", 1))
		}},
		{`dnat to (\S+)`, func(_ nftablesRules, t *trace, chain, rule string, m []string) verdictOfRules {
			return t.rewrite(chain, rule, m[1])
		}},
		{`(drop|reject)`, func(_ nftablesRules, t *trace, chain, rule string, m []string) verdictOfRules {
			t.step(chain, rule, m[1])
			return ifElse(m[1] == "drop", dropped, rejected)
		}},
	} {
		clauses = append(clauses, clause{regexp.MustCompile(`^` + one.form), one.apply})
	}
}

// pick takes one of the ways of a map from numbers: each is as likely.
func pick(t *trace, number, elements string) string {
	count, _ := strconv.Atoi(number)
	_, way, _ := strings.Cut(strings.Split(elements, ",")[t.choose(count)], ":")
	return strings.TrimSpace(way)
}

func (r nftablesRules) run(t *trace, chain string) verdictOfRules {
	found := r.table.Chains[chain]
	if found == nil {
		t.fail("no chain %s", chain)
		return dropped
	}
	for _, rule := range found.Rules {
		verdict, left := r.rule(t, chain, rule.Rule)
		if verdict > misses || left {
			return verdict
		}
	}
	return goesOn
}

// rule takes a packet through one rule; left says that a goto ends this chain.
func (r nftablesRules) rule(t *trace, chain, whole string) (verdict verdictOfRules, left bool) {
	for rest := whole; rest != ""; {
		one, m := clauseOf(rest)
		if one == nil {
			t.fail("unknown form of a rule: %s", whole)
			return dropped, true
		}
		t.wentTo = false
		if verdict = one.apply(r, t, chain, whole, m); verdict != goesOn {
			return verdict, false
		}
		if t.wentTo {
			t.wentTo = false
			return goesOn, true
		}
		rest = strings.TrimSpace(rest[len(m[0]):])
	}
	return goesOn, false
}

func clauseOf(rest string) (*clause, []string) {
	for i := range clauses {
		if m := clauses[i].form.FindStringSubmatch(rest); m != nil {
			return &clauses[i], m
		}
	}
	return nil, nil
}

// call runs a chain. After a goto, what calls this chain goes on, not this chain.
func (r nftablesRules) call(t *trace, way, chain string) verdictOfRules {
	verdict := r.run(t, chain)
	t.wentTo = way == "goto" && verdict == goesOn
	return verdict
}

func (r nftablesRules) lookUp(t *trace, chain, rule, name string, key ...string) verdictOfRules {
	element := r.table.Maps[name].FindElement(key...)
	if element == nil {
		return misses
	}
	t.step(chain, rule, knftables.Concat(strings.Join(key, " . "), ":", element.Value[0]))
	if way, to, ok := strings.Cut(element.Value[0], " "); ok {
		return r.call(t, way, to)
	}
	return ifElse(element.Value[0] == "drop", dropped, rejected)
}

func (r nftablesRules) inSet(name string, key ...string) bool {
	set := r.table.Sets[name]
	return set != nil && set.FindElement(key...) != nil
}

// within tells whether an address is one of some, or in one of some ranges.
func within(address string, of []string) bool {
	ip, err := netip.ParseAddr(address)
	for _, one := range of {
		one = strings.TrimSpace(one)
		prefix, bad := netip.ParsePrefix(one)
		if one == address || err == nil && bad == nil && prefix.Contains(ip) {
			return true
		}
	}
	return false
}
