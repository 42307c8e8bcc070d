import { canonicalJson } from "../core/canonical-json.ts";
import { isJsonObject } from "../core/json.ts";
import type { JsonObject, JsonValue } from "../core/json.ts";
import type { AuditRecord } from "./record.ts";

/** What every record of a type must have, for recovery, verification and export to stand on. */
const required: Readonly<Record<AuditRecord["type"], Readonly<Record<string, "string" | "number">>>> = {
  admission: {
    call: "string",
    principal: "string",
    useCase: "string",
    model: "string",
    reservedTokens: "number",
    reservedMicros: "number",
  },
  outcome: { call: "string", admission: "number", status: "string" },
  denial: { call: "string", code: "string", principal: "string" },
  consultation: { call: "string", principal: "string", useCase: "string", model: "string", about: "string" },
  inspection: { call: "string", principal: "string", useCase: "string", guardrail: "string", outcome: "string" },
  conversation: { call: "string", principal: "string", useCase: "string", action: "string", target: "string" },
  exchange: { call: "string", principal: "string", useCase: "string", token: "string", expiresAt: "number" },
  change: { actor: "string", action: "string", target: "string" },
  started: { version: "string" },
  stopped: { version: "string" },
};

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads one entry of the log. Throws an Error that says what is wrong when it is not UTF-8, not JSON, not in canonical
 * form, of a type this version doesn't know, or lacks a member. Members that this version doesn't know are kept.
 */
export function parseRecord(entry: Uint8Array): AuditRecord {
  const text = decodeText(entry);
  const value = parseJson(text);
  if (!isJsonObject(value)) throw new Error("the entry is not a JSON object");
  if (canonicalJson(value) !== text) throw new Error("the entry is not in canonical form");
  const { type } = value;
  if (typeof type !== "string" || !Object.hasOwn(required, type)) {
    throw new Error("the entry is of a type that this version does not know; use the version that wrote the log, or a newer one");
  }
  requireMembers(value, { at: "number", ...required[type as AuditRecord["type"]] });
  if (type === "outcome" && !Number.isSafeInteger(value["admission"])) throw new Error("the outcome's admission is not an index");
  return value as unknown as AuditRecord;
}

function requireMembers(value: JsonObject, members: Readonly<Record<string, "string" | "number">>): void {
  for (const [name, type] of Object.entries(members)) {
    if (typeof value[name] !== type) throw new Error(`the entry's member ${name} is not a ${type}`);
  }
}

function decodeText(entry: Uint8Array): string {
  try {
    return decoder.decode(entry);
  } catch (cause) {
    throw new Error("the entry is not UTF-8", { cause });
  }
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw new Error("the entry is not JSON", { cause });
  }
}
