import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import type { DataClass } from "../../core/data-class.ts";
import { parseJsonObject } from "../../core/parse-json.ts";
import { Problem } from "../../core/problem.ts";
import { openAsk } from "../advisers/ask-adviser.ts";
import { classify, requireDeclaredClass } from "../classify.ts";
import { readMedia } from "../inspect-media.ts";
import { openVault } from "../open-call.ts";
import { orElse } from "../refuse-call.ts";
import { requireNotStopped } from "../snapshot.ts";
import { requireSmallEnough } from "../require-small-enough.ts";
import { takeTurns } from "../take-turns.ts";
import { countFindings } from "../trail.ts";
import { weighMedia } from "../weigh-media.ts";
import type { ConversationRequest } from "./conversation-request.ts";
import { itemIdOf } from "../../dialects/openai-responses/own-ids.ts";
import { requireNotTooLong } from "./require-not-too-long.ts";

const mostItems = 20;
/** API reference, `metadata`. */
const mostPairs = 16;
const longestName = 64;
const longestValue = 512;

interface Beginning {
  readonly items: readonly JsonValue[];
  readonly metadata: JsonObject;
}

/** What a conversation begins with, or is told of itself. Throws Problem `request_malformed`. */
export function readBeginning({ body }: ConversationRequest): Beginning {
  const { items, metadata } = body.length === 0 ? {} : parseJsonObject(body);
  const list = items ?? [];
  if (!Array.isArray(list) || list.length > mostItems)
    throw new Problem("request_malformed", `items must be an array of at most ${mostItems}.`);
  const pairs = metadata ?? {};
  if (!isJsonObject(pairs) || !isMetadata(pairs))
    throw new Problem(
      "request_malformed",
      `metadata must have at most ${mostPairs} names of ${longestName} characters, each with a text of ${longestValue}.`,
    );
  return { items: list, metadata: pairs };
}

function isMetadata(pairs: JsonObject): pairs is Record<string, string> {
  const entries = Object.entries(pairs);
  return (
    entries.length <= mostPairs &&
    entries.every(([name, value]) => name.length <= longestName && typeof value === "string" && value.length <= longestValue)
  );
}

interface Inspected {
  readonly items: readonly JsonObject[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly dataClass: DataClass;
}

/**
 * Inspects it like a prompt, and gives it as it may be kept. Throws Problem `guardrail_blocked`, `guardrail_unavailable`,
 * `content_not_supported`, `data_class_exceeded`, `prompt_too_large`.
 */
export async function inspectBeginning(
  request: ConversationRequest,
  { items, metadata }: Beginning,
  { code, session }: { readonly code: string; readonly session: string },
): Promise<Inspected> {
  const { deps, dialect, form, incoming, trail, snapshot, caller, binding, body } = request;
  const { entitlement, guardrail } = binding;
  const { limits, modalities = [] } = entitlement.spec;
  const { safeMode } = requireNotStopped(snapshot, { caller });
  const document: JsonObject = { model: "none", input: items.length > 0 ? [...items] : "", metadata };
  form.restore(document, [], new Map());
  const view = dialect.parseRequest(document, incoming.target);
  requireSmallEnough(body.length, limits, weighMedia(view.media));
  const declared = requireDeclaredClass(entitlement, incoming.dataClass, trail);
  const media = await orElse("guardrail_unavailable", () => readMedia(deps, view, modalities));
  const vault = await openVault(deps, caller, guardrail, session);
  const context = { hash: deps.hashFor(caller.useCase), blockEverything: safeMode, ...(vault && { vault }) };
  const asking = { caller, address: incoming.address, binding, trail, safeMode };
  const inspected = await orElse("guardrail_unavailable", () =>
    takeTurns(guardrail.inspectInputInSteps([...view.parts, ...media.parts], context), openAsk(deps, asking)),
  );
  trail.findings = countFindings(inspected.findings);
  if (inspected.outcome === "blocked" || (inspected.outcome === "masked" && (await media.unmaskable())))
    throw new Problem("guardrail_blocked", guardrail.blockedInputMessage);
  if (inspected.outcome === "masked") trail.decision = "masked";
  const { dataClass } = classify(entitlement, declared, inspected.findings, trail);
  if (vault) await orElse("guardrail_unavailable", () => vault.save());
  const settled = view.document();
  const kept = items.length === 0 ? [] : form.inputItems(settled, 0, code);
  requireNotTooLong(kept);
  const named = kept.map((item, index) => ({ ...item, id: itemIdOf(item, { code, place: "c", index }) }));
  return { items: named, metadata: settled["metadata"] as Record<string, string>, dataClass };
}
