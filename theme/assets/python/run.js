// "Run it" on a Python snippet: an editor in the block's place, and what the program prints below it.
((check) => {
  const { make, say } = check;
  const word = check.pythonWord;
  /** @type {Record<string, {sign: string, verdict: string}>} */
  const ENDS = {
    done: { sign: "✓", verdict: "accepted" },
    error: { sign: "✗", verdict: "rejected" },
    stopped: { sign: "⚠", verdict: "not-judged" },
    unloaded: { sign: "⚠", verdict: "not-judged" },
  };
  const nameOf = (/** @type {string} */ path) => path.slice(path.lastIndexOf("/") + 1);

  /** The files that lie beside a snippet, by their names. */
  const beside = (/** @type {string} */ file) =>
    Object.fromEntries(check.data.runs[file].map((path) => [nameOf(path), check.data.examples[path]]));

  /** @type {(name: string, status: Node, buttons: Node[], ...content: Node[]) => HTMLElement} */
  const frame = (name, status, buttons, ...content) =>
    make(
      "div",
      { class: "check screen-only", role: "group", "aria-label": say("edit", { file: name }) },
      make("div", { class: "check-bar" }, status, make("div", { class: "check-buttons" }, ...buttons)),
      ...content,
    );

  /** @type {Check["runIt"]} */
  check.runIt = ({ block, press, file, closed }) => {
    const inFolder = location.protocol === "file:"; // from there a browser starts no such worker
    const close = () => {
      element.remove();
      block.classList.remove("check-open");
      closed();
      press.hidden = false;
      press.focus();
    };
    const leave = check.button(say("close"), close);
    const element = inFolder ? told(nameOf(file), leave) : runner(file, leave);
    block.classList.toggle("check-open", !inFolder); // hides its code
    press.hidden = true;
    block.append(element);
    leave.focus();
    element.scrollIntoView({ block: "nearest" });
  };

  const told = (/** @type {string} */ name, /** @type {Node} */ leave) => {
    const status = make("p", { class: "check-status", role: "status" }, word("folder"));
    const command = make("pre", { tabindex: 0 }, make("code", {}, `python ${name}`));
    return frame(name, status, [leave], make("section", { class: "check-section" }, command));
  };

  /** @type {(file: string, leave: Node) => HTMLElement} */
  const runner = (file, leave) => {
    const name = nameOf(file);
    const own = check.data.examples[file];
    const status = make("p", { class: "check-status", role: "status" });
    const printed = make("code", {});
    const keep = (/** @type {string} */ text) => check.keep(file, text === own ? null : text);
    const editor = check.editor(check.recall(file) ?? own, say("edit", { file: name }), keep, "python");

    const show = (/** @type {string} */ state) => {
      const { sign, verdict } = ENDS[state] ?? { sign: "", verdict: "running" };
      element.dataset.verdict = verdict;
      status.replaceChildren(make("span", { "aria-hidden": "true" }, sign && `${sign} `), word(state));
    };
    const run = async () => {
      press.disabled = true;
      printed.textContent = "";
      show("loading");
      const ended = await check.python(
        name,
        { ...beside(file), [name]: editor.text() },
        { said: (text) => printed.append(text), runs: () => show("running") },
      );
      if (ended === "done" && !printed.textContent) printed.textContent = word("silent");
      show(ended);
      press.disabled = false;
    };
    const press = check.button(word("run"), run);
    const reset = check.button(say("reset"), () => editor.replace(own));
    const element = frame(
      name,
      status,
      [press, reset, leave],
      editor.element,
      make("p", { class: "check-hint" }, say("leave")),
      check.section(word("output"), make("pre", { tabindex: 0, "aria-label": word("output") }, printed)),
    );
    run();
    return element;
  };
})((globalThis.check ??= /** @type {Check} */ ({})));
