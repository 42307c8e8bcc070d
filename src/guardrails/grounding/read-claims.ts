/** What one word of a sentence contributes. */
export interface Term {
  /** Stem, or a number in plain digits. */
  readonly text: string;
  readonly kind: "word" | "number" | "name";
}

/** A sentence as its content words in order. */
export interface Claim {
  readonly terms: readonly Term[];
  readonly isNegated: boolean;
}

const mostClaims = 20_000;
const longestClaim = 200;

const stopWords = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by can could did do does doing down during each few for from
  further had has have having he her here hers him his how i if in into is it its itself just let may me might more most must my of off on once only or other our out over own per
  same shall she should so some such than that the their them then there these they this those through to too under until up upon us very was we were what when where which while
  who whom why will with would you your yours according based answer however therefore thus moreover additionally overall summary context document source sources text passage states says
  mentions provided information yes sure okay well please`.split(/\s+/),
);
const negations =
  /\b(?:not|no|never|none|neither|nor|without|cannot|fails?|failed|denied|denies|refused|false|incorrect|rejected)\b|n['’]t\b/i;
const units: Readonly<Record<string, string>> = {
  one: "1", two: "2", three: "3", four: "4", five: "5", six: "6", seven: "7", eight: "8", nine: "9", ten: "10", eleven: "11", twelve: "12", dozen: "12",
  twenty: "20", thirty: "30", forty: "40", fifty: "50", hundred: "100", first: "1", second: "2", third: "3", half: "50%", percent: "%", twice: "2",
}; // prettier-ignore

/** The sentences of a text that claim something. Names are words with a capital where none is needed. */
export function readClaims(text: string): Claim[] {
  const claims: Claim[] = [];
  for (const sentence of text.normalize("NFKC").split(/(?<=[.!?。！？])\s+|\n+|;\s+/)) {
    if (claims.length >= mostClaims) break;
    const terms: Term[] = [];
    let isFirst = true;
    for (const [word] of sentence.matchAll(/\d[\d.,]*\d|\d|[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu)) {
      const term = readTerm(word, isFirst);
      isFirst = false;
      if (term !== undefined) terms.push(term);
      if (terms.length >= longestClaim) break;
    }
    if (terms.length > 0) claims.push({ terms, isNegated: negations.test(sentence) });
  }
  return claims;
}

function readTerm(word: string, isFirst: boolean): Term | undefined {
  if (/^\d/.test(word)) return { text: numberOf(word), kind: "number" };
  const lower = word.toLowerCase().replace(/['’]s$/, "");
  const spelled = Object.hasOwn(units, lower) ? units[lower] : undefined;
  if (spelled !== undefined && /^\d+$/.test(spelled)) return { text: spelled, kind: "number" };
  if (stopWords.has(lower) || negations.test(lower) || lower.length < 2) return undefined;
  return { text: stem(lower), kind: !isFirst && /^\p{Lu}/u.test(word) ? "name" : "word" };
}

/** Groups of three are joined: 1,234 is 1234, and 12.50 is 12.5. */
function numberOf(word: string): string {
  const plain = word.replaceAll(/[,.](?=\d{3}(?:\D|$))/g, "").replace(",", ".");
  return plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain;
}

/** Endings of English words; other languages are compared by their words as they are. */
function stem(word: string): string {
  if (word.length <= 3) return word;
  const base = word
    .replace(/(?:ational|ations?|ators?|ating|ated|ates)$/, "at")
    .replace(/(?:ments?|ness|ings?|edly|ed|ies|ied|es|ers?|ors?|ly|s|e|y|i)$/, "");
  return base.length >= 3 ? base.replace(/(.)\1$/, "$1") : word;
}
