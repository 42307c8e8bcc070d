import { fork, type ChildProcess } from "node:child_process";
import { extname, join } from "node:path";
import type { FromClassifier, ToClassifier } from "./messages.ts";

/** V8's heap, for the tokenizer's tables; the model itself lies outside of it. */
const maxHeapMegabytes = 1024;

/**
 * A process that runs one classifier. Not a thread: native code that crashes takes its whole process along, and what hangs in it can
 * only be ended from outside. It has no environment, its JavaScript writes nothing and starts nothing, and it reads files only.
 */
export class ClassifierProcess {
  readonly #child: ChildProcess;
  #ended = false;

  /** @param onEnd called once, whatever ended it; nothing is heard of it afterwards */
  constructor(onMessage: (message: FromClassifier) => void, onEnd: () => void) {
    // Source runs as .ts and is published as .js; either finds its own kind.
    const program = join(import.meta.dirname, `serve-classifier${extname(import.meta.filename)}`);
    this.#child = fork(program, [], {
      execArgv: [
        "--permission",
        "--allow-addons",
        "--allow-fs-read=*",
        "--disallow-code-generation-from-strings",
        `--max-old-space-size=${maxHeapMegabytes}`,
        "--no-warnings",
      ],
      env: {},
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
    });
    const end = (): void => {
      if (this.#ended) return;
      this.#ended = true;
      onEnd();
    };
    this.#child.on("message", (message: FromClassifier) => {
      if (!this.#ended) onMessage(message);
    });
    this.#child.on("error", end);
    this.#child.on("exit", end);
  }

  send(message: ToClassifier): void {
    this.#child.send(message, (error) => {
      // Nothing can be said to it any more.
      if (error) this.kill();
    });
  }

  /** Whether it keeps this process from ending: while somebody waits for it. */
  hold(held: boolean): void {
    if (held) {
      this.#child.ref();
      this.#child.channel?.ref();
    } else {
      this.#child.unref();
      this.#child.channel?.unref();
    }
  }

  /** At once, and whatever it is doing; its end is heard of as any other. */
  kill(): void {
    this.#child.kill("SIGKILL");
  }
}
