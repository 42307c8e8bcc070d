#!/usr/bin/env node
// Runs one of the project's commands from any Node, installing first what is missing.
//
// npm scripts may be started by an older Node than the project needs. On Linux `npm ci` brings the right one
// (node_modules/.bin/node); elsewhere the system's must do. So this file uses only what Node 18 has.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const neededMajor = 24;
const commands = {
  start: ["src/main.ts", "serve"],
  sallyport: ["src/main.ts"],
  test: ["tools/run-tests.ts"],
  check: ["tools/check.ts"],
  bench: ["bench/run.ts"],
  "infra:synth": ["infra/app.ts"],
  "infra:check": ["infra/check.ts"],
};

// The landing zone is a package of its own: who only runs the gateway never installs the CDK.
const needInfra = ["test", "check", "infra:synth", "infra:check"];

// Short-lived garbage of many calls at once fits: fewer, cheaper collections than with the default of Node.
const nodeArgs = ["--max-semi-space-size=16"];

// What was compiled, types stripped, is kept beside the packages: a fifth less time to the first call, and for each command.
const env = { NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "compiled"), ...process.env };

const [command, ...args] = process.argv.slice(2);
const script = Object.hasOwn(commands, command ?? "") ? commands[command] : command?.endsWith(".ts") ? [command] : undefined;
if (script === undefined) {
  process.stderr.write(`usage: node tools/launch.mjs ${Object.keys(commands).join("|")}|FILE.ts [ARGS]\n`);
  process.exit(2);
}

installMissing(root);
if (needInfra.includes(command) || script[0].startsWith("infra/")) installMissing(join(root, "infra"));
// Functions of the landing zone get their types stripped by Node, which says each time that this may change.
const quiet = script[0].startsWith("infra/") ? ["--disable-warning=ExperimentalWarning"] : [];
const child = spawn(findNode(), [...nodeArgs, ...quiet, join(root, script[0]), ...script.slice(1), ...args], {
  stdio: "inherit",
  env,
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 1)));

/** Installs when node_modules does not stem from this lockfile. The stamp is written last, so a broken install is repeated. */
function installMissing(folder) {
  const lock = createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .digest("hex");
  const stamp = join(folder, "node_modules", ".sallyport-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  if (existsSync(join(folder, "node_modules", ".package-lock.json")) && installedMatches(folder)) return writeStamp(stamp, lock);
  process.stderr.write("sallyport: installing dependencies (npm ci) …\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const done = spawnSync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    process.stderr.write("sallyport: npm ci failed; see its message above. Is the npm registry reachable?\n");
    process.exit(1);
  }
  writeStamp(stamp, lock);
}

function installedMatches(folder) {
  const read = (path) => JSON.parse(readFileSync(path, "utf8")).packages;
  const wanted = read(join(folder, "package-lock.json"));
  const have = read(join(folder, "node_modules", ".package-lock.json"));
  return Object.entries(wanted).every(([path, entry]) => path === "" || entry.optional || have[path]?.version === entry.version);
}

function writeStamp(stamp, lock) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

function findNode() {
  const bundled = join(root, "node_modules", ".bin", "node");
  if (process.platform === "linux" && existsSync(bundled)) return bundled;
  if (Number(process.versions.node.split(".")[0]) >= neededMajor) return process.execPath;
  process.stderr.write(
    `sallyport: this is Node ${process.versions.node}, and Node ${neededMajor} or newer is needed. On Linux (x64, arm64) npm ci brings ` +
      "one along; on other systems install it from nodejs.org.\n",
  );
  return process.exit(1);
}
