import { rename, writeFile } from "node:fs/promises";
import { styleText } from "node:util";

/** What a start has to tell. The secrets are there only when they were made up at this start. */
export interface Started {
  readonly dataUrl?: string;
  readonly adminUrl?: string;
  readonly adminToken?: string;
  readonly demoKey?: string;
}

/** For scripts: complete or absent, and readable by its owner alone. */
export async function writeReadyFile(path: string, started: Started): Promise<void> {
  const partial = `${path}.partial`;
  await writeFile(partial, `${JSON.stringify(started)}\n`, { mode: 0o600 });
  await rename(partial, path);
}

/** For people. */
export function announce(started: Started, out: NodeJS.WritableStream & { readonly isTTY?: boolean }): void {
  const bold = (text: string): string => (out.isTTY ? styleText("bold", text) : text);
  const lines = ["", bold("Sallyport is up.")];
  if (started.dataUrl !== undefined)
    lines.push(`  data plane     ${started.dataUrl}/v1   point your OpenAI client here; others: docs/clients.md`);
  if (started.adminUrl !== undefined) lines.push(`  control plane  ${started.adminUrl}`);
  lines.push(...secretsOf(started));
  if (started.demoKey !== undefined && started.dataUrl !== undefined) {
    lines.push("", "Try it:", "", callWithCurl(started.dataUrl, started.demoKey));
  }
  out.write(`${lines.join("\n")}\n\n`);
}

/**
 * The secrets of a first start that did not come to its end, because an address is in use: they hold from the next start on, which does
 * not show them again.
 */
export function announceSecrets(made: Pick<Started, "adminToken" | "demoKey">, out: NodeJS.WritableStream): void {
  const lines = secretsOf(made);
  if (lines.length > 0) out.write(`${["", "Made at this start, and valid from the next one on:", ...lines].join("\n")}\n\n`);
}

function secretsOf({ adminToken, demoKey }: Pick<Started, "adminToken" | "demoKey">): readonly string[] {
  const lines: string[] = [];
  if (adminToken !== undefined) lines.push("", `  admin token    ${adminToken}`);
  if (demoKey !== undefined) lines.push(`  demo API key   ${demoKey}`);
  if (lines.length > 0) lines.push("  Shown this once; only digests of them are kept.");
  return lines;
}

function callWithCurl(dataUrl: string, key: string): string {
  const body =
    '{"model":"echo","messages":[{"role":"user","content":"Which trainings do our departments need? Ask dana@campus.example"}]}';
  return `curl -si ${dataUrl}/v1/chat/completions -H 'authorization: Bearer ${key}' -H 'content-type: application/json' -d '${body}'`;
}
