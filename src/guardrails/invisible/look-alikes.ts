/**
 * Letters of other scripts that look like a Latin letter in most fonts: a small part of the confusables of UTS #39, without
 * pairs that a reader tells apart. Pairs of the letter and what it looks like.
 */
const cyrillic = "аaсcԁdеeһhіiјjӏlоoрpԛqѕsԝwхxуyѵvАAВBСCЕEНHІIЈJКKМMОOРPԚQЅSТTԜWХXУYЗ3б6";
const greek = "οoνvΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";
const armenian = "օoսuոnհhյjզqցgԼLՏSՍUՕO";
const cherokee = "ᎠDᎡRᎢTᎪAᎫJᎬEᎳWᎷMᎻHᏀGᏃZᏙVᏚSᏞLᏟCᏢPᏦKᏴB";

const latinOf = new Map<string, string>();
for (const pairs of [cyrillic, greek, armenian, cherokee]) {
  const letters = [...pairs];
  for (let i = 0; i + 1 < letters.length; i += 2) latinOf.set(letters[i] ?? "", letters[i + 1] ?? "");
}

/** The Latin letter that a letter of another script looks like. */
export function latinLookAlike(letter: string): string | undefined {
  return latinOf.get(letter);
}

/** Whether the code point is of a script that has look-alikes of Latin letters. */
export function hasLookAlikes(codePoint: number): boolean {
  return (
    (codePoint >= 0x370 && codePoint <= 0x3ff && codePoint !== 0x37e && codePoint !== 0x387) ||
    (codePoint >= 0x400 && codePoint <= 0x58f) ||
    (codePoint >= 0x13a0 && codePoint <= 0x13fd)
  );
}
