/** Whom a principal's name means: providers spell one person in upper and lower case as they please. */
export function personOf(principal: string): string {
  return principal.toLowerCase();
}
