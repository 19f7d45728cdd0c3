// Verdicts, relations and the picture of a text, each from a few calls to the worker.
((site) => {
  const MOST = 2 * 1024 * 1024;
  const MOST_JUDGED = 500; // objects: their answers are that many lists on the page
  const SEPARATOR = "\n---\n"; // as src/servicedocs/markdown/judge.py joins files
  const DRAWN = 64 * 1024; // a longer text makes no picture worth looking at

  const refuseLarge = (/** @type {string} */ text) => {
    if (text.length > MOST || text.split(/^---/m).length > MOST_JUDGED) throw new site.NotJudged("large");
  };

  // A List, or a row of JSON objects, is one document to look at and many to judge.
  const atMost = (/** @type {Verdict[]} */ found) => {
    if (found.length > MOST_JUDGED) throw new site.NotJudged("large");
    return found;
  };

  site.verdicts = async (text, file, whole) => {
    refuseLarge(text);
    if (whole === undefined) return atMost(await site.ask({ call: "check", file, text }));
    const merged = await site.ask({ call: "merge", whole, fragment: text });
    const found = await site.ask({ call: "check", file, text: merged.error ? text : merged.text });
    return found.map((/** @type {Verdict} */ one) => lineless(one)); // the merged text has no lines
  };

  /** @type {(one: Verdict) => Verdict} */
  const lineless = (one) => ({ ...one, line: 0, causes: one.causes.map((cause) => ({ ...cause, line: 0 })) });

  /** @type {Map<string, Promise<object[]>>} */
  const known = new Map();

  /** @type {(text: string) => Promise<object[]>} */
  const objects = async (text) => {
    const found = await site.ask({ call: "check", file: "-", text });
    return found.flatMap((/** @type {Verdict} */ one) => (one.object ? [one.object] : []));
  };

  const beside = (/** @type {string[]} */ texts) =>
    texts.map((text) => {
      if (!known.has(text)) {
        const read = objects(text);
        known.set(text, read);
        read.catch(() => known.delete(text));
      }
      return /** @type {Promise<object[]>} */ (known.get(text));
    });

  // Where no Pod is given at all, it is not known that none is selected.
  const unlessAlone = (/** @type {Relation} */ one) =>
    one.alone ? { ...one, problems: one.problems.filter(({ code }) => code !== "selects-nothing") } : one;

  site.relations = async (text, others) => {
    refuseLarge(text);
    const found = await site.ask({ call: "relate", text, beside: others.join(SEPARATOR) });
    return found.map(unlessAlone);
  };

  site.draw = async (text, verdicts, relations, others, drawing, id) => {
    const own = verdicts.flatMap((one) => (one.object ? [one.object] : []));
    const service = own.find((one) => one.kind === "Service" && one.spec?.type !== "ExternalName");
    if (text.length > DRAWN || !service || verdicts.some((one) => !one.accepted)) return null;
    const documents = [...own, ...(await Promise.all(beside(others))).flat()];
    const data = { language: site.language, drawing, id, own: own.length, documents, relations };
    return site.ask({ call: "draw", data });
  };
})(site);
