/**
 * A name that an object of a JSON text has twice; undefined where each has its names once. The text is valid JSON. JSON.parse keeps the
 * last of them and tells nobody: what a person reads need not be what is deployed.
 */
export function findRepeatedName(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  let last: string | undefined;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: {
        const end = endOfString(text, at);
        last = text.slice(at, end + 1);
        at = end;
        break;
      }
      case 0x3a: {
        const name = last?.includes("\\") === true ? JSON.stringify(JSON.parse(last)) : last;
        const names = open.at(-1);
        if (name !== undefined && names?.has(name) === true) return JSON.parse(name) as string;
        if (name !== undefined) names?.add(name);
        break;
      }
      case 0x7b:
        open.push(new Set());
        break;
      case 0x5b:
        open.push(undefined);
        break;
      case 0x7d:
      case 0x5d:
        open.pop();
        break;
      default:
    }
  }
  return undefined;
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5c) at++;
    else if (char === 0x22) return at;
  }
  return text.length;
}
