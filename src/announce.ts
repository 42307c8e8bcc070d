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
  if (started.adminToken !== undefined) lines.push("", `  admin token    ${started.adminToken}`);
  if (started.demoKey !== undefined) lines.push(`  demo API key   ${started.demoKey}`);
  if (started.adminToken !== undefined || started.demoKey !== undefined)
    lines.push("  Shown this once; only digests of them are kept.");
  if (started.demoKey !== undefined && started.dataUrl !== undefined) {
    lines.push("", "Try it:", "", callWithCurl(started.dataUrl, started.demoKey));
  }
  out.write(`${lines.join("\n")}\n\n`);
}

function callWithCurl(dataUrl: string, key: string): string {
  const body =
    '{"model":"echo","messages":[{"role":"user","content":"Which trainings do our departments need? Ask dana@campus.example"}]}';
  return `curl -si ${dataUrl}/v1/chat/completions -H 'authorization: Bearer ${key}' -H 'content-type: application/json' -d '${body}'`;
}
