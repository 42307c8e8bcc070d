import type { Released, Surface, TextChannel } from "../core/inspection.ts";
import type { Finding, InspectionContext, OutputInspection } from "./guardrail.ts";
import { TextInspector } from "./inspect-text.ts";
import type { OpenScanner } from "./candidate.ts";
import { FindingList } from "./record-findings.ts";

/** What a buffered stream may hold, in UTF-16 units over all channels of a call. More is blocked: it can't be inspected. */
export const mostBuffered = 8 * 1024 * 1024;

const nothingMore: Released = { text: "", blocked: true };

/** The channels of one answer: one block ends them all. */
export function openOutput(
  rules: readonly OpenScanner[],
  streaming: "windowed" | "buffered" | "observe",
  context: InspectionContext,
): OutputInspection {
  if (streaming !== "observe") return new Output(rules, streaming, context);
  // Safe mode lets nothing go out that it has not looked at.
  return context.blockEverything === true ? new Output(rules, "windowed", context) : new ObservedOutput(rules, context);
}

/** Lets every text go out as it comes, and reports what it finds: nothing is masked or blocked. */
class ObservedOutput implements OutputInspection {
  readonly blocked = false;
  readonly masked = false;
  readonly #rules: readonly OpenScanner[];
  readonly #context: InspectionContext;
  readonly #list = new FindingList();

  constructor(rules: readonly OpenScanner[], context: InspectionContext) {
    this.#rules = rules;
    this.#context = context;
  }

  get findings(): readonly Finding[] {
    return this.#list.findings;
  }

  openChannel(surface: Surface): TextChannel {
    const record = (finding: Finding): void => this.#list.record({ ...finding, action: "reported" });
    const inspector = new TextInspector({ rules: this.#rules, surface, context: this.#context, record, stopAtBlock: false });
    const pass = (text: string, final: boolean): Released => {
      inspector.push(text, final);
      return { text, blocked: false };
    };
    return { push: (text) => pass(text, false), end: () => pass("", true) };
  }
}

class Output implements OutputInspection {
  blocked = false;
  masked = false;
  readonly #rules: readonly OpenScanner[];
  readonly #streaming: "windowed" | "buffered";
  readonly #context: InspectionContext;
  readonly #list = new FindingList();
  #buffered = 0;

  constructor(rules: readonly OpenScanner[], streaming: "windowed" | "buffered", context: InspectionContext) {
    this.#rules = rules;
    this.#streaming = streaming;
    this.#context = context;
  }

  get findings(): readonly Finding[] {
    return this.#list.findings;
  }

  openChannel(surface: Surface): TextChannel {
    const { record } = this.#list;
    const inspector = new TextInspector({ rules: this.#rules, surface, context: this.#context, record, stopAtBlock: true });
    return this.#streaming === "buffered" ? this.#bufferedChannel(inspector) : this.#windowedChannel(inspector);
  }

  #windowedChannel(inspector: TextInspector): TextChannel {
    return {
      push: (text) => this.#pass(inspector, text, false),
      end: () => this.#pass(inspector, "", true),
    };
  }

  #bufferedChannel(inspector: TextInspector): TextChannel {
    let held: string[] = [];
    return {
      push: (text) => {
        if (this.blocked) return nothingMore;
        held.push(text);
        this.#buffered += text.length;
        if (this.#buffered <= mostBuffered) return { text: "", blocked: false };
        this.blocked = true;
        return nothingMore;
      },
      end: () => {
        const text = held.join("");
        held = [];
        const released = this.#pass(inspector, text, true);
        // Nothing of a blocked text has been let out, so nothing need be.
        return released.blocked ? nothingMore : released;
      },
    };
  }

  #pass(inspector: TextInspector, pushed: string, final: boolean): Released {
    if (this.blocked) return nothingMore;
    const text = inspector.push(pushed, final);
    if (inspector.masked) this.masked = true;
    if (inspector.blocked) this.blocked = true;
    return { text, blocked: inspector.blocked };
  }
}
