import { asProblem, Problem } from "../core/problem.ts";
import { MiB } from "../core/units.ts";
import type { NoteSigner } from "../crypto/signed-note.ts";
import { Batch } from "./batch.ts";
import { signCheckpoint } from "./checkpoint.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { encodeRecord } from "./encode-record.ts";
import { frameBundles, Journal } from "./journal.ts";
import type { LogFileSystem } from "./log-files.ts";
import type { LogView } from "./log-view.ts";
import { writeOpenMark } from "./open-mark.ts";
import { proveConsistency, proveRecord } from "./prove-record.ts";
import { publishTree } from "./publish-tree.ts";
import { readRecord } from "./read-record.ts";
import { readTile } from "./read-tile.ts";
import type { TileResource } from "./read-tile.ts";
import { narrowBundle, readFullBundle, readFullTile } from "./read-tiles.ts";
import type { AuditRecord, AuditSink } from "./record.ts";
import type { RightEdge } from "./right-edge.ts";
import { formatTilePath, tileWidth, widthInTree } from "./tile-path.ts";
import type { InclusionProof } from "./tlog-proof.ts";
import { hashBytes } from "./tree-hash.ts";
import type { TreeHead } from "./verify-proof.ts";

/** What the log is made of at its start; `recoverLog` makes it from the disk. */
export interface LogState {
  /** The right edge of everything that is in the log. It belongs to the log from here on. */
  readonly edge: RightEdge;
  /** Full tiles and bundles that the checkpoint on disk does not cover, by path. The edge adds to it. */
  readonly unsealed: Map<string, Buffer>;
  /** The indexes of admissions without an outcome, ascending. */
  readonly open: ReadonlySet<number>;
  /** The checkpoint on disk and its note; undefined for a new log. */
  readonly published: { readonly note: string; readonly checkpoint: Checkpoint } | undefined;
}

export interface LogSettings {
  readonly fs: LogFileSystem;
  readonly dir: string;
  readonly signer: NoteSigner;
  /** The least time between two checkpoints while records keep coming. */
  readonly checkpointEveryMs: number;
  /** The journal is replaced by a short one when it is longer than this. */
  readonly journalBytes: number;
}

/** Beyond this much in full tiles that are not durable yet, appends wait for them: memory is bounded. */
const maxUnsealedBytes = MiB(32);
/** How far the mark of open admissions may lag: what a start after a crash reads again. */
const openMarkEvery = 8_192;
/** How long outcomes wait for company. */
const outcomesRestMs = 10;
/** A batch waits for more where so many that are waited for came within so many milliseconds. */
const many = 6;
const manyMs = 5;
/** And where the last batch was no longer ago than this, milliseconds. */
const soonMs = 1.5;

/**
 * The audit log of one process. It owns its directory's files; nothing else writes them.
 *
 * An append goes through: encode and hash (at once, in the order of calls) → batch → journal write and fdatasync → edge
 * in memory → resolved. Apart from that, and never ahead of it, full tiles and a signed checkpoint are published.
 *
 * INVARIANT admitted-before-sent (its durable half): an append resolves only after the fdatasync that covers it.
 * INVARIANT log-only-grows: entries are only ever added to the edge, and only what the journal has made durable.
 *
 * After the first failed write or sync every append rejects: the kernel may have dropped the pages, so what is on disk is
 * unknown until recovery has read it back.
 */
export class Log implements AuditSink {
  readonly #settings: LogSettings;
  readonly #journal: Journal;
  readonly #edge: RightEdge;
  readonly #unsealed: Map<string, Buffer>;
  readonly #open: Set<number>;
  readonly #knownDirectories = new Set<string>();
  /** Admissions that the last process left open. What this process admits later is never among them. */
  readonly #leftOpen: readonly number[];
  #published: { readonly note: string; readonly checkpoint: Checkpoint } | undefined;
  /** Entries below this are in durable tiles that the checkpoint on disk covers. */
  #sealed: number;
  #openMark = 0;

