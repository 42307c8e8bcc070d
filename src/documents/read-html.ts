import { Parser } from "htmlparser2";

/** Elements that begin a new line, or a new cell, for a reader. */
const blocks: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body br button center dd details dialog dir div dl dt fieldset figcaption figure footer form " +
    "frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav noframes noscript ol optgroup option p pre " +
    "search section select summary table tbody td template textarea tfoot th thead title tr ul"
  ).split(" "),
);
const unseen: ReadonlySet<string> = new Set(["script", "style"]);
const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i;

/**
 * The text of a page as its reader sees it: tags leave no gap in a word, blocks begin lines, references are decoded, runs of white
 * space are one. What is hidden by an attribute would break the words around it, so in the first text it comes after the rest; the
 * second has it where it stands, for a reader of the source, and is the source itself where nothing is hidden. Scripts, style
 * sheets, comments and attributes are in neither; they are read in the source.
 */
export function textsOfPage(html: string): readonly [visible: string, whole: string] {
  const seen: string[] = [];
  const hidden: string[] = [];
  const whole: string[] = [];
  /** Open elements: whether each begins something unseen, or hidden. */
  const open: ("seen" | "hidden" | "unseen")[] = [];
  let hiddenDepth = 0;
  let unseenDepth = 0;
  const write = (text: string): void => {
    if (unseenDepth > 0) return;
    (hiddenDepth > 0 ? hidden : seen).push(text);
    whole.push(text);
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (blocks.has(name)) write("\n");
      const hides = attributes["hidden"] !== undefined || hiddenStyle.test(attributes["style"] ?? "");
      const state = unseen.has(name) ? "unseen" : hides ? "hidden" : "seen";
      open.push(state);
      if (state === "unseen") unseenDepth++;
      if (state === "hidden" && hiddenDepth++ === 0) hidden.push("\n");
    },
    onclosetag: (name) => {
      const state = open.pop();
      if (state === "unseen") unseenDepth--;
      if (state === "hidden") hiddenDepth--;
      if (blocks.has(name)) write("\n");
    },
    ontext: (text) => write(text.replaceAll(/\s+/g, " ")),
  });
  parser.end(html);
  return [withFewSpaces([...seen, "\n", ...hidden]), hidden.length === 0 ? html : withFewSpaces(whole)];
}

function withFewSpaces(pieces: readonly string[]): string {
  return pieces
    .join("")
    .replaceAll(/ {2,}/g, " ")
    .replaceAll(/ ?\n[ \n]*/g, "\n")
    .trim();
}

/** A text with character references decoded, wherever they stand: in attributes, comments and scripts too. Tags stay. */
export function decodeReferences(source: string): string {
  if (!source.includes("&")) return source;
  const pieces: string[] = [];
  const parser = new Parser({ ontext: (text) => pieces.push(text) });
  // A "<" would begin a tag, which the parser would not give back as it was.
  parser.end(source.replaceAll("<", "&lt;"));
  return pieces.join("");
}
