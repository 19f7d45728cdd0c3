// The results as text, to paste where a colleague reads them.
((site) => {
  const say = site.speaker("try");

  site.report = (file, { verdicts, relations, reason }, version) =>
    [
      ...(reason ? [`${file}: ⚠ ${reason}`] : []),
      ...verdicts.flatMap((one) => documentLines(file, one, relations)),
      ...relations.flatMap(relation),
      "",
      say("judgedBy", { version }),
    ].join("\n");

  /** @type {(file: string, one: Verdict, relations: Relation[]) => string[]} */
  const documentLines = (file, one, relations) => {
    const title = `${file}:${one.first} ${one.kind} ${one.name}`.trimEnd();
    const { sign, text } = site.status(
      [one],
      relations.filter(({ document, item }) => document === one.document && item === one.item),
    );
    return [`${title}: ${sign} ${text}`, ...site.messages([one]).flatMap(message)];
  };

  /** @type {(one: Message) => string[]} */
  const message = ({ line, text }) => {
    const found = site.explain(text);
    const place = line ? `${say("line", { line })}: ` : "";
    return [`  ${place}${text}`, ...(found ? [`    ${found.what} ${found.do}`] : [])];
  };

  /** @type {(one: Relation) => string[]} */
  const relation = (one) => [
    say("service", { name: one.service }),
    ...site.relationLines(one).map((line) => `${line.inner ? "    " : "  "}${site.sign(line)}${line.text}`),
  ];
})(site);
