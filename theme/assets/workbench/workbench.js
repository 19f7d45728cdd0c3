// The page where readers check manifests of their own.
((site) => {
  const { make } = site;
  const say = site.speaker("workbench");
  const FILE = "workbench";
  const CLUSTER = "cluster:"; // before the name of a text: what is in the cluster beside it
  const NAME = "manifest.yaml";
  const MOST_LINK = 30_000; // characters: longer ones do not survive a chat

  /** @type {(path: string) => string} */
  const sample = (path) => {
    const files = [path, ...(site.data.beside[path] ?? [])];
    return files
      .map((each) => site.data.examples[each].trimEnd())
      .join("\n---\n")
      .concat("\n");
  };

  /** @type {(choose: (text: string) => void) => HTMLElement} */
  const samples = (choose) => {
    const topics = Map.groupBy(site.data.samples, (path) => path.split("/")[0]);
    const groups = [...topics].map(([topic, paths]) =>
      make(
        "optgroup",
        { label: topic },
        ...paths.map((path) => make("option", { value: path }, path.split("/").slice(1).join("/"))),
      ),
    );
    const title = make("option", { value: "", disabled: true, selected: true }, say("sample"));
    const list = make("select", { "aria-label": say("sample"), class: "check-button" }, title, ...groups);
    list.addEventListener("change", () => choose(sample(list.value)));
    return list;
  };

  /** A file's text; scripts/check too refuses bytes that are not UTF-8. */
  const read = async (/** @type {File} */ file) =>
    new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());

  /** @type {(choose: (text: string) => void, told: HTMLElement) => HTMLElement} */
  const opener = (choose, told) => {
    const input = make("input", { type: "file", multiple: true, hidden: true, accept: ".yaml,.yml,.json,text/*" });
    input.addEventListener("change", async () => {
      try {
        const texts = await Promise.all([...(input.files ?? [])].map(read));
        if (texts.length) choose(texts.join("\n---\n"));
        told.replaceChildren();
      } catch {
        told.replaceChildren(say("notText"));
      }
      input.value = "";
    });
    return make(
      "span",
      {},
      input,
      site.button(say("open"), () => input.click()),
    );
  };

  const save = (/** @type {string} */ text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    make("a", { href: address, download: NAME }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  /** Put a text on the clipboard; where that is forbidden, into a field to copy from. */
  const copy = async (/** @type {string} */ text, /** @type {HTMLElement} */ told) => {
    try {
      await navigator.clipboard.writeText(text);
      told.replaceChildren(say("copied"));
    } catch {
      const field = make("textarea", { readonly: true, rows: "4", "aria-label": say("toCopy") }, text);
      told.replaceChildren(field);
      field.select();
    }
  };

  /** @type {(text: string, over: string | null, told: HTMLElement) => Promise<void>} */
  const share = async (text, over, told) => {
    const fragment = await site.toFragment(text, over);
    if (fragment.length > MOST_LINK) {
      told.replaceChildren(say("long"));
      return;
    }
    await copy(location.href.split("#")[0] + fragment, told);
  };

  /** The texts of a link, and the file that it is for the storage: not the reader's own. */
  const shared = async (/** @type {string} */ hash, /** @type {HTMLElement} */ told) => {
    try {
      const found = await site.fromFragment(hash);
      if (found) told.replaceChildren();
      return { text: null, over: null, ...found, file: found ? FILE + hash : FILE };
    } catch {
      told.replaceChildren(say("badLink"));
      return { text: null, over: null, file: FILE };
    }
  };

  /** What is in the cluster, as it was typed over that of a link. */
  const recalled = (/** @type {{over: string | null, file: string}} */ { over, file }) =>
    site.recall(CLUSTER + file) ?? over;

  site.workbench = async (place) => {
    const told = make("div", { class: "check-told", role: "status" });
    const linked = await shared(location.hash, told);
    let { file } = linked;
    addEventListener("hashchange", async () => {
      const { hash } = location;
      const fresh = await shared(hash, told);
      if (fresh.text === null || hash !== location.hash) return; // another link has come meanwhile
      file = fresh.file;
      panel.editor.replace(site.recall(file) ?? fresh.text);
      over.take(recalled(fresh));
    });
    const over = site.over(
      () => {
        panel.look();
        return site.keep(CLUSTER + file, over.text());
      },
      (choose) => [opener(choose, told)],
    );
    const report = async () => {
      await panel.settled();
      const version = await site.start().catch(() => "");
      await copy(site.report(NAME, panel.seen, version), told);
    };
    const choose = (/** @type {string} */ fresh) => panel.editor.replace(fresh);
    const buttons = [
      samples(choose),
      opener(choose, told),
      site.button(say("save"), () => save(panel.editor.text())),
      site.button(say("share"), () => share(panel.editor.text(), over.text(), told)),
      site.button(say("report"), report),
      site.button(say("clear"), () => choose("")),
      over.button,
    ];
    const panel = site.panel({
      file: NAME,
      name: say("manifest"),
      text: site.recall(file) ?? linked.text ?? "",
      beside: () => [],
      drawing: "traffic",
      buttons,
      typed: (now) => site.keep(file, now || null),
      over: over.judge,
      pane: [over.place],
    });
    place.replaceChildren(panel.element, told);
    over.take(recalled(linked));
    panel.editor.focus();
  };
})(site);
