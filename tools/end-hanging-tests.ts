/**
 * Loaded into each process of tests by `run-tests.ts`. What a failed test left open, such as a server or a child, would
 * keep its file running for ever: Node's `--test-timeout` is for tests, and those are over then.
 */
const limitMinutes = 10;

setTimeout(() => {
  const open = process.getActiveResourcesInfo().join(", ");
  process.stderr.write(`${process.argv[1]} is still running after ${limitMinutes} minutes and is ended. Still open: ${open}\n`);
  process.exit(1);
}, limitMinutes * 60_000).unref();
