import { z } from "zod";
import { type GateRequest, requestBody } from "../../governance/case/statements.ts";
import type { Actor } from "../actor.ts";
import { noSuch } from "../authorize.ts";
import { Problem } from "../../core/problem.ts";
import type { StoredResource } from "../../storage/store.ts";
import { judgeExceptions } from "../exceptions/judge-exceptions.ts";
import { openBreakGlass } from "../exceptions/open-break-glass.ts";
import { isInForce } from "../exceptions/show-exceptions.ts";
import type { AdminDeps } from "../deps.ts";
import { note, type RequestView, viewRequest } from "./request-gate.ts";
import { say } from "./say.ts";
import { openSubject } from "./subject.ts";

export const exceptionRequestInput = z.strictObject({ note });

/**
 * Asks for an exception as it is declared now. A newer version of it has to be asked for anew. Asking again takes what was signed back.
 * Rejects with Problem `conflict` where it is approved as it stands.
 */
export function requestException(
  deps: AdminDeps,
  actor: Actor,
  name: string,
  { note: said }: z.infer<typeof exceptionRequestInput>,
): Promise<RequestView> {
  return deps.exclusive(async () => {
    const { text: subject, resource } = await openSubject(deps, actor, "RequestApproval", `Exception/${name}`);
    if (resource === undefined) throw noSuch({ kind: "Exception", name });
    const { kind, version, digest } = resource;
    await requireUndecided(deps, resource);
    const body: GateRequest = requestBody.parse({
      gate: "EXCEPTION",
      digestSet: { exception: digest },
      digest,
      parts: [{ kind, name, version, digest }],
      ...(said !== undefined && { note: said }),
    });
    const word = { subject, topic: "request/EXCEPTION", body };
    const asked = await say(deps, actor, word, { action: "request", detail: { gate: "EXCEPTION", version } });
    await openBreakGlass(deps, actor, resource);
    return viewRequest(asked);
  });
}

/** Nobody ends what three officers signed by asking for it again. */
async function requireUndecided(deps: AdminDeps, resource: StoredResource): Promise<void> {
  const [now] = await judgeExceptions(deps, [resource], false);
  if (now === undefined || (now.judged.state !== "APPROVED" && !isInForce(now.judged))) return;
  throw new Problem("conflict", `${resource.name} is approved as it stands. What goes on from it is a renewal.`);
}
