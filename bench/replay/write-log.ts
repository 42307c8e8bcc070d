import { join } from "node:path";
import type { AdmissionRecord, OutcomeRecord } from "../../src/audit/record.ts";
import { openLog } from "../../src/audit/open-log.ts";
import { openLogView } from "../../src/audit/open-log-view.ts";
import { parseRecord } from "../../src/audit/parse-record.ts";
import { entriesOf } from "../../src/audit/read-tiles.ts";
import { tileWidth } from "../../src/audit/tile-path.ts";
import { openKeyring } from "../../src/crypto/keyring.ts";
import { createSigner } from "../../src/crypto/signed-note.ts";

/** So many records wait for one sync of the log. */
const together = 2000;
const people = 1000;

/**
 * Makes the log of a gateway that is not running longer, by its own writer: calls like the last one that it has, of a thousand people,
 * each with its outcome. Gives how many records there are then.
 */
export async function lengthenLog(dataDir: string, origin: string, records: number): Promise<number> {
  const keyring = await openKeyring(join(dataDir, "keys"));
  const signer = createSigner(keyring.signingKey("audit-log"), origin);
  const dir = join(dataDir, "log");
  const { admission, outcome } = await findLastCall(await openLogView({ dir, verifier: signer.verifier }));
  const log = await openLog({ dir, origin, signer });
  let size = log.view().checkpoint.size;
  for (let n = 0; size < records; n++) {
    const calls = Array.from({ length: Math.min(together, Math.ceil((records - size) / 2)) }, (_, of) => n * together + of);
    const admitted = await Promise.all(calls.map((call) => log.append(admissionOf(admission, call))));
    const ended = await Promise.all(calls.map((call, of) => log.append(outcomeOf(outcome, call, admitted[of] ?? 0))));
    size = 1 + Math.max(...ended);
  }
  await log.close();
  return size;
}

interface LastCall {
  readonly admission: AdmissionRecord;
  readonly outcome: OutcomeRecord;
}

async function findLastCall(view: Awaited<ReturnType<typeof openLogView>>): Promise<LastCall> {
  let admission: AdmissionRecord | undefined;
  let outcome: OutcomeRecord | undefined;
  for (let bundle = 0; bundle * tileWidth < view.checkpoint.size; bundle++)
    for (const record of entriesOf(await view.bundle(bundle), `entries ${bundle}`).map(parseRecord)) {
      if (record.type === "admission") admission = record;
      if (record.type === "outcome") outcome = record;
    }
  if (admission === undefined || outcome === undefined) throw new Error("the log has no call yet");
  return { admission, outcome };
}

/** A millisecond apart, from the last real call on: before it, what is declared was not there. */
function admissionOf(last: AdmissionRecord, call: number): AdmissionRecord {
  const at = last.at + call;
  const principal = `person-${call % people}@campus.example`;
  const { asked } = last;
  return { ...last, call: `req_${call}`, at, principal, ...(asked && { asked: { ...asked, at: asked.at + call } }) };
}

function outcomeOf(last: OutcomeRecord, call: number, admission: number): OutcomeRecord {
  return { ...last, call: `req_${call}`, at: last.at + call, admission };
}
