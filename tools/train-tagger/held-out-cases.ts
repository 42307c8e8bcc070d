import type { TagType } from "../../src/guardrails/tagger/model-layout.ts";
import type { Example, Span } from "./fill-frame.ts";

const typeOf: Readonly<Record<string, TagType>> = { N: "NAME", A: "ADDRESS", O: "ORGANIZATION", L: "LOCATION" };

/** Cases are written as `{N:Ann Lee}`; `\n` stands for a line end. */
export function readHeldOutCases(): Example[] {
  return cases
    .trim()
    .split("\n")
    .map((line) => {
      const spans: Span[] = [];
      let text = "";
      for (const part of line.replaceAll("\\n", "\n").split(/(\{[NAOL]:[^}]*\})/)) {
        const type = typeOf[part[1] ?? ""];
        if (/^\{[NAOL]:/.test(part) && type !== undefined) {
          const value = part.slice(3, -1);
          spans.push({ type, start: text.length, end: text.length + value.length });
          text += value;
        } else text += part;
      }
      return { text, spans };
    });
}

const cases = `
{N:Zora Whitcombe} is here.
`;
