// The results as text, to paste where a colleague reads them.
((site) => {
  const say = site.speaker("try", "codes");

  site.report = (file, { verdicts, relations, findings, changes, reason }, version) =>
    [
      ...(reason ? [`${file}: ⚠ ${reason}`] : []),
      ...verdicts.flatMap((one) => documentLines(file, one, findings)),
      ...relations.flatMap((one) => relation(one, findings)),
      ...changes.flatMap((one) => site.changeLines(file, one)),
      "",
      say("judgedBy", { version }),
    ].join("\n");

  /** @type {(file: string, one: Verdict, all: Finding[]) => string[]} */
  const documentLines = (file, one, all) => {
    const title = `${file}:${one.first} ${one.kind} ${one.name}`.trimEnd();
    const findings = all.filter((finding) => site.isSame(one, finding));
    const { sign, text } = site.status([one], findings);
    const said = site.messages([one], findings).filter(({ level }) => level !== "unjudged");
    return [`${title}: ${sign} ${text}`, ...said.flatMap(message)];
  };

  /** @type {(one: Message) => string[]} */
  const message = ({ line, text, level, finding }) => {
    const place = line ? `${say("line", { line })}: ` : "";
    const kind = level ? `${say(level)}: ` : "";
    const found = site.explain(text);
    const more = finding ? site.plain(site.advice(finding)) : found && `${found.what} ${found.do}`;
    return [`  ${place}${kind}${text}`, ...(more ? [`    ${more}`] : [])];
  };

  /** @type {(one: Relation, findings: Finding[]) => string[]} */
  const relation = (one, findings) => [
    say("service", { name: one.service }),
    ...site.relationLines(one, findings).map((line) => `${line.inner ? "    " : "  "}${site.sign(line)}${line.text}`),
  ];
})(site);
