import assert from "node:assert/strict";
import { test } from "node:test";
import { type CaseLife, newLife } from "../case/case-life.ts";
import type { ResourceVersion } from "../version-index.ts";
import { selectOthers, selectVersions } from "./select-inputs.ts";

const suspended: CaseLife = { ...newLife, state: "SUSPENDED", since: 9, firstLive: 5 };

test("Since when changes take two people is said, also when what served first serves no more", () => {
  assert.deepEqual(selectOthers([["other", suspended]], "own", []), [{ at: 5, liveSince: 5, parts: [] }]);
  assert.deepEqual(selectOthers([["own", suspended]], "own", []), []);
});

test("Of a role binding every version is there, if any of them is for the use case: the newest may wait for somebody else", () => {
  const version = (kind: string, name: string, n: number, spec: object): ResourceVersion => ({
    kind,
    name,
    version: n,
    digest: `sha256:${n}`,
    spec: JSON.stringify(spec),
  });
  const all = [
    version("UseCase", "own", 1, { models: [], applyGuardrails: [] }),
    version("RoleBinding", "leads", 1, { role: "PROJECT_LEAD", members: ["ann"], useCases: ["own"] }),
    version("RoleBinding", "leads", 2, { role: "PROJECT_LEAD", members: ["bob"], useCases: ["another"] }),
    version("RoleBinding", "others", 1, { role: "PROJECT_LEAD", members: ["eve"], useCases: ["another"] }),
    version("ServiceAccount", "bot", 1, { title: "Bot", owner: "a" }),
    version("ServiceAccount", "bot", 2, { title: "Bot", owner: "b" }),
  ];
  const steps = selectVersions(all, "own", new Set());
  let last = steps.next();
  while (last.done !== true) last = steps.next();
  assert.deepEqual(
    last.value.map(({ name, version: n }) => `${name}@${n}`),
    ["own@1", "leads@1", "leads@2", "bot@1", "bot@2"],
  );
});
