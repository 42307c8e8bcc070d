import type { Inventory } from "../scanner/model/inventory.ts";
import type { Rule } from "../scanner/model/rule.ts";
import { readAccount } from "../scanner/read-aws/read-account.ts";
import { type Call, textOption, textsOption } from "./command.ts";
import { minutes } from "../core/units.ts";
import { parseDuration } from "./parse-duration.ts";
import type { Progress } from "./scan-progress.ts";

/** Timers do not take much more, and credentials last less. */
const mostMs = minutes(24 * 60);

/** Rejects with Problem. */
export async function readLiveAccount(
  call: Call,
  rules: readonly Rule[],
  progress: Progress,
  declared: readonly Inventory[],
): Promise<Inventory> {
  const [profile, role, externalId] = [textOption(call, "profile"), textOption(call, "role"), textOption(call, "external-id")];
  const time = textOption(call, "scan-time");
  const endpoint = call.io.env["AWS_ENDPOINT_URL"];
  return await readAccount({
    regions: textsOption(call, "region"),
    rules,
    declared,
    ...(profile !== undefined && { profile }),
    ...(role !== undefined && { role }),
    ...(externalId !== undefined && { externalId }),
    ...(time !== undefined && { scanMs: Math.min(parseDuration(time, "scan-time"), mostMs) }),
    ...(endpoint !== undefined && endpoint !== "" && { endpoint }),
    onProgress: (read, of, calls) => progress.show(`reading the account: ${read} of ${of} types, ${calls} calls`),
  });
}
