import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { readMember } from "./read-values.ts";
import { patchMessage } from "./schema-names.ts";
import { scimProblem } from "./scim-problem.ts";

export interface PatchOperation {
  readonly op: "add" | "replace" | "remove";
  /** Not parsed yet. */
  readonly path: string | undefined;
  readonly value: JsonValue | undefined;
}

/** The message of RFC 7644, section 3.5.2. Names and operations count in any case: Entra ID sends `Add`. */
export function parsePatch(body: JsonObject, mostOperations: number): readonly PatchOperation[] {
  const schemas = readMember(body, "schemas");
  if (
    Array.isArray(schemas) &&
    !schemas.some((one) => typeof one === "string" && one.toLowerCase() === patchMessage.toLowerCase())
  )
    throw scimProblem("invalidSyntax", `The body of a PATCH has the schema ${patchMessage}.`);
  const operations = readMember(body, "Operations");
  if (!Array.isArray(operations) || operations.length === 0)
    throw scimProblem("invalidSyntax", "The body of a PATCH has one or more Operations.");
  if (operations.length > mostOperations)
    throw scimProblem("invalidSyntax", `A PATCH takes ${mostOperations} operations at most. Send more of them.`);
  return operations.map(parseOperation);
}

function parseOperation(value: JsonValue): PatchOperation {
  if (!isJsonObject(value)) throw scimProblem("invalidSyntax", "Each of the Operations is an object.");
  const word = readMember(value, "op");
  const op = typeof word === "string" ? word.toLowerCase() : "";
  if (op !== "add" && op !== "replace" && op !== "remove")
    throw scimProblem("invalidSyntax", "Each of the Operations has an op: add, replace or remove.");
  const path = readMember(value, "path") ?? undefined;
  if (path !== undefined && typeof path !== "string") throw scimProblem("invalidPath", "A path is a text.");
  return { op, path: path === "" ? undefined : path, value: readMember(value, "value") };
}
