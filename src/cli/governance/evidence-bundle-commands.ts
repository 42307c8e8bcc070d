import { constants } from "node:fs";
import { mkdir, open, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openLogFiles } from "../../admin/open-log-files.ts";
import { allFiles, longestFile } from "../../admin/reports/bundle-files.ts";
import type { EvidenceBundle } from "../../admin/reports/export-evidence.ts";
import type { VerifiedEvidence, Verifier } from "../../admin/reports/verify-evidence.ts";
import { loadConfig } from "../../config/load-config.ts";
import { ClientError } from "../admin-client.ts";
import { type Call, type Command, outputOption, textOption, UsageError } from "../command.ts";
import { type Output, printable } from "../output.ts";

/** To take evidence out, and to check it elsewhere. */
export const evidenceBundleCommands: readonly Command[] = [
  {
    name: "evidence export",
    summary: "Write the evidence bundle of a use case: what it is judged by, the verdicts, OSCAL, and proofs from the log.",
    positionals: ["USE_CASE"],
    options: { out: { type: "string", short: "o", value: "DIR", required: true, description: "A directory that is made." } },
    details: "It names who signed and who holds roles. Each export is a record in the log, which seals it.",
    examples: ["sallyport evidence export student-advising -o student-advising-evidence"],
    run: async (call) => {
      const name = call.positionals[0] ?? "";
      const dir = textOption(call, "out") ?? "";
      const path = `/api/v1/use-cases/${encodeURIComponent(name)}/evidence-bundle`;
      // A long log is read through for it; the connection's end is the only deadline.
      const answer: Uint8Array[] = [];
      for await (const part of await call.client().stream(path, {})) answer.push(part);
      const { files } = JSON.parse(Buffer.concat(answer).toString("utf8")) as EvidenceBundle;
      await mkdir(dir, { mode: 0o700 }).catch((error: unknown) => {
        throw new ClientError(`The directory ${dir} cannot be made: does it exist already?`, [], error);
      });
      for (const file of allFiles) await writeFile(join(dir, file), files[file], { mode: 0o600, flag: "wx" });
      call.io.stdout.write(
        `${dir} has the evidence of ${printable(name)}. Check it with: sallyport evidence verify ${dir} --key KEY\n`,
      );
      return 0;
    },
  },
  {
    name: "evidence verify",
    summary: "Check an evidence bundle offline: digests, signatures, proofs, and every verdict by judging again.",
    positionals: ["BUNDLE"],
    options: {
      key: {
        type: "string",
        value: "KEY",
        description: "The log's verifier key, kept elsewhere; without it the data directory's own key is trusted.",
      },
      "data-dir": {
        type: "string",
        value: "DIR",
        description:
          "With the whole log, which shows what a bundle leaves out. Without it and --key: SALLYPORT_DATA_DIR or ./.sallyport.",
      },
      output: outputOption,
    },
    details:
      "BUNDLE is the directory that evidence export made. Nothing in it is trusted: only the log's key, and the control standard of this program. Exit code 1 when anything is not as it must be.",
    examples: [
      "sallyport evidence verify student-advising-evidence --key sallyport.local/log+1a2b3c4d+AT…",
      "sallyport evidence verify student-advising-evidence --key sallyport.local/log+1a2b3c4d+AT… --data-dir /copy/of/sallyport",
    ],
    run: async (call) => {
      const dir = call.positionals[0] ?? "";
      const result = await verify(await readBundle(dir), await verifierOf(call));
      call.output.print(result, () => describe(call.output, result));
      const [first = "", ...more] = result.differences;
      if (!result.ok)
        throw new ClientError(`The bundle is not as it must be: ${first}${more.length === 0 ? "" : ` And ${more.length} more.`}`);
      return 0;
    },
  },
];

async function verify(files: ReadonlyMap<string, Uint8Array>, verifier: Verifier): Promise<VerifiedEvidence> {
  // Most of the program, which no other command waits for.
  const { verifyEvidence } = await import("../../admin/reports/verify-evidence.ts");
  try {
    return await verifyEvidence(files, verifier);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError("--key is malformed: it reads NAME+KEYID+BASE64");
    throw error;
  }
}

/** A key that is given stands alone; with a log that is given, too, the log is held to it. */
async function verifierOf(call: Call): Promise<Verifier> {
  const key = textOption(call, "key");
  const dataDir = textOption(call, "data-dir");
  if (key !== undefined && dataDir === undefined) return { logKey: key };
  const files = await openLogFiles(dataDir ?? loadConfig(call.io.env).dataDir, key);
  return { logKey: files.verifierKey, log: await files.view() };
}

/** Only files that a bundle has are read, and of others only their names. Whoever made the directory may mean harm. */
async function readBundle(dir: string): Promise<ReadonlyMap<string, Uint8Array>> {
  let names: readonly string[];
  try {
    names = await readdir(dir);
  } catch (error) {
    throw new ClientError(`${dir} is no directory that can be read.`, [], error);
  }
  const files = new Map<string, Uint8Array>();
  for (const name of names)
    files.set(name, allFiles.some((one) => one === name) ? await readPlain(join(dir, name)) : new Uint8Array());
  return files;
}

/** No link, and no pipe or device, which have no end. */
async function readPlain(path: string): Promise<Uint8Array> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error: unknown) => {
    throw new ClientError(`${path} is no file that can be read.`, [], error);
  });
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new ClientError(`${path} is no file.`);
    if (found.size > longestFile) throw new ClientError(`${path} is longer than a bundle's files are.`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function describe(output: Output, result: VerifiedEvidence): string {
  const verdict = result.ok ? output.style("green", "holds") : output.style("red", "does not hold");
  const when = (at: number | undefined): string => (at === undefined ? "unknown" : new Date(at).toISOString());
  const { logKey, standard } = result.trusted;
  return [
    `The evidence of ${printable(result.useCase ?? "nobody knows what")} ${verdict}.`,
    `  judged at   ${when(result.at)}`,
    `  sealed at   ${when(result.sealedAt)}, record ${result.sealIndex ?? "unknown"} of the log`,
    `  verdicts    ${result.verdicts} judged again`,
    `  signatures  ${result.signatures} of passkeys${result.origins.length === 0 ? "" : `, on ${result.origins.map(printable).join(", ")}`}`,
    `  proofs      ${result.proofs} from the log`,
    ...(result.compared === undefined ? [] : [`  log         ${result.compared} records looked through for what is left out`]),
    ...result.differences.map((one) => `  - ${printable(one)}`),
    "By this alone:",
    `  log key     ${printable(logKey)}`,
    `  standard    version ${standard.version}, ${standard.digest}, as this program has it`,
    "Not shown by it:",
    ...result.unshown.map((one) => `  ${printable(one)}`),
  ].join("\n");
}
