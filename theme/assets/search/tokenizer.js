// The tokenizer, from a text to its words: the same rules for the pages and for what a reader types.
//
// Latin: camelCase and field paths fall into their parts, plurals and verb endings go (`nodePorts` is node, port).
// Hangul: particles and verb endings go, and what is left is searched by its pairs of syllables, so that a compound is
// found by its parts, joined or spaced. Neighbours are also one word: `node port` is found as `nodeport`, and the words
// of a pasted message in their order count more than the same words apart.
(({ search }) => {
  const RUN = /[가-힣]+|[A-Za-z]+|\d+(?:\.\d+){3}|\d+/g; // an IP address is one word
  const PARTS = /[A-Z]{2,}s?(?![a-z])|[A-Z]?[a-z]+|[A-Z]+/g;
  const HANGUL = /[가-힣]/;
  const ANY = [...search.same.keys()].filter((form) => HANGUL.test(form)).join("|");
  const FORM = RegExp(ANY, "g");
  const FORMS = RegExp(`^(?:${ANY})+`);
  // What a word says, beside one of Latin letters.
  const HANGUL_PAIR = 0.6; // the last syllable of a word and the first of the next
  const LATIN_PAIR = 0.6;
  const FAINT = 0.5; // of "NodePort vs ClusterIP", the `vs` says least
  const STOP = new Set(
    (
      "a an and are as at be been but by can do does for from has have how i if in is it its my of on or so than that the " +
      "their then there these they this to was we were what when who will with would you your could should need needed use using s t does " +
      "me some any something someone else already ever still just really want know tell please help why where which even though actually " +
      "doesn don isn won didn aren wasn couldn wouldn hasn haven shouldn im ive ll ve re d not into am being did having her his she he them us"
    ).split(" "),
  );
  // Of a sentence these say little: what works or not, all or only.
  const FAINT_WORDS = new Set(
    (
      "work works working worked get gets got getting go goes going make makes making made all only way ways real people always never too " +
      "kubernetes k8s cannot unable able across again around anymore back because become becomes before behind both case cause " +
      "causes couple day days done doing each easy easily either enough every everything everyone exactly example few fine found " +
      "give gives given good happen happens happened happening hard here however idea instead issue let like little long look " +
      "looks lot many maybe mean means meaning more most much near now okay once one part per place possible problem proper " +
      "properly put puts question quite rather right say says said second see seen seem seems show shows simple since solution " +
      "solve somehow sometimes suddenly such sure take takes taking thing things think time times together toward try tried " +
      "trying two under understand until up upon usual usually very via well while whole wonder yet"
    ).split(" "),
  );
  // What only makes a question of it: 어떻게, 뭔가요, 하려면, 있나요.
  const ASKING =
    /^(?:어떻게|어떤|어느|무엇|무슨|뭐|뭔|뭘|왜|언제|얼마|싶|방법|경우|그냥|계속|자꾸|혹시|제가|내가|하나요|하는데|하려면|하려고|해야|봐야|볼지|되나|되는|될까|돼요|때문|라고|하면|인데|있나|있을|있는|있어|가능|이렇게|그런|이런|갑자기|도대체|대체|궁금|모르겠|알려|그러면|그럼|아니면|이거|그거|저는|나와|나옴|나오네|나온다|나옵|우리|나는|쓰나요|쓸까|한가요|인지|건가요|건지|거죠|건데|거예요|같아요|같은데|떠요|뜨는데|뜸$|떠서|합니다|됩니다)/;
  const PARTICLE = RegExp(
    "(?:이라는|이라고|에서는|으로는|에게서|인가요|이란|라는|라고|에서|에게|으로|까지|부터|처럼|보다|마다|이나|이다|인가|" +
      "끼리|하고|은|는|이|가|을|를|의|에|로|와|과|도|만|란|다|요)$",
  );

  // 공개하기, 공개하려면 and 공개됨 say 공개; 안 돼요 and 안 됨 say 안되.
  const LIGHT = "(?:하|되|해|했|한|할|함|합|시키|시킨|시켜)";
  const TAIL =
    "(?:습니다|나요|까요|가요|려면|려고|는데|은데|으면|어요|아요|에요|예요|이에요|세요|네요|데요|니다|는지|은지|도록|거나|" +
    "는|고|면|서|기|게|지|나|네|요|다|도|야)";
  const ENDING = RegExp(`(?:${LIGHT}${TAIL}?|${TAIL})요?$`);
  const BECOME = /[돼됨됩된될됐]/g;

  /** @param {string} word @param {number} least syllables that stay */
  function withoutEnding(word, least) {
    const shorter = word.replace(BECOME, "되").replace(ENDING, "");
    return shorter.length < least ? word.replace(BECOME, "되") : shorter;
  }

  /** @param {string} word @param {number} least syllables that stay */
  function withoutParticle(word, least) {
    for (let times = 0; times < 2; times++) {
      const shorter = word.replace(PARTICLE, "");
      if (shorter.length < least) break;
      word = shorter;
    }
    return word;
  }

  /** One form for `port` and `ports`, `refuse` and `refused`, `select` and `selecting`. @param {string} word */
  function stem(word) {
    if (word.length < 4) return word.replace(/([^su])s$/, "$1");
    word = word
      .replace(/ies$/, "y")
      .replace(/(ss|sh|ch|x)es$/, "$1")
      .replace(/([^sui])s$/, "$1");
    const base = word.match(/^(.*[aeiouy].*?)(?:ing|ed)$/)?.[1];
    if (base && base.length > 2) word = base.replace(/([^aeiouls])\1$/, "$1");
    return word.length > 3 ? word.replace(/e$/, "").replace(/y$/, "i") : word;
  }

  /** A word of the lexicon as what it means. @param {string} form @param {number} start @returns {Word[]} */
  function meaning(form, start, raw = search.same.get(form) ?? form) {
    const end = start + form.length;
    if (HANGUL.test(raw)) return syllables(raw, start).map((word) => ({ ...word, start, end }));
    const weight = raw === "difference" ? FAINT : 1;
    return raw.split(" ").map((raw) => ({ key: stem(raw), start, end, weight, raw, pair: false }));
  }

  /** @param {string} run @param {number} at @returns {Word[]} */
  function latin(run, at) {
    return [...run.matchAll(PARTS)].flatMap((part) => {
      const raw = part[0].toLowerCase();
      const whole = part[0] === run; // LB is a load balancer, but not the one of MetalLB
      if (STOP.has(raw) && whole) return [];
      const found = meaning(raw, at + part.index, whole ? search.same.get(raw) : raw);
      return FAINT_WORDS.has(raw) ? found.map((word) => ({ ...word, weight: FAINT })) : found;
    });
  }

  /** @param {string} text @param {number} at @returns {Word[]} */
  function syllables(text, at) {
    if (text.length === 1) return [{ key: text, start: at, end: at + 1, weight: 1, raw: text, pair: false }];
    const weight = 1 / Math.sqrt(text.length); // of all together: more the longer the word is
    return Array.from({ length: text.length - 1 }, (_, place) => {
      const key = text.slice(place, place + 2);
      return { key, start: at + place, end: at + place + 2, weight, raw: key, pair: false };
    });
  }

  /** Words of the lexicon at the beginning, 노드포트를, and the syllables of the rest.
   * @param {string} run @param {number} at @param {boolean} attached to Latin letters: 와 of `NodePort와`
   * @returns {Word[]} */
  function hangul(run, at, attached) {
    if (ASKING.test(run)) return [];
    const forms = run.match(FORMS)?.[0] ?? "";
    const known = [...forms.matchAll(FORM)].flatMap(({ 0: form, index }) => meaning(form, at + index));
    const rest = run.slice(forms.length);
    const least = attached || known.length ? 0 : 2;
    const text = withoutEnding(withoutParticle(rest, least), least);
    return text ? [...known, ...syllables(text, at + forms.length)] : known;
  }

  /** @param {Word} left @param {Word} right @returns {Word} */
  function pair(left, right) {
    const korean = HANGUL.test(left.key) && HANGUL.test(right.key);
    const key = korean ? left.key.slice(-1) + right.key[0] : stem(left.raw.replace(/([^sui])s$/, "$1") + right.raw);
    const weight = korean ? HANGUL_PAIR : LATIN_PAIR;
    const raw = left.raw + (left.end === right.start ? "" : " ") + right.raw;
    return { key, start: left.start, end: right.end, weight, raw, pair: true };
  }

  search.words = (text) => {
    /** @type {Word[]} */
    const found = [];
    /** @type {Word | undefined} */
    let last;
    for (const { 0: run, index } of text.matchAll(RUN)) {
      const number = { key: run, start: index, end: index + run.length, weight: 1, raw: run, pair: false };
      const words = HANGUL.test(run)
        ? hangul(run, index, /\w/.test(text[index - 1] ?? ""))
        : /\d/.test(run)
          ? [number]
          : latin(run, index);
      for (const word of words) {
        const overlaps = last && last.end > word.start && HANGUL.test(word.key);
        if (last && !overlaps) found.push(pair(last, word));
        found.push(word);
        last = word;
      }
    }
    return found;
  };
})(site);