  #filling = new Batch();
  #spare = new Batch();
  /** The index of the first entry of the batch that is filling. */
  #firstIndex: number;
  #flushing: Promise<void> | undefined;
  /** Whether somebody waits for the batch that is filling; only outcomes are in it otherwise. */
  #urgent = false;
  /** When the last batch began to gather, by the monotonic clock. */
  #gatheredAt = Number.NEGATIVE_INFINITY;
  /** When the last records came that somebody waits for, by the same clock: a ring, `#turn` is the oldest's place. */
  readonly #cameAt = new Float64Array(many).fill(Number.NEGATIVE_INFINITY);
  #turn = 0;
  #restTimer: NodeJS.Timeout | undefined;
  #publishing: Promise<void> | undefined;
  #publishTimer: NodeJS.Timeout | undefined;
  /** Why appends are refused: the log failed, or is closed. */
  #refusal: Problem | undefined;
  #failure: Problem | undefined;
  #closing: Promise<void> | undefined;

  constructor(settings: LogSettings, state: LogState) {
    this.#settings = settings;
    this.#journal = new Journal(settings.fs, settings.dir);
    this.#edge = state.edge;
    this.#unsealed = state.unsealed;
    this.#open = new Set(state.open);
    this.#leftOpen = [...state.open];
    this.#published = state.published;
    this.#sealed = fullEntries(state.published?.checkpoint.size ?? 0);
    this.#firstIndex = state.edge.size;
  }

