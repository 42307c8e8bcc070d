/** Beyond so many names they are kept anew: of what there was before, each holder goes on with its own. */
const mostShared = 100_000;
const shared = new Map<string, string>();

/** The one copy of a name that many people have in common, such as a group's: a hundred thousand of them hold it as a reference. */
export function shareName(name: string): string {
  const known = shared.get(name);
  if (known !== undefined) return known;
  if (shared.size >= mostShared) shared.clear();
  shared.set(name, name);
  return name;
}
