/** The form in which names that differ only in case, or in how an accent is composed, are the same. Done here, so that every backend does the same. */
export function foldCase(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
