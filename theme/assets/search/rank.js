// Ranking of the sections that answer a query: BM25 over title, address, text and the page's own words.
(({ search }) => {
  // What a word counts by where it stands.
  const NAME = 2;
  const IN_CODE = 0.4; // what a command prints, or a manifest repeats
  // A section also answers for what its page is about: less for the page's tags than for its title and address.
  const INHERITED = 0.65;
  const INHERITED_TAG = 0.4;
  // A query that is the name of a page wants just that.
  const PAGE_NAME = 1.3;
  const SECTION_NAME = 0.8;
  // A page that comes after others comes less so with the section that is asked for, in more than a name of two words.
  const SOFT = 0.7;
  const ONE_NAME = 3; // two words, and both as one
  // Nor does it in a whole question, which names more than the subject of a page.
  const QUESTION = 0.7;
  const SATURATION = 1.8;
  const LENGTH = 0.45;
  // Every page has a section of questions and one that says what is next: what so many have answers little.
  const FURNITURE = 4;
  const FURNITURE_SHARE = 0.65;
  // A word of no title and no tag is what a sentence happens to say: it tells sections apart, and names no subject.
  const PASSING = 0.4;
  // A page's further sections count ever less beside its best.
  const FALL = 0.3;
  // Sections and pages far behind the first only make the list long.
  const WORTH_A_LINE = 0.15;
  const SECTIONS = 6;
  // A section as good as this beside its page's opening words is shown in place of them.
  const OPENING = 0.4;
  // The glossary comes after other pages, but for a question for a word's meaning.
  const GLOSSARY = "glossary";
  const MEANING = 1.6;
  const DEFINITION =
    /^what(?:'s| is| are) (?:an? |the )?[\w ]+\??$|(?:뭔가요|뭐예요|뭐야|무엇인가요?|무슨 뜻.*|뜻|이?란)\??$/i;
  // An answer that says less than this share of the question may not be one.
  const FITS = 0.3;
  // Sections so near the best are shown with it, the others on a press.
  const NEAR = 0.8;

  /** @param {Section} section @param {Word[]} words @param {number} factor @param {Index} index */
  function count({ counts }, words, factor, { units, compounds }) {
    for (const { key, raw, pair } of words) {
      counts.set(key, (counts.get(key) ?? 0) + factor);
      if (!pair) units.set(raw, key);
      else if (!raw.includes(" ")) compounds.add(raw);
    }
  }

  /** @param {Block[]} blocks */
  const wordsOf = (blocks) => blocks.flatMap(({ words }) => words);
  /** @param {Doc} doc */
  const address = ({ location }) => location.replace(".html", "").split("#");

  /** @param {Index} index @param {Section} section @param {Word[][]} names @param {number} average */
  function fill(index, section, names, average) {
    const length = section.doc.text.length / average;
    for (const { words, pieces } of section.text) {
      const share = pieces[0].tag.startsWith("<pre") ? IN_CODE : 1;
      count(section, words, share / (1 - LENGTH + LENGTH * length), index);
    }
    for (const name of names) count(section, name, NAME, index);
  }

  /** The tags of a section: `#dns-names full name, FQDN` are two of this section, a tag without an anchor of the page. */
  function tagsOf(/** @type {Doc} */ page, /** @type {string | undefined} */ anchor) {
    const tags = page.tags ?? [];
    const own = `#${anchor} `;
    if (!anchor) return tags.filter((tag) => !tag.startsWith("#"));
    return tags.filter((tag) => tag.startsWith(own)).flatMap((tag) => tag.slice(own.length).split(", "));
  }

  /** The names of a section: its title, its anchor and its tags. @param {Doc} page @param {Section} section */
  function names(page, { doc, title }) {
    const [path, anchor] = address(doc);
    return [wordsOf(title), ...[anchor ?? path, ...tagsOf(page, anchor)].map(search.words)];
  }

  /** What sections inherit of their page's names: of title and address, which are the first two, and of the tags.
   * @param {Word[][]} names */
  function passes([title, path, ...tags]) {
    const shares = new Map(tags.flat().map(({ key }) => [key, INHERITED_TAG]));
    for (const { key } of [...title, ...path]) shares.set(key, INHERITED);
    return shares;
  }

  search.index = (docs) => {
    /** @type {Index} */
    const index = {
      sections: [],
      pages: [],
      known: new Map(),
      units: new Map(),
      compounds: new Set(),
      topics: new Set(),
    };
    const paths = [...new Set(docs.map((doc) => address(doc)[0]))];
    const pagesWith = new Map();
    for (const doc of docs) {
      const [path, anchor] = address(doc);
      pagesWith.set(anchor, (pagesWith.get(anchor) ?? 0) + 1);
      const [title, text] = [search.blocks(doc.title), search.blocks(doc.text)];
      const own = { names: [], passes: new Map(), counts: new Map(), share: doc.boost ?? 1 };
      const section = { doc, page: paths.indexOf(path), title, text, ...own };
      index.sections.push(section);
      (index.pages[section.page] ??= []).push(section);
    }
    const average = docs.reduce((sum, doc) => sum + doc.text.length, 0) / docs.length || 1;
    const words = index.sections.map((section) => names(index.pages[section.page][0].doc, section));
    for (const { key } of words.flat(2)) index.topics.add(key);
    for (const [place, section] of index.sections.entries()) {
      fill(index, section, words[place], average);
      const anchor = address(section.doc)[1];
      if (anchor && pagesWith.get(anchor) >= FURNITURE) section.share *= FURNITURE_SHARE;
      for (const key of section.counts.keys()) index.known.set(key, (index.known.get(key) ?? 0) + 1);
    }
    for (const [place, section] of index.sections.entries()) {
      section.names = words[place].map((own) => name(index, own));
      section.passes = passes(words[place]);
    }
    return index;
  };

  /** @param {Index} index @param {string} key */
  const rarity = (index, key) => Math.log(1 + index.sections.length / ((index.known.get(key) ?? 0) + 0.5));

  /** What each word of a name is worth. @param {Index} index @param {Word[]} words */
  function name(index, words) {
    const worths = new Map(words.map(({ key, weight }) => [key, weight * rarity(index, key)]));
    return { worths, whole: [...worths.values()].reduce((sum, worth) => sum + worth, 0) };
  }

  /** @param {Section} section @param {Section} head @param {Map<string, number>} asked @param {number} all */
  function score({ counts }, head, asked, all) {
    let points = 0;
    let met = 0;
    for (const [key, worth] of asked) {
      const times = counts.get(key) ?? 0;
      const own = (times * (1 + SATURATION)) / (times + SATURATION);
      const inherited = head.passes.get(key) ?? 0;
      points += worth * (own + inherited);
      if (own || inherited) met += worth;
    }
    return (points * met) / all;
  }

  /**
   * How much a query is a name of a page, from 0 to 1. Whoever types just that wants this page, and not another that
   * has the word in its title too.
   * @param {Section} section @param {Map<string, number>} asked @param {number} all
   */
  function named({ names }, asked, all) {
    const likeness = names.map(({ worths, whole }) => {
      let both = 0;
      for (const [key, worth] of worths) if (asked.has(key)) both += worth;
      return both && (both / whole) ** 2 * Math.min(both / all, 1);
    });
    return Math.max(...likeness);
  }

  /** How much a section comes after others. @param {Section} section @param {Query} query @param {number} own */
  function share(section, { asked, defines }, own) {
    if (defines && address(section.doc)[0] === GLOSSARY) return MEANING;
    return section.share ** (asked.size > ONE_NAME ? QUESTION * (1 - SOFT * own) : 1);
  }

  /** @param {Section} section @param {Section} head @param {Query} query */
  function scoreOf(section, head, query) {
    const { asked, all } = query;
    const own = section === head ? 0 : named(section, asked, all);
    const points = score(section, head, asked, all) * (1 + SECTION_NAME * own);
    return { section, points: share(section, query, own) * points };
  }

  /**
   * The best section first, then those near it, then the page itself: its opening words are the excerpt only where no
   * section says more. @type {typeof search.shown}
   */
  search.shown = ({ scored }, head) => {
    const [first] = scored;
    const sections = scored.filter(({ section }) => section !== head);
    const isWhole = first.section === head && !(sections[0]?.points > OPENING * first.points);
    const own = scored.find(({ section }) => section === head) ?? { section: head, points: 0 };
    const ordered = isWhole ? [own, ...sections] : [...sections, own];
    return ordered.map((one) => ({ ...one, points: one === own || one.points < NEAR * ordered[0].points ? 0 : 1 }));
  };

  /** What a section and its page's names say of a query. @param {Section} section @param {Section[][]} pages
   * @param {Map<string, number>} asked */
  function covered({ counts, page }, pages, asked) {
    const { passes } = pages[page][0];
    const said = [...asked].filter(([key]) => counts.has(key) || passes.has(key));
    return said.reduce((sum, [, worth]) => sum + worth, 0);
  }

  const plain = (/** @type {string} */ text) => text.replace(/<[^>]*>|\[\d*\]/g, "").trim();
  /** A field's path, however it is written: `service.spec.ports[0].nodePort` is `spec.ports.nodeport`. @param {string} text */
  const path = (text) =>
    plain(text)
      .toLowerCase()
      .replace(/^(?:service|endpointslice)\./, "");
  const OF_WORDS = /(?:^|\.)[a-z]+[A-Z]\w*$/; // a path's last name, of several words: `type` alone asks for much else

  /** A name that asks for nothing else: a field of several words, or the code of a finding. @param {string} title */
  const isOwnName = (title) => OF_WORDS.test(plain(title)) || /^<code>[\w-]+-[\w-]+<\/code>$/.test(title);

  /** The section of the field that was typed, by its path or its name; a page of that name comes before it. Of two kinds
   * of object that have the field, it is that of the page that counts more. @param {Index} index @param {string} query */
  function entry(index, query) {
    const wanted = path(query);
    if (index.sections.some(({ doc }) => address(doc)[0] === wanted)) return undefined;
    const best = (/** @type {(title: string) => boolean} */ fits) =>
      index.sections.filter(({ doc }) => fits(doc.title)).sort((a, b) => b.share - a.share)[0];
    const whole = best((title) => path(title) === wanted);
    if (whole) return wanted.includes(".") || isOwnName(whole.doc.title) ? whole : undefined;
    return best((title) => OF_WORDS.test(plain(title)) && path(title).endsWith(`.${wanted}`));
  }

  /** A page with its best sections, of which one may be just what was typed. @param {Section[]} sections
   * @param {Query} query @param {Section | undefined} exact @returns {Group} */
  function group(sections, query, exact) {
    const [head] = sections;
    const scored = sections.map((section) => scoreOf(section, head, query));
    scored.sort((a, b) => Number(b.section === exact) - Number(a.section === exact) || b.points - a.points);
    const total = scored.slice(0, 4).reduce((sum, { points }, place) => sum + points * FALL ** place, 0);
    const near = scored.slice(0, SECTIONS).filter(({ points }) => points > WORTH_A_LINE * scored[0].points);
    return { scored: near, total: total * (1 + PAGE_NAME * named(head, query.asked, query.all)) };
  }

  /** @param {Section} section @param {Group} group */
  const isOf = (section, { scored }) => scored[0]?.section === section;

  /** @param {Index} index @param {string} query */
  function worths(index, query) {
    const terms = search.terms(index, query);
    const share = (/** @type {string} */ key) => (index.topics.has(key) ? 1 : PASSING);
    return new Map(terms.map(({ key, weight }) => [key, weight * rarity(index, key) * share(key)]));
  }

  search.rank = (index, query) => {
    const asked = worths(index, query);
    const defines = DEFINITION.test(query);
    const all = [...asked.values()].reduce((sum, worth) => sum + worth, 0);
    if (!all) return { keys: new Set(), groups: [], weak: true };
    const exact = entry(index, query);
    const groups = index.pages
      .map((sections) => group(sections, { asked, all, defines }, exact))
      .sort((a, b) => b.total - a.total);
    if (exact) groups.sort((a, b) => Number(isOf(exact, b)) - Number(isOf(exact, a)));
    const best = Math.max(...groups.map(({ total }) => total));
    const found = groups.filter((one) => one === groups[0] || one.total > WORTH_A_LINE * best);
    const strange = search.unknown(index, query) * rarity(index, "");
    const weak = covered(found[0].scored[0].section, index.pages, asked) < FITS * (all + strange);
    return { keys: new Set(asked.keys()), groups: found, weak };
  };
})(site);
