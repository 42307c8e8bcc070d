import type { CaseFile, Said } from "./case-file.ts";

/** What judging reads of it about these controls: evidence, and documents that are named after one, with their signatures. */
export function narrowCaseFile(file: CaseFile, controls: ReadonlySet<string>): CaseFile {
  const evidence = keep(file.evidence, (topic) => controls.has(upToSlash(topic)));
  const artefacts = keep(file.artefacts, (topic) => controls.has(upToSlash(topic)));
  const approvals = keep(
    file.approvals,
    (about) => about.startsWith(prefix) && controls.has(upToSlash(about.slice(prefix.length))),
  );
  const said: Iterable<Said<unknown>> = [...evidence.values(), ...artefacts.values(), ...[...approvals.values()].flat()];
  let newest = 0;
  for (const { id } of said) newest = Math.max(newest, id);
  return { subject: file.subject, newest, requests: none, approvals, artefacts, evidence, reviews: none };
}

const prefix = "ARTEFACT/";
const none: ReadonlyMap<string, never> = new Map<string, never>();

function keep<Value>(all: ReadonlyMap<string, Value>, wanted: (key: string) => boolean): ReadonlyMap<string, Value> {
  return new Map([...all].filter(([key]) => wanted(key)));
}

function upToSlash(topic: string): string {
  const slash = topic.indexOf("/");
  return slash === -1 ? topic : topic.slice(0, slash);
}
