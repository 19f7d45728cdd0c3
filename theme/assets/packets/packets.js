// The form that asks where a packet goes: who sends, to where, and what becomes of each Pod.
((site) => {
  const { make } = site;
  const say = site.speaker("packetForm", "try");
  const MODES = ["nftables", "iptables"];
  const STATES = ["ready", "unready", "terminating", "gone"]; // of validator/setting.go
  const CALLER = "pod/client"; // can ask by name
  const MOST_PODS = 40;
  let fields = 0;

  /** @type {(label: string, field: HTMLElement) => HTMLElement} */
  const labelled = (label, field) => {
    field.id = `packet-field-${++fields}`;
    return make("span", {}, make("label", { for: field.id }, label), " ", field);
  };

  const options = (/** @type {string[]} */ values) => values.map((value) => make("option", { value }, value));

  /** @type {(values: string[], change: () => void) => HTMLSelectElement} */
  const choice = (values, change) => make("select", { class: "check-button", change }, ...options(values));

  const nameOf = (/** @type {Simulated["pods"][0]} */ { namespace, name }) =>
    namespace === "default" ? name : `${namespace}/${name}`;

  /** The choices of each Pod that the files make. @type {(change: () => void) => Switches} */
  const podSwitches = (change) => {
    const element = make("div", { class: "packet-form" });
    /** @type {Map<string, {select: HTMLSelectElement, state: string}>} */
    let known = new Map();
    const made = (/** @type {Simulated["pods"][0]} */ { state }) => {
      const select = choice(STATES, change);
      select.value = state;
      return { select, state };
    };
    return {
      element,
      take(pods) {
        const fresh = new Map(
          pods.slice(0, MOST_PODS).map((pod) => [nameOf(pod), known.get(nameOf(pod)) ?? made(pod)]),
        );
        const isSame = [...fresh.keys()].join() === [...known.keys()].join();
        known = fresh;
        if (isSame) return; // the one in use keeps its focus
        element.replaceChildren(...[...known].map(([name, { select }]) => labelled(say("pod", { name }), select)));
      },
      set: () =>
        [...known]
          .filter(([, { select, state }]) => select.value !== state)
          .map(([name, { select }]) => ({ what: `pod/${name}`, is: select.value })),
    };
  };

  /** Offer these callers; one that is chosen and still there stays. @type {(select: HTMLSelectElement, callers: string[], first: string) => void} */
  const offerCallers = (select, callers, first) => {
    const { value } = select;
    if ([...select.options].map((one) => one.value).join() === callers.join()) return;
    select.replaceChildren(...options(callers));
    select.value = [value, first, CALLER].find((one) => callers.includes(one)) ?? callers[0];
  };

  /** Offer these addresses; one that was offered and is no more gives way. @type {(input: HTMLInputElement, list: HTMLElement, addresses: string[]) => void} */
  const offerAddresses = (input, list, addresses) => {
    const old = Array.from(list.children, (one) => /** @type {HTMLOptionElement} */ (one).value);
    const stays = input.value && (addresses.includes(input.value) || !old.includes(input.value));
    if (!stays) input.value = addresses[0] ?? "";
    list.replaceChildren(...options([...new Set(addresses)]));
  };

  /** The picture of an answer, or nothing where there is none. @type {(found: Simulated, id: string) => Promise<Node[]>} */
  const drawn = async ({ error, nodes, pods, traces }, id) => {
    if (error || traces[0].error) return [];
    const path = { nodes, pods, traced: traces[0] };
    const data = { language: site.language, drawing: "path", id, own: 0, documents: [], relations: [], path };
    const tree = await site.ask({ call: "draw", data }).catch(() => null);
    return tree ? [make("figure", { class: "picture path" }, site.svg(tree))] : [];
  };

  site.packetForm = (first = { from: "", to: "", set: [] }) => {
    /** @type {Judged | undefined} */
    let files;
    /** What there is before anything is switched, once for a text. @type {Promise<Simulated> | undefined} */
    let unswitched;
    let asked = 0;
    const ask = () => follow(++asked).catch(fail);
    const list = make("datalist", { id: `packet-addresses-${++fields}` });
    const caller = choice([], ask);
    const address = make("input", { class: "check-button", list: list.id, change: ask, spellcheck: "false" });
    address.value = first.to;
    const mode = choice(MODES, ask);
    const pods = podSwitches(ask);
    const result = make("div", { role: "status" });
    const rest = make("div", {});
    const answer = make("div", { class: "packet-answer" }, result, rest);
    const id = `packet-path-${++fields}`;
    const asks = [labelled(say("caller"), caller), labelled(say("address"), address), labelled(say("mode"), mode)];
    const form = make("div", { class: "packet-form", role: "group", "aria-label": say("form") }, ...asks, list);
    const element = make("div", {}, form, pods.element, answer);

    const follow = async (/** @type {number} */ number) => {
      const judged = /** @type {Judged} */ (files);
      const there = await beforehand(judged);
      if (number !== asked) return;
      offerCallers(caller, there.callers ?? [], first.from);
      offerAddresses(address, list, there.addresses ?? []);
      pods.take(there.pods ?? []);
      const packets = [{ from: caller.value, to: address.value }];
      const set = [...first.set, ...pods.set()];
      const found = there.error ? there : await site.traced(judged, { packets, mode: mode.value, set });
      const picture = await drawn(found, id);
      if (number === asked) show(found, picture);
    };
    const beforehand = (/** @type {Judged} */ judged) => {
      unswitched ??= site.traced(judged, { set: first.set }).catch((error) => {
        unswitched = undefined; // the next choice tries again
        throw error;
      });
      return unswitched;
    };
    /** @type {(found: Simulated, picture: Node[]) => void} */
    const show = ({ error, traces, refused }, picture) => {
      if (error) return tell(site.packetFailure(error));
      const [said, ...others] = site.packetAnswer(traces[0], refused ?? []);
      tell(said, ...picture, ...others);
    };
    const fail = (/** @type {unknown} */ error) =>
      tell(site.packetFailure(say(error instanceof site.NotJudged ? error.message : "failed")));
    const tell = (/** @type {Node[]} */ ...[first, ...others]) => {
      result.replaceChildren(first);
      rest.replaceChildren(...others);
      answer.dataset.asked = String(asked);
    };
    return {
      element,
      focus: () => caller.focus(),
      look(judged) {
        files = judged;
        unswitched = undefined;
        ask();
      },
    };
  };
})(site);
