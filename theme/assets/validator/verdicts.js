// Verdicts, relations and the picture of a text, each from a few calls to the worker.
((site) => {
  const MOST = 2 * 1024 * 1024;
  const MOST_JUDGED = 500; // objects: their answers are that many lists on the page
  const DRAWN = 64 * 1024; // a longer text makes no picture worth looking at

  const refuseLarge = (/** @type {string[]} */ ...texts) => {
    const documents = texts.map((text) => text.split(/^---/m).length);
    const total = (/** @type {number[]} */ all) => all.reduce((sum, one) => sum + one, 0);
    if (total(texts.map(({ length }) => length)) > MOST || total(documents) > MOST_JUDGED)
      throw new site.NotJudged("large");
  };

  // A List, or a row of JSON objects, is one document to look at and many to judge.
  const atMost = (/** @type {Verdict[]} */ found) => {
    if (found.length > MOST_JUDGED) throw new site.NotJudged("large");
    return found;
  };

  // The files beside change none of these verdicts: they would come after this one.
  site.verdicts = async ({ file, text, whole, strict = false, dualStack = false }) => {
    refuseLarge(text);
    const check = (/** @type {string} */ text) =>
      site.ask({ call: "check", files: [{ name: file, text }], strict, dualStack });
    if (whole === undefined) return atMost(await check(text));
    const merged = await site.ask({ call: "merge", whole, fragment: text });
    const found = await check(merged.error ? text : merged.text);
    return found.map((/** @type {Verdict} */ one) => lineless(one)); // the merged text has no lines
  };

  site.changes = async ({ file, text }, { file: old, text: there, way }) => {
    refuseLarge(text, there);
    const files = [
      { name: old, text: there },
      { name: file, text },
    ];
    const found = await site.ask({ call: "change", files, way });
    atMost(found.map((/** @type {Change} */ { verdict }) => verdict));
    return found;
  };

  /** @type {(one: Verdict) => Verdict} */
  const lineless = (one) => ({ ...one, line: 0, causes: one.causes.map((cause) => ({ ...cause, line: 0 })) });

  const MOST_KNOWN = 32; // texts beside: what a reader types in another tab becomes one each time
  /** @type {Map<string, Promise<object[]>>} */
  const known = new Map();

  /** @type {(text: string) => Promise<object[]>} */
  const objects = async (text) => {
    const found = await site.ask({ call: "check", files: [{ name: "-", text }] });
    return found.flatMap((/** @type {Verdict} */ one) => (one.object ? [one.object] : []));
  };

  const beside = (/** @type {string[]} */ texts) =>
    texts.map((text) => {
      if (!known.has(text)) {
        const read = objects(text);
        known.set(text, read);
        if (known.size > MOST_KNOWN) known.delete(/** @type {string} */ (known.keys().next().value));
        read.catch(() => known.delete(text));
      }
      return /** @type {Promise<object[]>} */ (known.get(text));
    });

  // Where no Pod is given at all, it is not known that none is selected.
  const unlessAlone = (/** @type {Relation} */ one) =>
    one.alone ? { ...one, problems: one.problems.filter(({ code }) => code !== "selects-nothing") } : one;

  site.related = async ({ file, text, others = [], strict = false }) => {
    refuseLarge(text, ...others);
    const files = [{ name: file, text }, ...others.map((text) => ({ name: "-", text }))];
    const { relations, findings } = await site.ask({ call: "relate", files, strict });
    return { relations: relations.map(unlessAlone), findings };
  };

  site.traced = async ({ file, text, others = [], dualStack = false }, options) => {
    refuseLarge(text, ...others);
    const files = [{ name: file, text }, ...others.map((text) => ({ name: "-", text }))];
    return site.ask({ call: "trace", files, dualStack, ...options });
  };

  site.isSame = (one, other) => one.file === other.file && one.document === other.document && one.item === other.item;

  site.draw = async ({ text, others = [] }, verdicts, relations, drawing, id) => {
    const own = verdicts.flatMap((one) => (one.object ? [one.object] : []));
    const service = own.find((one) => one.kind === "Service" && one.spec?.type !== "ExternalName");
    if (text.length > DRAWN || !service || verdicts.some((one) => one.judged && !one.accepted)) return null;
    const documents = [...own, ...(await Promise.all(beside(others))).flat()];
    const data = { language: site.language, drawing, id, own: own.length, documents, relations };
    return site.ask({ call: "draw", data });
  };
})(site);
