import { setImmediate as nextTurn } from "node:timers/promises";
import { parseRecord } from "../../audit/parse-record.ts";
import { entriesOf } from "../../audit/read-tiles.ts";
import type { AdmissionRecord } from "../../audit/record.ts";
import { tileWidth } from "../../audit/tile-path.ts";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { Overlay } from "../../core/data-class.ts";
import { seconds, toInstant } from "../../core/units.ts";
import { type Evidence, evidenceBody } from "../../governance/case/statements.ts";
import type { Entitlement } from "../../governance/register.ts";
import { type Contradiction, findContradictions } from "../../governance/standard/scoping/find-contradictions.ts";
import type { AdminDeps } from "../deps.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import { controlPlane, sayByItself } from "./say.ts";

/** Compares what the log shows of the calls of gated use cases with what their answers say, and says so where it contradicts them. */
export interface TrafficWatch {
  /** Looks at what the log has more than last time. */
  look(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** Which control says that answers and what is seen agree. */
const control = "GOV-006";
const everyMs = seconds(10);
/** So many bundles of 256 records are read at once; of a log that grows faster only the newest are, as a sample. */
const mostBundles = 4;
/** A kind of thing was seen when so many calls carried it: one could be a detector's error, or one person's. */
const enoughCalls = 20;
const mostUseCases = 10_000;

/** How many calls that were served carried what, by the version of the manifest that they were served under. No text, no names. */
interface Sighting {
  readonly digest: string;
  readonly overlays: Map<Overlay, number>;
  toolCalls: number;
}

/** @param report is told of what could not be read or said: it is tried again */
export function createTrafficWatch(deps: AdminDeps, report: (error: unknown) => void): TrafficWatch {
  const sightings = new Map<string, Sighting>();
  /** The next record to be read. What was there before the start is history. */
  let next: number | undefined;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const sightingOf = ({ useCase, digest }: Entitlement): Sighting => {
    let known = sightings.get(useCase);
    if (known?.digest !== digest) {
      if (sightings.size >= mostUseCases) sightings.clear();
      known = { digest, overlays: new Map(), toolCalls: 0 };
      sightings.set(useCase, known);
    }
    return known;
  };

  const count = (record: AdmissionRecord): Entitlement | undefined => {
    const { entitlements, governance } = deps.register();
    const entitlement = entitlements.get(record.useCase);
    if (governance?.gated.has(record.useCase) !== true || entitlement?.digest !== record.useCaseDigest) return undefined;
    const found = record.overlays.filter((one) => !entitlement.overlays.includes(one));
    const unasked = record.asked?.usesTools === true && (entitlement.spec.tools ?? []).length === 0;
    if (found.length === 0 && !unasked) return undefined;
    const sighting = sightingOf(entitlement);
    for (const one of found) sighting.overlays.set(one, (sighting.overlays.get(one) ?? 0) + 1);
    if (unasked) sighting.toolCalls++;
    return entitlement;
  };

  const lookOnce = async (): Promise<void> => {
    const view = deps.log.view();
    const { size } = view.checkpoint;
    next ??= size;
    const newest = Math.ceil(size / tileWidth);
    next = Math.max(next, (newest - mostBundles) * tileWidth);
    const touched = new Map<string, Entitlement>();
    for (; next < size; await nextTurn()) {
      const bundle = Math.floor(next / tileWidth);
      const records = entriesOf(await view.bundle(bundle), `entries ${bundle}`).map(parseRecord);
      for (const record of records.slice(next - bundle * tileWidth)) {
        const counted = record.type === "admission" ? count(record) : undefined;
        if (counted !== undefined) touched.set(counted.useCase, counted);
      }
      next = bundle * tileWidth + records.length;
    }
    for (const entitlement of touched.values())
      await deps.exclusive(() => sayIfContradicted(deps, entitlement, sightingOf(entitlement)));
  };

  const look = async (): Promise<void> => {
    running ??= lookOnce().finally(() => (running = undefined));
    await running;
  };
  return {
    look,
    start: () => {
      timer ??= setInterval(() => void look().catch(report), everyMs).unref();
    },
    stop: async () => {
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}

/** Once for each digest set: whoever answers anew, or looks at it and says otherwise, has the last word of that one. */
async function sayIfContradicted(
  deps: AdminDeps,
  { useCase, spec }: Entitlement,
  { overlays, toolCalls }: Sighting,
): Promise<void> {
  const world = deps.register().governance?.world(useCase);
  if (world === undefined) return;
  const often = [...overlays].filter(([, calls]) => calls >= enoughCalls);
  const contradictions = findContradictions(world.standard.scoping, spec.scoping ?? [], {
    overlays: often.map(([overlay]) => overlay),
    ...(toolCalls >= enoughCalls && { readTools: ["results of tools in its calls"] }),
  });
  if (contradictions.length === 0) return;
  const { digest: digestSet } = world.approved ?? world.current;
  const topic = `evidence/${control}/${digestSet}`;
  if (world.file.evidence.has(`${control}/${digestSet}`)) return;
  const at = deps.clock();
  const counts = { ...Object.fromEntries(overlays), ...(toolCalls > 0 && { tools: toolCalls }) };
  const body: Evidence = evidenceBody.parse({
    control,
    outcome: "fail",
    observedAt: at,
    digest: digestOf(canonicalJson({ useCase, digestSet, counts, at })),
    source: controlPlane,
    summary: `${contradictions.map(spell).join(" ")} At least ${enoughCalls} calls by ${toInstant(at)} carried it.`,
    digestSet,
  });
  const saying = {
    action: "evidence-add",
    reason: body.summary.slice(0, 500),
    detail: { outcome: "fail", source: controlPlane, observedAt: at, rests: body.digest, ...counts },
  };
  await sayByItself(deps, [{ subject: `UseCase/${useCase}`, topic, body, saying }]);
}

function spell({ question, declared, seen, why }: Contradiction): string {
  return `${why} ${question} says ${declared.join(", ")}, and seen was ${seen.join(", ")}.`;
}
