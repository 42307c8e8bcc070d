import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { Surface } from "../../core/inspection.ts";
import { MiB } from "../../core/units.ts";
import { collectJsonText } from "../collect-text.ts";
import type { StreamInspection } from "../inspect-stream.ts";
import type { OnceInspection } from "./inspect-once.ts";
import { malformedStream } from "../refuse-answer.ts";

/** What the texts of one answer may take, in characters: they are kept whole, because the API says them again at the end. */
const maxKept = MiB(8);

/** What one stream has kept so far, over all of its texts. */
export interface Kept {
  length: number;
  /** UTF-8 bytes of JSON that is held, which no channel has seen. */
  heldBytes: number;
}

/** One text of a stream, said in pieces and then whole. */
export interface StreamedText {
  readonly kind: TextKind;
  /** Takes a piece, and gives what can be said now. */
  push(piece: string): string;
  /** No more pieces come. `whole` is what the upstream says the text is; gives what is still to be said. Once only. */
  end(whole?: JsonValue): string;
  /** All that was said so far. */
  readonly said: string;
  /** Whether what was said differs from what came. */
  readonly rewritten: boolean;
  readonly ended: boolean;
}

/** A kind of text, by the start of the types of its events. */
export interface TextKind {
  /** `response.output_text`: `.delta` and `.done` follow. */
  readonly prefix: string;
  readonly surface: Surface;
  /** The member of the `.done` event that holds the whole text. */
  readonly whole: string;
  /** JSON, held until it is whole: only its decoded strings can be inspected and masked without breaking it. */
  readonly json: boolean;
}

const kinds: readonly TextKind[] = [
  { prefix: "response.output_text", surface: "assistant", whole: "text", json: false },
  { prefix: "response.refusal", surface: "assistant", whole: "refusal", json: false },
  { prefix: "response.reasoning_text", surface: "reasoning", whole: "text", json: false },
  { prefix: "response.reasoning_summary_text", surface: "reasoning", whole: "text", json: false },
  { prefix: "response.function_call_arguments", surface: "tool-arguments", whole: "arguments", json: true },
  { prefix: "response.mcp_call_arguments", surface: "tool-arguments", whole: "arguments", json: true },
  { prefix: "response.custom_tool_call_input", surface: "tool-arguments", whole: "input", json: false },
  { prefix: "response.shell_call_command", surface: "tool-arguments", whole: "command", json: false },
  { prefix: "response.apply_patch_call_operation_diff", surface: "tool-arguments", whole: "diff", json: false },
  { prefix: "response.code_interpreter_call_code", surface: "tool-arguments", whole: "code", json: false },
];

const kindsByPrefix: ReadonlyMap<string, TextKind> = new Map(kinds.map((kind) => [kind.prefix, kind]));

/** Any other event whose type ends like those of texts is one of a text that is not known here. */
export function textKindOf(prefix: string): TextKind {
  return kindsByPrefix.get(prefix) ?? { prefix, surface: "unknown", whole: "text", json: false };
}

export function isTextKind(prefix: string): boolean {
  return kindsByPrefix.has(prefix);
}

export function streamText(kind: TextKind, inspection: StreamInspection, once: OnceInspection, kept: Kept): StreamedText {
  const channel = kind.json ? undefined : inspection.open(kind.surface);
  let came = "";
  let said = "";
  let ended = false;

  const endJson = (whole: JsonValue | undefined): string => {
    const box: JsonObject = { text: typeof whole === "string" ? whole : came };
    came = box["text"] as string;
    if (!once.inspect((into) => collectJsonText(into, box, "text", kind.surface), false)) return "";
    return box["text"] as string;
  };

  return {
    kind,
    push(piece) {
      if (ended) throw malformedStream("text after the end of its part");
      const text = piece.isWellFormed() ? piece : piece.toWellFormed();
      kept.length += text.length;
      if (kept.length > maxKept) throw malformedStream("more text than can be held");
      came += text;
      if (channel === undefined) {
        kept.heldBytes += Buffer.byteLength(text);
        return "";
      }
      const released = channel.push(text).text;
      said += released;
      return released;
    },
    end(whole) {
      if (ended) return "";
      ended = true;
      const rest = channel === undefined ? endJson(whole) : inspection.blocked ? "" : channel.end().text;
      said += rest;
      if (channel !== undefined && !inspection.blocked && came !== "") once.learn(kind.surface, came, said);
      return rest;
    },
    get said() {
      return said;
    },
    get rewritten() {
      return said !== came;
    },
    get ended() {
      return ended;
    },
  };
}
