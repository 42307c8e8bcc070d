/** Tokens that a text of so many UTF-8 bytes is taken for where nobody counts them: about four bytes each in English prose. */
export function estimateTokens(bytes: number): number {
  return Math.ceil(bytes / 4);
}
