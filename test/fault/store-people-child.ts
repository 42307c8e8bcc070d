/**
 * A process that a test kills: it writes people, sessions and documents in steps of several rows each, and prints a line for each
 * step that is done. `store-people-child.ts DIR`.
 */
import { openSqliteStore } from "../../src/storage/sqlite/open-sqlite-store.ts";
import { peopleOf, type Round, sessionOf } from "./store-people.ts";

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error("no directory");
const store = await openSqliteStore(dir);
const group = (await store.getGroup("campus", "g")) ?? (await createPeople());
const first = Number(group.displayName.slice(1));

for (let i = first + 1; ; i++) {
  const round: Round = { number: i, half: i % 2 };
  const current = await store.getGroup("campus", "g");
  if (current === undefined) throw new Error("the group has gone");
  const renamed = await store.putGroup({ ...current, displayName: `g${i}` }, current.version);
  if (typeof renamed === "string") throw new Error(renamed);
  await store.changeMembers("campus", "g", { add: peopleOf(round.half), remove: [], replace: true, at: i });
  await store.replaceSession(`s${i - 1}`, sessionOf(i), 1000);
  const documents = ["a", "b", "c"].map((id) => ({ id, sealed: Buffer.from(`${i}`), expiresAt: 9000, now: 1 }));
  const version = (await store.getDocument("a", 1))?.version ?? 0;
  await store.putDocuments(documents.map((document) => ({ ...document, expected: version })));
  // Synchronous on a pipe: once written, the parent can read it even when this process is gone.
  process.stdout.write(`${i}\n`);
}

async function createPeople() {
  for (const half of [0, 1] as const) {
    for (const id of peopleOf(half)) {
      const user = { id, provider: "campus", principal: id, userName: id, active: true, attributes: "{}" };
      await store.putUser({ ...user, createdAt: 1, changedAt: 1 }, "none");
    }
  }
  await store.putSession(sessionOf(0));
  await store.putToken({
    id: "t",
    kind: "access",
    subject: "p",
    session: "s0",
    hash: "h",
    createdAt: 1,
    createdBy: "p",
    expiresAt: 9000,
  });
  const made = await store.putGroup({ id: "g", provider: "campus", displayName: "g0", createdAt: 1, changedAt: 1 }, "none");
  if (typeof made === "string") throw new Error(made);
  await store.changeMembers("campus", "g", { add: peopleOf(0), remove: [], replace: false, at: 1 });
  process.stdout.write("0\n");
  return made;
}
