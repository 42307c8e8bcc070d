import { z } from "zod";
import { type GateRequest, requestBody } from "../../governance/case/statements.ts";
import type { Actor } from "../actor.ts";
import { noSuch } from "../authorize.ts";
import { openBreakGlass } from "../exceptions/open-break-glass.ts";
import type { AdminDeps } from "../deps.ts";
import { note, type RequestView, viewRequest } from "./request-gate.ts";
import { say } from "./say.ts";
import { openSubject } from "./subject.ts";

export const exceptionRequestInput = z.strictObject({ note });

/** Asks for an exception as it is declared now. A newer version of it has to be asked for anew. */
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
