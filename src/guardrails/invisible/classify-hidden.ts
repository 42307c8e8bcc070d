/** What can stand in a text unseen, or make it read otherwise than it is written. */
export type InvisibleType =
  | "ZERO_WIDTH"
  | "BIDI"
  | "TAG_CHARACTERS"
  | "VARIATION_SELECTORS"
  | "PRIVATE_USE"
  | "CONTROL"
  | "MIXED_SCRIPT";

/** Units before and after a character that tell whether it has business there. */
export const contextLength = 32;

const defaultIgnorable = /^\p{DI}$/u;

/** The kind of a character that a reader doesn't see; undefined for all others. Whether it is legitimate, `isLegitimate` tells. */
export function hiddenType(codePoint: number): InvisibleType | undefined {
  if (codePoint < 0x20) return codePoint >= 9 && codePoint <= 13 ? undefined : "CONTROL";
  if (codePoint < 0xad) return codePoint >= 0x7f && codePoint < 0xa0 && codePoint !== 0x85 ? "CONTROL" : undefined;
  if (isBidi(codePoint)) return "BIDI";
  if (codePoint >= 0xe0000 && codePoint <= 0xe007f) return "TAG_CHARACTERS";
  if (isVariationSelector(codePoint)) return "VARIATION_SELECTORS";
  if (isPrivateUse(codePoint)) return "PRIVATE_USE";
  if (codePoint >= 0xfff9 && codePoint <= 0xfffb) return "ZERO_WIDTH";
  return defaultIgnorable.test(String.fromCodePoint(codePoint)) ? "ZERO_WIDTH" : undefined;
}

function isBidi(codePoint: number): boolean {
  return (
    codePoint === 0x61c ||
    codePoint === 0x200e ||
    codePoint === 0x200f ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2066 && codePoint <= 0x2069)
  );
}

function isVariationSelector(codePoint: number): boolean {
  return (
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef) ||
    (codePoint >= 0x180b && codePoint <= 0x180f && codePoint !== 0x180e)
  );
}

function isPrivateUse(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;
}

const pictograph = /\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?$/u;
const beginsPictograph = /^\p{Extended_Pictographic}/u;
/** Scripts whose letters join, or stack, with ZWJ and ZWNJ: Arabic and its kin, and the scripts of India and around it. */
const joining =
  /(?=[\p{L}\p{M}])[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mongolian}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]$/u;
const beginsHidden = /^[\p{DI}\p{Cc}]/u;
const emoji = /\p{Emoji}$/u;
const ideograph = /\p{Unified_Ideograph}$/u;
const selectable = /[\p{Unified_Ideograph}\p{Sm}\p{Script=Myanmar}\p{Script=Phags_Pa}]$/u;
const mongolian = /\p{Script=Mongolian}$/u;
/** England, Scotland and Wales: the flags that Unicode recommends for interchange. */
const flag =
  /^\u{1f3f4}(?:\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f})/u;

/** Length in units of a flag of tag characters that begins here, or 0. */
export function flagLength(text: string, at: number): number {
  return flag.exec(text.slice(at, at + 14))?.[0].length ?? 0;
}

/** Units that can make up one visible character before a hidden one. */
const baseLength = 5;

/** A hidden character from `at` to `end` of a text, and whether right-to-left text is within `contextLength` units of it. */
export interface HiddenPlace {
  readonly codePoint: number;
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly isNearRightToLeft: () => boolean;
}

/** Whether a hidden character has business where it stands. */
export function isLegitimate(type: InvisibleType, { codePoint, text, at, end, isNearRightToLeft }: HiddenPlace): boolean {
  switch (type) {
    case "ZERO_WIDTH":
      if (codePoint === 0xfeff) return at === 0;
      return (codePoint === 0x200c || codePoint === 0x200d) && joins(codePoint, text, at, end);
    case "BIDI":
      // An override shows letters in an order that they don't have; marks and isolates belong where directions meet.
      return codePoint !== 0x202d && codePoint !== 0x202e && isNearRightToLeft();
    case "VARIATION_SELECTORS":
      return selects(codePoint, text.slice(Math.max(0, at - 2), at));
    case "PRIVATE_USE":
      // The logo that Apple's keyboards type.
      return codePoint === 0xf8ff;
    case "TAG_CHARACTERS":
    case "CONTROL":
    case "MIXED_SCRIPT":
    default:
      return false;
  }
}

function joins(codePoint: number, text: string, at: number, end: number): boolean {
  if (at === 0 || text.charCodeAt(at - 1) < 0x2bc) return false;
  const before = text.slice(Math.max(0, at - baseLength), at);
  const after = text.slice(end, end + 2);
  if (codePoint === 0x200d && pictograph.test(before)) return beginsPictograph.test(after);
  return joining.test(before) && !beginsHidden.test(after);
}

function selects(codePoint: number, before: string): boolean {
  if (codePoint === 0xfe0e || codePoint === 0xfe0f) return emoji.test(before) || selectable.test(before);
  if (codePoint >= 0xe0100) return ideograph.test(before);
  return codePoint < 0x1810 ? mongolian.test(before) : selectable.test(before);
}

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms, by unit; and the halves of pairs that Adlam has. */
export function isRightToLeft(unit: number): boolean {
  if (unit < 0x590) return false;
  return (
    (unit <= 0x8ff && unit !== 0x61c) ||
    (unit >= 0xfb1d && unit <= 0xfefc && (unit < 0xfe00 || unit >= 0xfe70)) ||
    unit === 0xd83a
  );
}
