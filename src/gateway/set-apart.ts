import { createHmac, type KeyObject } from "node:crypto";
import type { JsonObject } from "../core/json.ts";
import { isJsonObject } from "../core/json.ts";
import { withoutCacheMarks } from "../dialects/cache-marks.ts";
import { callerNames, type DialectName } from "../dialects/dialect.ts";
import type { DeploymentSpec } from "../governance/schemas/deployment.ts";
import type { Owner } from "./owner-of.ts";

/** By which a caller could meet another at an upstream. vLLM has `cache_salt`. */
const names = [...callerNames, "cache_salt"];

/**
 * Keeps callers apart who share a credential at an upstream (INVARIANT no-cross-tenant): what they name themselves, and what they
 * name for a cache to find again, becomes a keyed hash over whose it is and what they said. It is the same for the same owner, so
 * that a cache still serves them, and nobody else can say it. Where the deployment's manifest says nothing of its cache, what asks
 * for one is left out. Changes nothing in the document: another deployment may be sent it next.
 */
export function setApart(
  document: JsonObject,
  {
    key,
    owner,
    upstream,
    spec,
  }: {
    readonly key: KeyObject;
    readonly owner: Owner;
    readonly upstream: DialectName;
    readonly spec: Pick<DeploymentSpec, "promptCache">;
  },
): JsonObject {
  const { promptCache } = spec;
  // A container's own form has its own meanings.
  if (upstream === "sagemaker-invocations" && !Array.isArray(document["messages"])) return document;
  const nameOf = (kind: string, said: unknown): string =>
    createHmac("sha256", key)
      .update(JSON.stringify([owner.useCase, owner.principal, kind, said]))
      .digest("base64url");
  const apart = promptCache === undefined ? withoutCacheMarks(document) : { ...document };
  if (namesCallers(upstream, document)) {
    for (const name of names) {
      const said = apart[name];
      if (said !== undefined && said !== null) apart[name] = nameOf(name, said);
    }
    if (promptCache !== undefined && promptCache !== "prefix" && caches.has(upstream))
      apart[promptCache] ??= nameOf(promptCache, null);
  }
  const { metadata } = apart;
  if (tellsUser.has(upstream) && isJsonObject(metadata) && typeof metadata["user_id"] === "string")
    apart["metadata"] = { ...metadata, user_id: nameOf("user_id", metadata["user_id"]) };
  return apart;
}

const caches: ReadonlySet<DialectName> = new Set(["openai-chat", "openai-responses"]);
/** Anthropic's API, and InvokeModel with its body. */
const tellsUser: ReadonlySet<DialectName> = new Set(["anthropic-messages", "anthropic-count-tokens", "bedrock-invoke"]);

/** OpenAI's APIs, and what takes their chat form; in other bodies such a member may be anything. */
function namesCallers(upstream: DialectName, document: JsonObject): boolean {
  if (upstream === "bedrock-invoke" || upstream === "sagemaker-invocations") return Array.isArray(document["messages"]);
  return upstream.startsWith("openai-");
}
