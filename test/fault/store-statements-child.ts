/**
 * A process that a test kills or starves: it says things of several topics at once, round by round, and prints the first and the last
 * id of each round that is done. `store-statements-child.ts DIR`.
 */
import { openSqliteStore } from "../../src/storage/sqlite/open-sqlite-store.ts";
import { roundOf } from "./store-statement-rounds.ts";

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error("no directory");
const store = await openSqliteStore(dir);
const [newest] = await store.listStatements("UseCase/u0", { limit: 1 });

for (let round = (newest?.at ?? 0) + 1; ; round++) {
  const said = await store.appendStatements(roundOf(round));
  // Synchronous on a pipe: once written, the parent can read it even when this process is gone.
  process.stdout.write(`${round} ${said[0]?.id} ${said.at(-1)?.id}\n`);
}
