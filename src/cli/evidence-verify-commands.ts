import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openLogFiles } from "../admin/open-log-files.ts";
import { allFiles, longestFile } from "../admin/reports/bundle-files.ts";
import type { EvidenceBundle } from "../admin/reports/export-evidence.ts";
import { verifyEvidence, type VerifiedEvidence } from "../admin/reports/verify-evidence.ts";
import { loadConfig } from "../config/load-config.ts";
import { ClientError } from "./admin-client.ts";
import { type Call, type Command, outputOption, textOption, UsageError } from "./command.ts";
import { type Output, printable } from "./output.ts";

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
      const { files } = await call.client().post<EvidenceBundle>(path, {});
      await mkdir(dir, { mode: 0o700 }).catch((error: unknown) => {
        throw new ClientError(`The directory ${dir} cannot be made: does it exist already?`, [], error);
      });
      for (const file of allFiles) await writeFile(join(dir, file), files[file], { mode: 0o600, flag: "wx" });
      call.io.stdout.write(`${dir} has the evidence of ${printable(name)}. Check it with: sallyport evidence verify ${dir}\n`);
      return 0;
    },
  },
  {
    name: "evidence verify",
    summary: "Check an evidence bundle offline: digests, signatures, proofs, and every verdict by judging again.",
    positionals: ["BUNDLE"],
    options: {
      "log-key": {
        type: "string",
        value: "KEY",
        description: "The log's verifier key, kept elsewhere; without it the data directory's own key is trusted.",
      },
      "data-dir": {
        type: "string",
        value: "DIR",
        description: "The data directory; SALLYPORT_DATA_DIR or ./.sallyport when absent.",
      },
      output: outputOption,
    },
    details: "BUNDLE is the directory that evidence export made. Exit code 1 when anything is not as it must be.",
    examples: [
      "sallyport evidence verify student-advising-evidence",
      "sallyport evidence verify student-advising-evidence --log-key sallyport.local/log+1a2b3c4d+AT…",
    ],
    run: async (call) => {
      const dir = call.positionals[0] ?? "";
      const result = await verify(await readBundle(dir), await keyOf(call));
      call.output.print(result, () => describe(call.output, result));
      const [first = "", ...more] = result.differences;
      if (!result.ok)
        throw new ClientError(`The bundle is not as it must be: ${first}${more.length === 0 ? "" : ` And ${more.length} more.`}`);
      return 0;
    },
  },
];

async function verify(files: ReadonlyMap<string, Uint8Array>, key: string): Promise<VerifiedEvidence> {
  try {
    return await verifyEvidence(files, key);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError("--log-key is malformed: it reads NAME+KEYID+BASE64");
    throw error;
  }
}

async function keyOf(call: Call): Promise<string> {
  const key = textOption(call, "log-key");
  if (key !== undefined) return key;
  const dataDir = textOption(call, "data-dir") ?? loadConfig(call.io.env).dataDir;
  return (await openLogFiles(dataDir)).verifierKey;
}

/** Only files that a bundle has are read, and of others only their names. */
async function readBundle(dir: string): Promise<ReadonlyMap<string, Uint8Array>> {
  let names: readonly string[];
  try {
    names = await readdir(dir);
  } catch (error) {
    throw new ClientError(`${dir} is no directory that can be read.`, [], error);
  }
  const files = new Map<string, Uint8Array>();
  for (const name of names) {
    const known = allFiles.some((one) => one === name);
    const path = join(dir, name);
    if (known && (await stat(path)).size > longestFile) throw new ClientError(`${path} is longer than a bundle's files are.`);
    files.set(name, known ? await readFile(path) : new Uint8Array());
  }
  return files;
}

function describe(output: Output, result: VerifiedEvidence): string {
  const verdict = result.ok ? output.style("green", "holds") : output.style("red", "does not hold");
  const when = (at: number | undefined): string => (at === undefined ? "unknown" : new Date(at).toISOString());
  return [
    `The evidence of ${printable(result.useCase ?? "nobody knows what")} ${verdict}.`,
    `  judged at   ${when(result.at)}`,
    `  sealed at   ${when(result.sealedAt)}, record ${result.sealIndex ?? "unknown"} of the log`,
    `  verdicts    ${result.verdicts} judged again`,
    `  signatures  ${result.signatures} of passkeys`,
    `  proofs      ${result.proofs} from the log`,
    ...result.differences.map((one) => `  - ${printable(one)}`),
    ...(result.unproved.length === 0 ? [] : [`  shipped     ${result.unproved.length} versions that nobody applied`]),
  ].join("\n");
}
