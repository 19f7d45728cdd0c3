// The editor: CodeMirror with YAML, the page's colours and the messages at their lines.
((site) => {
  /** @type {any} */
  const cm = globalThis.codemirror;
  const { tags } = cm;
  const KEYWORD = "var(--md-code-hl-keyword-color)";
  const common = [
    { tag: [tags.string, tags.content], color: "var(--md-code-hl-string-color)" },
    { tag: [tags.number, tags.bool, tags.null], color: "var(--md-code-hl-number-color)" },
    { tag: tags.comment, color: "var(--md-code-hl-comment-color)" },
    { tag: [tags.separator, tags.punctuation, tags.meta], color: "var(--md-code-hl-punctuation-color)" },
  ];
  const colours = (/** @type {object[]} */ ...own) =>
    cm.syntaxHighlighting(cm.HighlightStyle.define([...common, ...own]));

  const looks = cm.EditorView.theme({
    "&": { backgroundColor: "var(--md-code-bg-color)", color: "var(--md-code-fg-color)", fontSize: "0.68rem" },
    "&.cm-focused": { outline: "0.1rem solid var(--md-accent-fg-color)" },
    ".cm-scroller": {
      fontFamily: "var(--md-code-font-family)",
      lineHeight: "1.5",
      maxHeight: "32rem",
      overflow: "auto",
    },
    ".cm-content": { caretColor: "var(--md-code-fg-color)", padding: "0.5em 0" },
    ".cm-cursor": { borderLeftColor: "var(--md-code-fg-color)" },
    ".cm-gutters": { backgroundColor: "transparent", border: "none", color: "var(--md-code-hl-comment-color)" },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
      backgroundColor: "var(--md-accent-fg-color--transparent)",
    },
    ".cm-tooltip": {
      backgroundColor: "var(--md-default-bg-color)",
      color: "var(--md-default-fg-color)",
      border: "0.05rem solid var(--md-default-fg-color--lighter)",
    },
    ".cm-diagnostic": { fontFamily: "inherit", fontSize: "0.64rem", overflowWrap: "anywhere", maxWidth: "30rem" },
  });

  // Thousands of brackets within each other exhaust the stack of what makes a tree of them: then there is no colour.
  const guarded = (/** @type {any} */ parser) => {
    const plain = parser.parse("");
    const wrap = (/** @type {any} */ parse, /** @type {any} */ input) => ({
      advance() {
        try {
          return parse.advance();
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          return new plain.constructor(plain.type, [], [], input.length);
        }
      },
      stopAt: (/** @type {number} */ place) => parse.stopAt(place),
      get parsedPos() {
        return parse.parsedPos;
      },
      get stoppedAt() {
        return parse.stoppedAt;
      },
    });
    return { wrap };
  };
  const { language } = cm.yaml();
  const languages = {
    yaml: [
      language.configure(guarded(language.parser)),
      cm.indentUnit.of("  "),
      colours({ tag: [tags.propertyName, tags.definition(tags.propertyName)], color: KEYWORD }),
    ],
    python: [
      cm.LRLanguage.define({ parser: cm.python.configure(guarded(cm.python)) }),
      cm.indentUnit.of("    "),
      colours(
        { tag: tags.keyword, color: KEYWORD },
        { tag: tags.function(tags.definition(tags.variableName)), color: "var(--md-code-hl-function-color)" },
      ),
    ],
  };

  site.editor = (text, name, changed, written = "yaml") => {
    let marked = 0;
    const element = document.createElement("div");
    // In a document CodeMirror writes its rules as an inline sheet, which the policy forbids; below a shadow root not.
    const root = element.attachShadow({ mode: "open" });
    const view = new cm.EditorView({
      root,
      parent: root,
      doc: text,
      // The text is judged in the worker while the editor shows it here.
      dispatchTransactions(/** @type {any[]} */ transactions, /** @type {any} */ view) {
        if (transactions.some((one) => one.docChanged)) changed(transactions.at(-1).newDoc.toString());
        view.update(transactions);
      },
      extensions: [
        cm.lineNumbers(),
        cm.history(),
        cm.drawSelection(),
        cm.lintGutter(),
        languages[written],
        looks,
        cm.keymap.of([...cm.defaultKeymap, ...cm.historyKeymap, cm.indentWithTab]),
        cm.EditorState.tabSize.of(2),
        cm.EditorView.contentAttributes.of({
          "aria-label": name,
          tabindex: "0",
          spellcheck: "false",
          autocapitalize: "off",
        }),
      ],
    });
    const lineAt = (/** @type {number} */ line) => view.state.doc.line(Math.min(line, view.state.doc.lines));
    return {
      element,
      text: () => view.state.doc.toString(),
      // Such a userEvent is a step of its own for undo, however soon after typing it comes.
      replace(fresh) {
        const changes = { from: 0, to: view.state.doc.length, insert: fresh };
        view.dispatch({ changes, userEvent: "input.replace" });
      },
      focus: () => view.focus(),
      mark(messages) {
        const found = diagnostics(view, messages);
        if (found.length || marked) view.dispatch(cm.setDiagnostics(view.state, found));
        marked = found.length;
      },
      goTo(line) {
        view.dispatch({ selection: { anchor: lineAt(line).from }, scrollIntoView: true });
        view.focus();
      },
      line: (line) => lineAt(line).text,
      rewrite(line, text) {
        const { from, to } = lineAt(line);
        view.dispatch({ changes: { from, to, insert: text }, scrollIntoView: true, userEvent: "input.repair" });
        view.focus();
      },
      destroy: () => view.destroy(),
    };
  };

  /** @type {(view: any, messages: Message[]) => object[]} */
  const diagnostics = (view, messages) =>
    messages
      .filter(({ line }) => line > 0)
      .map(({ line, text, severe }) => {
        const { from, to, text: content } = view.state.doc.line(Math.min(line, view.state.doc.lines));
        const start = from + (content.length - content.trimStart().length);
        return { from: start, to, severity: severe ? "error" : "warning", message: site.short(text) };
      });
})(site);
