package main

import (
	"net"
	"regexp"
	"strconv"
	"strings"

	"sigs.k8s.io/knftables"
)

// clause is a part of a rule, in the words that proxier.go of pkg/proxy/nftables
// writes. A rule with another word is an error, never a guess.
type clause struct {
	form  *regexp.Regexp
	apply applyClause
}

// part is one part of one rule as it was read.
type part struct {
	words []string // what the form found
	ways  []string // of a choice of chance
	apply applyClause
}

type applyClause func(r *nftablesRules, t *trace, chain, rule string, p *part) verdictOfRules

func matching(test func(r *nftablesRules, t *trace, m []string) bool) applyClause {
	return func(r *nftablesRules, t *trace, _, _ string, p *part) verdictOfRules {
		return ifElse(test(r, t, p.words), goesOn, misses)
	}
}

var clauses []clause

func init() { // not where it is declared: what they apply reads rules by them again
	for _, one := range []struct {
		form  string
		apply applyClause
	}{
		{`ct state new`, matching(func(*nftablesRules, *trace, []string) bool { return true })},
		{`ct status dnat`, matching(func(_ *nftablesRules, t *trace, _ []string) bool { return t.dnatted })},
		{`ip6? saddr \. ip6? daddr \. meta l4proto \. th dport @(\S+)`, matching(func(r *nftablesRules, t *trace, m []string) bool {
			return r.inSet(m[1], t.source, t.target, t.protocol, strconv.Itoa(t.port))
		})},
		{`ip6? daddr \. meta l4proto \. th dport vmap @(\S+)`, func(r *nftablesRules, t *trace, chain, rule string, p *part) verdictOfRules {
			return r.lookUp(t, chain, rule, p.words[1], t.target, t.protocol, strconv.Itoa(t.port))
		}},
		{`meta l4proto \. th dport vmap @(\S+)`, func(r *nftablesRules, t *trace, chain, rule string, p *part) verdictOfRules {
			return r.lookUp(t, chain, rule, p.words[1], t.protocol, strconv.Itoa(t.port))
		}},
		{`ip6? (s|d)addr @(\S+)`, matching(func(r *nftablesRules, t *trace, m []string) bool { return r.inSet(m[2], t.end(m[1])) })},
		{`ip6? (s|d)addr (!= )?\{ ?([^}]*?) ?\}`, matching(func(_ *nftablesRules, t *trace, m []string) bool {
			return within(t.end(m[1]), strings.Split(m[3], ",")) == (m[2] == "")
		})},
		{`ip6? (s|d)addr (!= )?([\da-f.:/]+)`, matching(func(_ *nftablesRules, t *trace, m []string) bool {
			return within(t.end(m[1]), []string{m[3]}) == (m[2] == "")
		})},
		{`fib (s|d)addr type local`, matching(func(_ *nftablesRules, t *trace, m []string) bool { return t.on.isLocal(t.end(m[1])) })},
		{`meta l4proto (tcp|udp|sctp)`, matching(func(_ *nftablesRules, t *trace, m []string) bool { return m[1] == t.protocol })},
		{`mark and 0x[0-9a-f]+ != 0 mark set mark xor 0x[0-9a-f]+`, matching(func(_ *nftablesRules, t *trace, _ []string) bool {
			was := t.marked
			t.marked = false
			return was
		})},
		{`mark set mark or 0x[0-9a-f]+`, func(_ *nftablesRules, t *trace, chain, rule string, _ *part) verdictOfRules {
			t.marked = true
			t.step(chain, rule, "mark for masquerade")
			return goesOn
		}},
		{`masquerade fully-random`, func(_ *nftablesRules, t *trace, chain, rule string, _ *part) verdictOfRules {
			t.masquerade(chain, rule)
			return decided
		}},
		{`update @\S+ \{ ip6? saddr \}`, func(_ *nftablesRules, t *trace, chain, rule string, _ *part) verdictOfRules {
			t.step(chain, rule, remembers)
			return goesOn
		}},
		{`(jump|goto) (\S+)`, func(r *nftablesRules, t *trace, chain, rule string, p *part) verdictOfRules {
			t.step(chain, rule, p.words[0])
			return t.unlessInVain(r.call(t, p.words[1], p.words[2]), p.words[2])
		}},
		{`numgen random mod (\d+) vmap \{ (.*) \}`, func(r *nftablesRules, t *trace, chain, rule string, p *part) verdictOfRules {
			says := p.pick(t)
			t.step(chain, rule, says)
			return r.call(t, "goto", strings.TrimPrefix(says, "goto "))
		}},
		{`dnat ip6? addr \. port to numgen random mod (\d+) map \{ (.*) \}`, func(_ *nftablesRules, t *trace, chain, rule string, p *part) verdictOfRules {
			return t.rewrite(chain, rule, addressAndPort(p.pick(t)))
		}},
		{`dnat to (\S+)`, func(_ *nftablesRules, t *trace, chain, rule string, p *part) verdictOfRules {
			return t.rewrite(chain, rule, p.words[1])
		}},
		{`(drop|reject)`, func(_ *nftablesRules, t *trace, chain, rule string, p *part) verdictOfRules {
			t.step(chain, rule, p.words[1])
			return ifElse(p.words[1] == "drop", dropped, rejected)
		}},
	} {
		clauses = append(clauses, clause{regexp.MustCompile(`^` + one.form), one.apply})
	}
}

// addressAndPort is an element of a map to destinations, as a rule without a map has it.
func addressAndPort(element string) string {
	address, port, _ := strings.Cut(element, " . ")
	return net.JoinHostPort(address, port)
}

// pick takes one of the ways of a map from numbers: each is as likely.
func (p *part) pick(t *trace) string {
	if p.ways == nil {
		for _, one := range strings.Split(p.words[2], ",") {
			_, way, _ := strings.Cut(one, ":")
			p.ways = append(p.ways, strings.TrimSpace(way))
		}
	}
	return p.ways[t.choose(len(p.ways))]
}

func (r *nftablesRules) run(t *trace, chain string) verdictOfRules {
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
func (r *nftablesRules) rule(t *trace, chain, whole string) (verdict verdictOfRules, left bool) {
	parts, ok := r.read(whole)
	if !ok {
		t.fail("unknown form of a rule: %s", whole)
		return dropped, true
	}
	for i := range parts {
		t.wentTo = false
		if verdict = parts[i].apply(r, t, chain, whole, &parts[i]); verdict != goesOn || t.wentTo {
			return verdict, t.wentTo
		}
	}
	return goesOn, false
}

// read takes a rule apart, once for all packets.
func (r *nftablesRules) read(whole string) ([]part, bool) {
	if known, ok := r.parts[whole]; ok {
		return known, true
	}
	var parts []part
	for rest := whole; rest != ""; {
		one, m := clauseOf(rest)
		if one == nil {
			return nil, false
		}
		parts = append(parts, part{words: m, apply: one.apply})
		rest = strings.TrimSpace(rest[len(m[0]):])
	}
	r.parts[whole] = parts
	return parts, true
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
func (r *nftablesRules) call(t *trace, way, chain string) verdictOfRules {
	verdict := r.run(t, chain)
	t.wentTo = way == "goto" && verdict == goesOn
	return verdict
}

func (r *nftablesRules) lookUp(t *trace, chain, rule, name string, key ...string) verdictOfRules {
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

func (r *nftablesRules) inSet(name string, key ...string) bool {
	set := r.table.Sets[name]
	return set != nil && set.FindElement(key...) != nil
}
