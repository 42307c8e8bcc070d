import { setImmediate as nextTurn } from "node:timers/promises";
import type { AdmissionRecord } from "../../../src/audit/record.ts";
import { admissionOf } from "../../fault/log-samples.ts";
import type { CaseRoom } from "./open-case.ts";

/** Puts a call into the room's log, of the use case `tests` unless it says otherwise. Gives its index. */
export async function logCall({ world: { admin } }: CaseRoom, more: Partial<AdmissionRecord> = {}): Promise<number> {
  const { at = admin.now } = more;
  return await admin.deps.audit.append({
    ...admissionOf(`call-${at}`, at),
    principal: "dana",
    useCase: "tests",
    state: "PRODUCTION",
    model: "mock",
    deployment: "mock",
    overlays: [],
    findings: [],
    masked: false,
    ...more,
  });
}

/** The log is read as of its newest checkpoint, which is a second behind at most. */
export async function covered({ world }: CaseRoom, index: number): Promise<void> {
  while (world.admin.deps.log.view().checkpoint.size <= index) await nextTurn();
}
