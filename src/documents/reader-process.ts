import { fork, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Job, JobAnswer } from "./serve-extraction.ts";

export interface ReaderProcessLimits {
  /** V8's heap. */
  readonly maxHeapMegabytes: number;
  /** The whole process, decoded streams included. Watched where /proc tells it (Linux); elsewhere only time bounds those. */
  readonly maxResidentBytes: number;
}

/** Why a process has no answer: it was ended because of its memory or by our caller, or it ended by itself. */
export class ReaderProcessEnded extends Error {
  override readonly name = "ReaderProcessEnded";
}

const watchEveryMs = 25;

/**
 * A process that reads documents, one at a time. Not a thread: what exhausts the memory of a worker thread can abort the whole
 * process with it, whatever its resource limits, and files are made to do that. It has no environment, writes nothing, opens no
 * connection, starts nothing, makes no code out of strings and reads no file but the code of this folder and its packages.
 */
export class ReaderProcess {
  readonly #child: ChildProcess;
  readonly #limits: ReaderProcessLimits;
  readonly #ready: Promise<void>;
  #waiting: { readonly resolve: (answer: JobAnswer) => void; readonly reject: (error: Error) => void } | undefined;
  #ended = false;
  /** Jobs that it has done. */
  jobs = 0;

  constructor(limits: ReaderProcessLimits) {
    this.#limits = limits;
    // Source runs as .ts and is published as .js; either finds its own kind.
    const program = join(import.meta.dirname, `serve-extraction${extname(import.meta.filename)}`);
    this.#child = fork(program, [], {
      execArgv: [
        "--permission",
        ...readableFor(program).map((path) => `--allow-fs-read=${path}`),
        "--disallow-code-generation-from-strings",
        `--max-old-space-size=${limits.maxHeapMegabytes}`,
        "--no-warnings",
      ],
      env: {},
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
    });
    this.#ready = this.#next().then(() => undefined);
    // Whoever runs the first job hears of it.
    this.#ready.catch(() => undefined);
    this.#child.on("message", (answer: JobAnswer) => {
      this.#waiting?.resolve(answer);
      this.#waiting = undefined;
    });
    this.#child.on("error", (error) => this.#fail(error));
    this.#child.on("exit", () => this.#fail(new ReaderProcessEnded("The reader process ended.")));
    // A reader that waits for work keeps nobody from ending.
    this.#child.unref();
    this.#child.channel?.unref();
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Resolves when it takes jobs. Rejects when it could not be started. */
  ready(): Promise<void> {
    return this.#ready;
  }

  /** Rejects with ReaderProcessEnded when the process ends before it answers. Only one at a time, after `ready`. */
  async run(job: Job): Promise<JobAnswer> {
    this.jobs++;
    const watch = setInterval(() => {
      if (this.#residentBytes() > this.#limits.maxResidentBytes) this.end();
    }, watchEveryMs);
    try {
      const answer = this.#next();
      this.#child.send(job, (error) => {
        if (error) this.#fail(error);
      });
      return await answer;
    } finally {
      clearInterval(watch);
    }
  }

  /** At once, and whatever it is doing. */
  end(): void {
    this.#fail(new ReaderProcessEnded("The reader process was ended."));
    this.#child.kill("SIGKILL");
  }

  #next(): Promise<JobAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#ended) reject(new ReaderProcessEnded("The reader process has ended."));
      else this.#waiting = { resolve, reject };
    });
  }

  #fail(error: Error): void {
    this.#ended = true;
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }

  /** proc(5): the resident set in the status of a process, in KiB. */
  #residentBytes(): number {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, "latin1");
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
    } catch {
      // No such file system, or the process has just ended.
      return 0;
    }
  }
}

/** The code that the program is made of: this tree, the package's own description, and the packages it imports. */
function readableFor(program: string): string[] {
  const tree = dirname(dirname(program));
  const paths = new Set([tree, join(dirname(tree), "package.json")]);
  // Where packages are looked for, and where links from there lead.
  for (let folder = dirname(tree); folder !== dirname(folder); folder = dirname(folder)) paths.add(join(folder, "node_modules"));
  for (const name of ["unpdf", "htmlparser2"]) {
    const path = fileURLToPath(import.meta.resolve(name));
    const folder = "/node_modules/";
    paths.add(path.slice(0, path.indexOf(folder) + folder.length));
  }
  return [...paths];
}
