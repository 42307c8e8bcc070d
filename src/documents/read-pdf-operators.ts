interface OperatorList {
  readonly fnArray: ArrayLike<number>;
  readonly argsArray: ArrayLike<unknown>;
}

export interface Shown {
  /** Of every glyph that is drawn, in order of drawing. */
  readonly text: string;
  /** Whether anything but text is drawn. */
  readonly paints: boolean;
}

const painting = [
  "fill",
  "eoFill",
  "stroke",
  "fillStroke",
  "eoFillStroke",
  "closeStroke",
  "closeFillStroke",
  "closeEOFillStroke",
];
const deepest = 16;

/**
 * What a page's operators draw. The list is of PDF.js's own making, from `PDFPageProxy.getOperatorList`.
 *
 * @param codes PDF.js's `OPS`: numbers of operators by name
 */
export function shownText(list: OperatorList, codes: Readonly<Record<string, number>>): Shown {
  const pieces: string[] = [];
  const paintCodes = new Set([...painting, "shadingFill", "rawFillPath"].map((name) => codes[name]));
  let paints = false;
  const walk = ({ fnArray, argsArray }: OperatorList, depth: number): void => {
    for (let index = 0; index < fnArray.length; index++) {
      const code = fnArray[index];
      const args = argsArray[index];
      if (code === codes["showText"] || code === codes["showSpacedText"]) {
        if (Array.isArray(args)) for (const glyph of [args[0]].flat() as unknown[]) pieces.push(characterOf(glyph));
      } else if (code === codes["endText"]) {
        pieces.push("\n");
      } else if (code === codes["constructPath"]) {
        // Its first argument is what is done with the path; `endPath` only clips.
        if (Array.isArray(args) && args[0] !== codes["endPath"]) paints = true;
      } else if (code !== undefined && paintCodes.has(code)) {
        paints = true;
      } else if (Array.isArray(args) && args[0] === "TilingPattern" && depth < deepest) {
        for (const arg of args as unknown[]) if (isOperatorList(arg)) walk(arg, depth + 1);
      }
    }
  };
  walk(list, 0);
  return { text: pieces.join(""), paints };
}

/** Glyphs are objects; a number between them moves the pen, by so many thousandths of an em to the left. */
function characterOf(glyph: unknown): string {
  if (typeof glyph === "number") return glyph < -200 ? " " : "";
  if (typeof glyph !== "object" || glyph === null || !("unicode" in glyph)) return "";
  return typeof glyph.unicode === "string" ? glyph.unicode : "";
}

function isOperatorList(value: unknown): value is OperatorList {
  return typeof value === "object" && value !== null && "fnArray" in value && "argsArray" in value;
}
