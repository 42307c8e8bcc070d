/** Morse code (ITU-R M.1677), with any usual dot and dash; spaces part letters, slashes, bars or wider gaps part words. */
const CODES: ReadonlyMap<string, string> = new Map(
  `.- a -... b -.-. c -.. d . e ..-. f --. g .... h .. i .--- j -.- k .-.. l -- m -. n --- o .--. p --.- q .-. r ... s - t ..- u ...- v .-- w
-..- x -.-- y --.. z ----- 0 .---- 1 ..--- 2 ...-- 3 ....- 4 ..... 5 -.... 6 --... 7 ---.. 8 ----. 9`
    .match(/\S+ \S+/g)
    ?.map((pair): [string, string] => [pair.split(" ")[0] ?? "", pair.split(" ")[1] ?? ""]) ?? [],
);

export function decodeMorse(text: string): string {
  let out = "";
  for (const part of text
    .replaceAll(/[•·∙]/g, ".")
    .replaceAll(/[–—−_]/g, "-")
    .matchAll(/([.-]{1,5})(?![.-])|(\s*[/|\n]\s*|\s{2,})|[^\s.-]+/g)) {
    if (part[1] !== undefined) out += CODES.get(part[1]) ?? "";
    else out += " ";
  }
  return out.trim();
}

/** The first letters of words of the radiotelephony spelling alphabet (ICAO annex 10); a sign, line or other word parts words. */
export function decodeSpelled(text: string, isSpelled: (word: string) => boolean): string {
  let out = "";
  for (const part of text.matchAll(/([A-Za-z]+(?:-ray)?)|(\s*[\n/|,;.]\s*|\s{2,})/g)) {
    const word = part[1]?.toLowerCase().replace("-", "");
    if (word === undefined) out += out.endsWith(" ") ? "" : " ";
    else out += isSpelled(word) ? word.charAt(0) : ` ${word} `;
  }
  return out.trim();
}
