// "Run it" on a Python snippet: an editor in the block's place, and what the program prints below it.
((site) => {
  const { make, nameOf } = site;
  const say = site.speaker("run", "editor");
  /** @type {Record<string, {sign: string, verdict: string}>} */
  const ENDS = {
    done: { sign: "✓", verdict: "accepted" },
    error: { sign: "✗", verdict: "rejected" },
    stopped: { sign: "⚠", verdict: "not-judged" },
    unloaded: { sign: "⚠", verdict: "not-judged" },
  };

  /** The files that lie beside a snippet, by their names. */
  const beside = (/** @type {string} */ file) =>
    Object.fromEntries(site.data.runs[file].map((path) => [nameOf(path), site.data.examples[path]]));

  site.runIt = ({ block, press, file, closed }) => {
    const inFolder = location.protocol === "file:"; // from there a browser starts no such worker
    const close = () => {
      ended();
      element.remove();
      block.classList.remove("check-open");
      closed();
      press.hidden = false;
      press.focus();
    };
    const leave = site.button(say("close"), close);
    const { element, ended } = inFolder ? told(nameOf(file), leave) : runner(file, leave);
    block.classList.toggle("check-open", !inFolder); // hides its code
    press.hidden = true;
    block.append(element);
    leave.focus();
    element.scrollIntoView({ block: "nearest" });
  };

  const told = (/** @type {string} */ name, /** @type {Node} */ leave) => {
    const status = make("p", { class: "check-status", role: "status" }, say("folder"));
    const command = make("pre", { tabindex: 0 }, make("code", {}, `python ${name}`));
    const element = site.frame(name, status, [leave], make("section", { class: "check-section" }, command));
    return { element, ended: () => {} };
  };

  /** @type {(file: string, leave: Node) => {element: HTMLElement, ended: () => void}} */
  const runner = (file, leave) => {
    const name = nameOf(file);
    const label = say("edit", { file: name });
    const own = site.data.examples[file];
    const kept = site.recall(file);
    const status = make("p", { class: "check-status", role: "status" });
    const hint = make("p", { class: "check-hint" }, say("leave"));
    const printed = make("code", {});
    const keep = (/** @type {string} */ text) => {
      hint.textContent = say(site.keep(file, text === own ? null : text) ? "leave" : "notKept");
    };
    const editor = site.editor(kept ?? own, label, keep, "python");
    let busy = false;
    let open = true;

    const show = (/** @type {string} */ state) => {
      const { sign, verdict } = ENDS[state] ?? { sign: "", verdict: state };
      element.dataset.verdict = verdict;
      status.replaceChildren(make("span", { "aria-hidden": "true" }, sign && `${sign} `), say(state));
    };
    const work = (/** @type {boolean} */ now) => {
      busy = now;
      press.ariaDisabled = String(now); // a disabled one would lose the focus
    };
    const run = async () => {
      if (busy) return;
      work(true);
      printed.textContent = "";
      show("loading");
      const ended = await site.python(
        name,
        { ...beside(file), [name]: editor.text() },
        { wanted: () => open, runs: () => show("running"), said: (text) => printed.append(text) },
      );
      if (ended === "done" && !printed.textContent) printed.textContent = say("silent");
      show(ended);
      work(false);
    };
    const press = site.button(say("run"), run);
    const reset = site.button(say("reset"), () => editor.replace(own));
    const output = make("pre", { tabindex: 0, role: "region", "aria-label": say("output") }, printed);
    const content = [editor.element, hint, site.section(say("output"), output)];
    const element = site.frame(label, status, [press, reset, leave], ...content);
    if (kept === null) run();
    else show("kept"); // it may be what took too long
    const ended = () => {
      open = false;
      if (element.dataset.verdict === "running") site.stopPython();
      editor.destroy();
    };
    return { element, ended };
  };
})(site);
