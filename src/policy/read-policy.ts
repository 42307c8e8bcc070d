import type { PolicyJson } from "@cedar-policy/cedar-wasm/nodejs";
import { readEntity, type Reader, readMembership, type Reads } from "./note-reads.ts";
import { readExpression } from "./read-expression.ts";

/**
 * What a policy's decision can depend on besides its action. Whatever is not surely understood reads everything: too much here
 * costs variety in the cache, too little would be a wrong decision.
 *
 * @param paths of the facts that there are on its plane
 */
export function readPolicy(policy: PolicyJson, paths: ReadonlySet<string>): Reads {
  const reads: Reads = { everything: false, facts: new Map() };
  const reader = { reads, paths };
  readScope(reader, "principal", policy.principal);
  readScope(reader, "resource", policy.resource);
  for (const { body } of policy.conditions) readExpression(reader, body);
  return reads;
}

function readScope(reader: Reader, path: string, scope: PolicyJson["principal"]): void {
  if (scope.op === "All") return;
  if ("slot" in scope) reader.reads.everything = true;
  else if (scope.op === "==") readEntity(reader, path, scope.entity);
  else if (scope.op === "in") readMembership(reader, path, [scope.entity]);
  else if (scope.op === "is") {
    if (scope.in === undefined) return;
    if ("slot" in scope.in) reader.reads.everything = true;
    else readMembership(reader, path, [scope.in.entity]);
  } else reader.reads.everything = true;
}
