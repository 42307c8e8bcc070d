/**
 * Lines of the members of JSON objects down to a depth, by their path. The text is valid JSON; lists count as a level without a name.
 * JSON.parse tells no positions, and templates that tools write are large: one pass over the text is enough.
 */
export function findJsonLines(text: string, depth: number): (path: readonly string[]) => number | undefined {
  const found = new Map<string, number>();
  const path: string[] = [];
  let level = 0;
  let line = 1;
  let key: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x0a) line++;
    else if (char === 0x22) {
      const end = endOfString(text, at);
      if (level <= depth) key = text.slice(at, end + 1);
      at = end;
    } else if (char === 0x3a && key !== undefined && level >= 1 && level <= depth) {
      path.length = level - 1;
      path.push(JSON.parse(key) as string);
      found.set(JSON.stringify(path), line);
    } else if (char === 0x7b || char === 0x5b) {
      level++;
      key = undefined;
    } else if (char === 0x7d || char === 0x5d) level--;
  }
  return (asked) => found.get(JSON.stringify(asked));
}

/** Where the closing quote stands. A string of JSON has no line end in it. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5c) at++;
    else if (char === 0x22) return at;
  }
  return text.length;
}
