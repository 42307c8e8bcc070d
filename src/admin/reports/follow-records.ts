import { parseRecord } from "../../audit/parse-record.ts";
import type { ProvedEntries } from "../../audit/read-proved-entries.ts";
import type { ChangeRecord } from "../../audit/record.ts";
import type { EvidenceInputs } from "../../governance/reports/evidence-inputs.ts";
import { subjectsOf } from "./collect-evidence-inputs.ts";
import { isRecordOf, type LoggedThing, thingsOf } from "./match-record.ts";

/** Follows a log from its beginning: what of a bundle it has, and what it has that the bundle leaves out. */
export interface RecordFollower {
  follow(part: ProvedEntries): void;
  /** The index of each thing's record, by key. */
  readonly found: ReadonlyMap<string, number>;
  /** Words, steps and versions that count for the use case and are not in the bundle, each with the index of its record. */
  hidden(): readonly string[];
}

/**
 * A process that ended between the log and the store leaves a record of what did not come to be. So a record is of something hidden only
 * as long as nothing newer takes its place: of a topic, the same topic; of a version, the same number; of a step, another from the same state.
 */
export function followRecords(inputs: EvidenceInputs): RecordFollower {
  const { useCase, versions } = inputs;
  const things = Map.groupBy(thingsOf(inputs), placeInLog);
  const subjects = new Set(subjectsOf(useCase, versions));
  const named = new Set(versions.map(({ kind, name }) => `${kind}/${name}`));
  const found = new Map<string, number>();
  const extra = new Map<string, number>();
  let step: ChangeRecord | undefined;

  const takePlace = (place: string, index: number, isThere: boolean): void => {
    extra.delete(place);
    if (!isThere) extra.set(place, index);
  };
  const follow = (index: number, record: ChangeRecord): void => {
    const { target, action, digest, detail } = record;
    const mine = things
      .get(placeInLog(record))
      ?.find((thing) => isRecordOf(thing, record) && !(isOnce(thing) && found.has(thing.key)));
    if (mine !== undefined) found.set(mine.key, index);
    const isThere = mine !== undefined || action.endsWith("-failed");
    const topic = detail?.["topic"];
    if (typeof topic === "string" && digest !== undefined) {
      if (subjects.has(target)) takePlace(`${topic} of ${target}`, index, isThere);
    } else if (action === "transition" || action === "transition-failed") {
      if (target !== `UseCase/${useCase}`) return;
      if (step !== undefined && isTakenAgain(step, record)) extra.delete(placeOfStep(step));
      takePlace(placeOfStep(record), index, isThere);
      step = record;
    } else if (isVersion(action) && (named.has(target) || holdsForAll(target))) {
      const retired = action === "retire";
      takePlace(retired ? endOf(target) : versionOf(record), index, isThere || (retired && !named.has(target)));
      // Declared anew, or out of use with all its versions.
      if (mine !== undefined) extra.delete(endOf(target));
      if (retired && !named.has(target))
        for (const place of extra.keys()) if (place.endsWith(` of ${target}`)) extra.delete(place);
    }
  };

  return {
    found,
    follow({ first, entries }) {
      for (const [n, entry] of entries.entries()) {
        const record = changeIn(entry);
        if (record !== undefined) follow(first + n, record);
      }
    },
    hidden: () => [...extra].map(([place, index]) => `${place} (record ${index})`),
  };
}

/** By which a record and what it is of find each other, however many there are. */
function placeInLog({ target, digest }: Pick<ChangeRecord, "target" | "digest">): string {
  return `${digest} ${target}`;
}

/** Of steps that look alike each has a record of its own; and a passkey is added once. */
function isOnce({ key }: LoggedThing): boolean {
  return !key.startsWith("statement/") && !key.startsWith("version/");
}

function isVersion(action: string): boolean {
  return ["apply", "apply-failed", "retire", "retire-failed"].includes(action);
}

/** Whatever a bundle names. */
function holdsForAll(target: string): boolean {
  return target.startsWith("Policy/") || target.startsWith("Standard/");
}

function endOf(target: string): string {
  return `the end of ${target}`;
}

function versionOf({ target, detail }: ChangeRecord): string {
  return `version ${String(detail?.["version"])} of ${target}`;
}

function placeOfStep({ at, detail }: ChangeRecord): string {
  return `the step from ${String(detail?.["from"])} to ${String(detail?.["to"])} at ${new Date(at).toISOString()}`;
}

/** Whether the step before did not come to be: the next begins where it did. */
function isTakenAgain({ digest, detail: before }: ChangeRecord, { digest: next, detail: after }: ChangeRecord): boolean {
  if (before?.["from"] !== after?.["from"]) return false;
  return before?.["from"] !== before?.["to"] || (before?.["to"] === after?.["to"] && digest === next);
}

/** In canonical JSON only a record's own member is spelled so: within a string the quotes are escaped. */
const isChange = Buffer.from('"type":"change"');

function changeIn(entry: Buffer): ChangeRecord | undefined {
  if (!entry.includes(isChange)) return undefined;
  const record = parseRecord(entry);
  return record.type === "change" ? record : undefined;
}
