package main

import (
	"math"
	"strconv"
	"strings"
)

// iptablesRule is a line of iptables-save: what it asks of a packet, and its target.
type iptablesRule struct {
	text   string
	tests  []iptablesTest
	target string
	values map[string]string // of the target's options
}

type iptablesTest struct {
	option, value string
	not           bool
}

// targetOptions belong to a target, not to a test.
var targetOptions = map[string]bool{"--to-destination": true, "--or-mark": true, "--xor-mark": true, "--set-xmark": true, "--reject-with": true}

// flags are options without a value.
var flags = map[string]bool{"--random-fully": true, "--rcheck": true, "--reap": true, "--set": true, "--rsource": true}

// readRule splits a line into its options.
func readRule(text string) iptablesRule {
	rule := iptablesRule{text: text, values: map[string]string{}}
	not, words := false, wordsOf(text)
	for i := 0; i < len(words); i++ {
		option := words[i]
		if option == "!" {
			not = true
			continue
		}
		value := ""
		if !flags[option] && i+1 < len(words) {
			i++
			value = words[i]
		}
		for option == "--comment" && i+1 < len(words) && words[i+1][0] != '-' && words[i+1] != "!" { // a fake's has no quotes
			i++
		}
		switch {
		case option == "-A" || option == "-m":
		case option == "-j" || option == "-g":
			rule.target = value
		case targetOptions[option] || option == "--random-fully":
			rule.values[option] = value
		default:
			rule.tests = append(rule.tests, iptablesTest{option, value, not})
		}
		not = false
	}
	return rule
}

// wordsOf are the words of a line, of which a quoted one is one.
func wordsOf(text string) (all []string) {
	for i, part := range strings.Split(text, `"`) {
		if i%2 == 1 {
			all = append(all, part)
			continue
		}
		all = append(all, strings.Fields(part)...)
	}
	return all
}

func (r *iptablesRules) run(t *trace, chain string) verdictOfRules {
	table, name, _ := strings.Cut(chain, " ")
	rules, ok := r.chain(table, name)
	if !ok {
		t.fail("no chain %s", chain)
		return dropped
	}
	for i := range rules {
		if !t.passes(&rules[i]) {
			continue
		}
		verdict, left := r.target(t, chain, table, &rules[i])
		if verdict != goesOn || left {
			return verdict
		}
	}
	return goesOn
}

// passes tells whether a packet is one that a rule is for.
func (t *trace) passes(rule *iptablesRule) bool {
	for _, one := range rule.tests {
		if t.is(one, rule) == one.not {
			return false
		}
	}
	return true
}

func (t *trace) is(test iptablesTest, rule *iptablesRule) bool {
	switch test.option {
	case "--comment", "--name", "--mask", "--mode", "--seconds", "--reap", "--rsource", "--nfacct-name":
		return true
	case "--set":
		t.step("", rule.text, remembers)
		return true
	case "-p":
		return test.value == t.protocol
	case "-s":
		return within(t.source, []string{test.value})
	case "-d":
		return within(t.target, []string{test.value})
	case "--dport":
		return test.value == strconv.Itoa(t.port)
	case "--dst-type":
		return test.value == "LOCAL" && t.on.isLocal(t.target)
	case "--src-type":
		return test.value == "LOCAL" && t.on.isLocal(t.source)
	case "--ctstate":
		return strings.Contains(test.value, "NEW") || t.dnatted && strings.Contains(test.value, "DNAT")
	case "--mark":
		return (test.value == "0x00004000/0x00004000" || test.value == "0x4000/0x4000") && t.marked
	case "--probability":
		return t.drawn(test.value)
	case "--rcheck": // a client's first connection: nothing is remembered
		return false
	}
	t.fail("unknown test of a rule: %s", rule.text)
	return false
}

// drawn takes or leaves a rule that matches one in so many packets.
func (t *trace) drawn(probability string) bool {
	written, err := strconv.ParseFloat(probability, 64)
	if err != nil {
		t.fail("probability %s: %v", probability, err)
	}
	taken := 1 / math.Round(1/written)
	return t.chooseOf(taken, 1-taken) == 0
}

// target does what a rule does to a packet that it is for; left says that it ends the
// chain, and what called it goes on.
func (r *iptablesRules) target(t *trace, chain, table string, rule *iptablesRule) (verdict verdictOfRules, left bool) {
	switch rule.target {
	case "":
		return goesOn, false
	case "RETURN":
		return goesOn, true
	case "ACCEPT":
		return decided, false
	case "DROP":
		t.step(chain, rule.text, "drop")
		return dropped, false
	case "REJECT":
		t.step(chain, rule.text, "reject")
		return rejected, false
	case "DNAT":
		return t.rewrite(chain, rule.text, rule.values["--to-destination"]), false
	case "MASQUERADE":
		t.masquerade(chain, rule.text)
		return decided, false
	case "MARK":
		if t.marked = rule.values["--or-mark"] != ""; t.marked {
			t.step(chain, rule.text, "mark for masquerade")
		}
		return goesOn, false
	}
	t.step(chain, rule.text, "jump "+rule.target)
	return t.unlessInVain(r.run(t, table+" "+rule.target), rule.target), false
}
