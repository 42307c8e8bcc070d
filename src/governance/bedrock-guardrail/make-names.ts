import { resourceNamePattern } from "../../core/names.ts";

/** The nearest resource name: lower case, at most 63 letters, digits and ._- */
export function toResourceName(text: string): string {
  if (resourceNamePattern.test(text)) return text;
  const name = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .slice(0, 63)
    .replace(/^[._-]{1,63}/, "")
    .replace(/[._-]{1,63}$/, "");
  return name === "" ? "imported" : name;
}

const labelPattern = /^[A-Za-z0-9][A-Za-z0-9 _.-]{0,99}$/;

/** The nearest name of a topic or a dictionary: at most 100 letters, digits, spaces and _.- after a letter or digit. */
export function toLabel(text: string): string {
  if (labelPattern.test(text)) return text;
  const label = text
    .slice(0, 200)
    .replaceAll(/[^A-Za-z0-9_.-]+/g, " ")
    .replace(/^[ _.-]{1,200}/, "")
    .slice(0, 100)
    .trimEnd();
  return label === "" ? "unnamed" : label;
}

/** `name`, or with the first number that makes it different from those that are taken. Takes it. */
export function takeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name.slice(0, 58)}-${n}`;
  taken.add(free);
  return free;
}
