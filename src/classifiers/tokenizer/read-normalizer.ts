import { readCharsMap } from "./read-chars-map.ts";
import { flagOf, isFields, listOf, textOf, fieldsOf, TokenizerNotSupported, type Fields } from "./read-fields.ts";

export type Normalize = (text: string) => string;

/** How a text is rewritten before it is cut. Each is linear in the text. Throws TokenizerNotSupported with a component's name. */
export function readNormalizer(value: unknown): Normalize {
  if (value === undefined || value === null) return (text) => text;
  const fields = fieldsOf(value, "normalizer");
  const type = String(fields["type"]);
  switch (type) {
    case "Sequence": {
      const steps = listOf(fields["normalizers"], "normalizer.normalizers").map((step) => readNormalizer(step));
      return (text) => steps.reduce((before, step) => step(before), text);
    }
    case "NFC":
    case "NFD":
    case "NFKC":
    case "NFKD":
      return (text) => text.normalize(type);
    case "Lowercase":
      return lowerCase;
    case "StripAccents":
      return (text) => text.replaceAll(/\p{M}/gu, "");
    case "Strip":
      return strip(flagOf(fields["strip_left"], true, type), flagOf(fields["strip_right"], true, type));
    case "Prepend": {
      const prefix = textOf(fields["prepend"], "Prepend.prepend");
      return (text) => (text === "" ? "" : prefix + text);
    }
    case "Replace":
      return replace(fields);
    case "BertNormalizer":
      return bert(fields);
    case "Precompiled":
      return readCharsMap(textOf(fields["precompiled_charsmap"], "Precompiled.precompiled_charsmap"));
    default:
      throw new TokenizerNotSupported(`its normalizer ${type} is not supported`);
  }
}

/** Letter by letter: no letter's lower case depends on its neighbours, as JavaScript's final sigma would. */
function lowerCase(text: string): string {
  return text.replaceAll("Σ", "σ").toLowerCase();
}

function strip(left: boolean, right: boolean): Normalize {
  const isSpace = /^\p{White_Space}$/u;
  return (text) => {
    let from = 0;
    let to = text.length;
    if (left) while (from < to && isSpace.test(text.charAt(from))) from++;
    if (right) while (to > from && isSpace.test(text.charAt(to - 1))) to--;
    return text.slice(from, to);
  };
}

/**
 * A fixed string, or one character or class with a quantifier such as ` {2,}` or `\s+`: other regular expressions are refused,
 * because their time may not be linear and their dialect is another.
 */
function replace(fields: Fields): Normalize {
  const content = textOf(fields["content"], "Replace.content");
  const pattern = fields["pattern"];
  if (isFields(pattern) && typeof pattern["String"] === "string") {
    const wanted = pattern["String"];
    if (wanted === "") throw new TokenizerNotSupported("its normalizer Replace looks for an empty string");
    return (text) => text.replaceAll(wanted, () => content);
  }
  const source = isFields(pattern) ? pattern["Regex"] : undefined;
  if (
    typeof source !== "string" ||
    !/^(?:[^\\[\](){}.*+?|^$]|\\[sdSDnrt]|\[(?:[^\\[\]^&-]|\\[sdnrt])+\])(?:\+|\{\d{1,2}(?:,\d{0,2})?\})?$/u.test(source)
  )
    throw new TokenizerNotSupported(`its normalizer Replace has a pattern that is not supported: ${String(source).slice(0, 80)}`);
  const compiled = new RegExp(source, "gu");
  return (text) => text.replace(compiled, () => content);
}

/** BERT's own, in its order: clean, set ideographs apart, strip accents, lower case. */
function bert(fields: Fields): Normalize {
  const lower = flagOf(fields["lowercase"], true, "BertNormalizer.lowercase");
  const stripsAccents = flagOf(fields["strip_accents"], lower, "BertNormalizer.strip_accents");
  const cleans = flagOf(fields["clean_text"], true, "BertNormalizer.clean_text");
  const setsApart = flagOf(fields["handle_chinese_chars"], true, "BertNormalizer.handle_chinese_chars");
  return (text) => {
    let result = text;
    if (cleans)
      result = result.replaceAll(/(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\ufffd]/gu, "").replaceAll(/\p{White_Space}/gu, " ");
    if (setsApart) result = result.replaceAll(ideograph, " $& ");
    if (stripsAccents) result = result.normalize("NFD").replaceAll(/\p{Mn}/gu, "");
    return lower ? lowerCase(result) : result;
  };
}

const ideograph =
  /[\u{4e00}-\u{9fff}\u{3400}-\u{4dbf}\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{f900}-\u{faff}\u{2f800}-\u{2fa1f}]/gu;