  /** For `openLog` alone: writes what recovery found to a fresh journal, then publishes it. */
  async start(): Promise<void> {
    // A journal that failed to sync can read back as if it were durable. What was read is written and synced again
    // before anything rests on it: before any checkpoint covers it, and before any append counts on it.
    try {
      await this.#journal.replace(this.#unsealedFrames());
      if (this.#published?.checkpoint.size !== this.#edge.size) await this.#publishOnce();
    } catch (error) {
      await this.#journal.close();
      throw error;
    }
  }

  /** Durable entries. */
  get size(): number {
    return this.#edge.size;
  }

  /** Why every append is refused until a restart; undefined while the log is well. */
  get failure(): Problem | undefined {
    return this.#failure;
  }

  get verifierKey(): string {
    return this.#settings.signer.verifier.verifierKey;
  }

  /** Admissions that were without an outcome when the log was opened and still are, ascending. */
  get leftOpen(): readonly number[] {
    return this.#leftOpen.filter((index) => this.#open.has(index));
  }

  /** The newest signed checkpoint: the note that is on disk. */
  checkpoint(): string {
    return this.#requirePublished().note;
  }

  append(record: AuditRecord): Promise<number> {
    if (this.#refusal !== undefined) return Promise.reject(this.#refusal);
    const batch = this.#filling;
    if (record.type === "outcome" ? batch.isFullForOutcomes : batch.isFull) {
      const detail = "More audit records are waiting than can be written in time. Try again shortly.";
      return Promise.reject(new Problem("audit_unavailable", detail, { retryAfterSeconds: 1 }));
    }
    return new Promise((resolve, reject) => {
      try {
        batch.add(encodeRecord(record), admissionOf(record), { resolve, reject });
      } catch (error) {
        reject(asProblem(error, "request_malformed", "The call has text or a number that an audit record cannot carry."));
        return;
      }
      if (record.type === "outcome") this.#flushSoon();
      else this.#flushNow();
    });
  }

  /** Somebody waits for what is in the batch. */
  #flushNow(): void {
    this.#urgent = true;
    this.#cameAt[this.#turn] = performance.now();
    this.#turn = (this.#turn + 1) % many;
    clearTimeout(this.#restTimer);
    this.#restTimer = undefined;
    this.#flushing ??= this.#gather().then(() => this.#flush());
  }

  /**
   * Nobody waits for an outcome, so it rides with the next batch that somebody does wait for, or goes a little later by
   * itself: that halves the syncs. A crash meanwhile leaves its admission open, as one in mid-call does.
   */
  #flushSoon(): void {
    if (this.#flushing !== undefined || this.#restTimer !== undefined) return;
    this.#restTimer = setTimeout(() => this.#flushNow(), outcomesRestMs);
  }

  /**
   * What a batch waits for before it is written: the events that are already due, so that all calls of one turn share it;
   * and a millisecond more where the last batch was just now or many came lately, when one sync for several is worth
   * more than the wait: a sync costs as much CPU time as half a call. How many calls are open says nothing of that: streams are
   * open long.
   */
  #gather(): Promise<void> {
    const now = performance.now();
    const busy = now - this.#gatheredAt < soonMs || now - (this.#cameAt[this.#turn] ?? 0) < manyMs;
    this.#gatheredAt = now;
    return new Promise((done) => {
      if (busy) setTimeout(done, 1);
      else setImmediate(done);
    });
  }

  /** Resolves when a checkpoint on disk covers everything that is durable now. Rejects once the log has failed. */
  async publish(): Promise<void> {
    const target = this.#edge.size;
    while (this.#failure === undefined) {
      if ((this.#published?.checkpoint.size ?? -1) >= target) return;
      await this.#startPublishing();
    }
    throw this.#failure;
  }

  /**
   * Refuses further appends, lets those under way finish, publishes a last checkpoint and closes the files. After a
   * failure it only closes.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** The record at an index, as soon as it is durable. Rejects with `not_found` where there is none. */
  async read(index: number): Promise<AuditRecord> {
    return await readRecord(
      (bundle) => this.#bundle(bundle, widthInTree({ level: "entries", index: bundle }, this.size)),
      index,
      this.size,
    );
  }

  /** A resource of the read API by its path below `/log/`; undefined where there is none. */
  async readTile(path: string): Promise<TileResource | undefined> {
    return await readTile(this.view(), path);
  }

  /** That the record at `index` is in the log, against the newest checkpoint. */
  async prove(index: number): Promise<InclusionProof> {
    return await proveRecord(this.view(), index);
  }

  /** That the newest checkpoint's tree begins with all of `from`, an earlier one. */
  async proveConsistency(from: TreeHead): Promise<Buffer[]> {
    return await proveConsistency(this.view(), from);
  }

  /** The log as of the newest checkpoint; it stays as it is while the log goes on. */
  view(): LogView {
    const { note, checkpoint } = this.#requirePublished();
    return {
      note,
      checkpoint,
      hashTile: (level, index, width = widthInTree({ level, index }, checkpoint.size)) => this.#hashTile(level, index, width),
      bundle: (index, width = widthInTree({ level: "entries", index }, checkpoint.size)) => this.#bundle(index, width),
    };
  }

  async #flush(): Promise<void> {
    while (this.#filling.count > 0 && this.#failure === undefined) {
      const batch = this.#filling;
      const firstIndex = this.#firstIndex;
      this.#filling = this.#spare;
      this.#spare = batch;
      this.#firstIndex += batch.count;
      this.#urgent = false;
      try {
        await this.#write(batch.frame(firstIndex));
        this.#integrate(batch, firstIndex);
      } catch (error) {
        const failure = this.#fail(error);
        for (const waiter of batch.waiters) waiter.reject(failure);
        break;
      }
      batch.clear();
      this.#publishSoon();
      if (!this.#urgent) break;
      await this.#gather();
    }
    this.#flushing = undefined;
    if (this.#filling.count > 0 && this.#failure === undefined) this.#flushSoon();
  }

  async #write(frame: Buffer): Promise<void> {
    if (this.#unsealedBytes() > maxUnsealedBytes) await this.publish();
    if (this.#journal.length > this.#settings.journalBytes && this.#journal.length > 2 * this.#unsealedBytes()) {
      await this.#journal.replace([...this.#unsealedFrames(), frame]);
    } else {
      await this.#journal.append(frame);
    }
  }

  /** Takes a durable batch into the tree and lets its callers go on. */
  #integrate(batch: Batch, firstIndex: number): void {
    for (const [n, leaf] of batch.leaves.entries()) {
      this.#edge.append(leaf, batch.entry(n));
      const admission = batch.admissions[n] ?? neither;
      if (admission === opens) this.#open.add(firstIndex + n);
      else if (admission !== neither) this.#open.delete(admission);
    }
    for (const [n, waiter] of batch.waiters.entries()) waiter.resolve(firstIndex + n);
  }

  /** Publishes at once when the last checkpoint is long enough ago, else when it will be. */
  #publishSoon(): void {
    if (this.#publishTimer !== undefined || this.#publishing !== undefined || this.#failure !== undefined) return;
    this.#startPublishing().catch(() => undefined); // what failed is kept in #failure, and every append reports it
  }

  /** Joins the publication under way, or starts one. */
  #startPublishing(): Promise<void> {
    this.#publishing ??= this.#publishAndRest();
    return this.#publishing;
  }

  async #publishAndRest(): Promise<void> {
    try {
      await this.#publishOnce();
    } catch (error) {
      throw this.#fail(error);
    } finally {
      this.#publishing = undefined;
    }
    if (this.#publishTimer !== undefined || this.#closing !== undefined) return;
    this.#publishTimer = setTimeout(() => {
      this.#publishTimer = undefined;
      if (this.#published?.checkpoint.size !== this.#edge.size) this.#publishSoon();
    }, this.#settings.checkpointEveryMs);
    this.#publishTimer.unref(); // close() publishes what is left
  }

  async #publishOnce(): Promise<void> {
    const { fs, dir, signer } = this.#settings;
    // All of this is of one moment: there is no await before the note is signed.
    const checkpoint = { origin: signer.name, size: this.#edge.size, root: this.#edge.root() };
    const files = new Map(this.#unsealed);
    const openMark = this.#open.values().next().value ?? checkpoint.size;
    const note = signCheckpoint(checkpoint, signer);

    await publishTree(fs, dir, this.#knownDirectories, files, note);
    this.#published = { note, checkpoint };
    this.#sealed = fullEntries(checkpoint.size);
    for (const path of files.keys()) this.#unsealed.delete(path);
    if (openMark - this.#openMark >= openMarkEvery || this.#closing !== undefined) {
      await writeOpenMark(fs, dir, signer, openMark);
      this.#openMark = openMark;
    }
  }

  async #close(): Promise<void> {
    this.#refusal ??= new Problem("shutting_down", "The gateway is shutting down and takes no more calls.");
    while (this.#flushing !== undefined || (this.#filling.count > 0 && this.#failure === undefined)) {
      this.#flushNow();
      await this.#flushing;
    }
    clearTimeout(this.#restTimer);
    await this.#publishing?.catch(() => undefined); // a failure is in #failure
    clearTimeout(this.#publishTimer);
    try {
      if (this.#failure === undefined) await this.#publishOnce();
    } finally {
      await this.#journal.close();
    }
  }

  #fail(error: unknown): Problem {
    this.#failure ??= new Problem(
      "audit_unavailable",
      "The audit log could not be written, so no call is served. The gateway must be restarted once its disk is well.",
      { cause: error },
    );
    this.#refusal = this.#failure;
    const waiting = this.#filling.waiters.splice(0);
    this.#filling.clear();
    for (const waiter of waiting) waiter.reject(this.#failure);
    return this.#failure;
  }

  #requirePublished(): { readonly note: string; readonly checkpoint: Checkpoint } {
    if (this.#published === undefined) throw new Problem("audit_unavailable", "The audit log has no checkpoint yet.");
    return this.#published;
  }

  #unsealedBytes(): number {
    let bytes = 0;
    for (const file of this.#unsealed.values()) bytes += file.byteLength;
    return bytes;
  }

  /** Everything durable that is not in a sealed tile, as one frame: what a fresh journal must begin with. */
  #unsealedFrames(): Buffer[] {
    const bundles: Buffer[] = [];
    for (let index = this.#sealed / tileWidth; index * tileWidth < this.#edge.size; index++) {
      const path = formatTilePath({ level: "entries", index, width: tileWidth });
      const bundle = this.#unsealed.get(path) ?? this.#edge.partial("entries", index);
      if (bundle === undefined) throw new Error(`bundle ${index} is neither sealed nor in memory`);
      bundles.push(bundle);
    }
    return bundles.length === 0 ? [] : [frameBundles(bundles, this.#sealed, this.#edge.size - this.#sealed)];
  }

  // A tile is in memory until it is durable: on the edge, then among the unsealed. Both look-ups happen in one turn.
  async #hashTile(level: number, index: number, width: number): Promise<Buffer> {
    const { fs, dir } = this.#settings;
    const path = formatTilePath({ level, index, width: tileWidth });
    const tile = this.#unsealed.get(path) ?? this.#edge.partial(level, index) ?? (await readFullTile(fs, dir, level, index));
    return tile.subarray(0, width * hashBytes);
  }

  async #bundle(index: number, width: number): Promise<Buffer> {
    const { fs, dir } = this.#settings;
    const path = formatTilePath({ level: "entries", index, width: tileWidth });
    const bundle = this.#unsealed.get(path) ?? this.#edge.partial("entries", index) ?? (await readFullBundle(fs, dir, index));
    return narrowBundle(bundle, width);
  }
}

const opens = -1;
const neither = -2;

function admissionOf(record: AuditRecord): number {
  if (record.type === "admission") return opens;
  return record.type === "outcome" ? record.admission : neither;
}

function fullEntries(size: number): number {
  return size - (size % tileWidth);
}
