/** Texts whose words or letters stand in reverse order, or upside down. */
const TURNED = "ɐɔǝɟƃɥᴉıɾʞɯɹʇʌʍʎqpdbnuxlosz";
const UPRIGHT = "acefghiijkmrtvwybdpqunxlosz";
export const turnedLetters: ReadonlySet<number> = new Set([..."ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ"].map((letter) => letter.charCodeAt(0)));

export function reverseText(text: string): string {
  return [...text].toReversed().join("");
}

export function reverseEachWord(text: string): string {
  return text.replaceAll(/[\p{L}\p{N}]+/gu, reverseText);
}

/** Sentence by sentence. */
export function reverseWordOrder(text: string): string {
  return text.replaceAll(/[^.!?\n]+/g, (sentence) => sentence.trim().split(/\s+/).toReversed().join(" "));
}

export function uprightText(text: string): string {
  let out = "";
  for (const character of text) {
    const at = TURNED.indexOf(character);
    out = (at < 0 ? character : UPRIGHT.charAt(at)) + out;
  }
  return out;
}

/** Letters in a black circle or square, and regional indicators, which NFKC leaves. */
export function plainEnclosed(text: string): string {
  return text.replaceAll(/[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const first = code >= 0x1f1e6 ? 0x1f1e6 : code >= 0x1f170 ? 0x1f170 : 0x1f150;
    return String.fromCharCode(0x61 + code - first);
  });
}

/** Whether the second half of a pair that U+D83C begins is one of these. */
export function isEnclosed(low: number): boolean {
  return (low >= 0xdd50 && low <= 0xdd69) || (low >= 0xdd70 && low <= 0xdd89) || (low >= 0xdde6 && low <= 0xddff);
}
