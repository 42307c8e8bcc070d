import type { Statement } from "../../iam/parse-policy.ts";
import { type Answer, allOf, isPseudo, type Pattern } from "../../iam/pattern.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { Joined, Reference, Unknown } from "../../model/value.ts";

/**
 * Whether a statement of an endpoint's policy speaks of resources of the own account alone: whoever asks, nothing gets to a stranger's.
 * ARNs of buckets and of Bedrock's models name no account, and access points and profiles lead on to such.
 */
export const ownResourcesOnly = ({ resources, notResource }: Statement, endpoint: Resource, index: InventoryIndex): Answer =>
  !notResource && resources.length > 0 && allOf(resources, (one) => isOwn(one, endpoint, index));

const leadsOn = /^(s3|bedrock)/i;

function isOwn(pattern: Pattern, { account }: Resource, index: InventoryIndex): Answer {
  if (pattern instanceof Unknown) return pattern;
  const parts = pattern instanceof Joined ? pattern.parts : [pattern];
  const [first] = parts;
  if (first instanceof Reference) return isMade(first, index);
  const [arn, , service, , owner] = cut(parts);
  if (arn !== "arn") return arn instanceof Unknown ? arn : false;
  if (typeof service !== "string" || leadsOn.test(service) || /[*?]/.test(service)) return service instanceof Unknown && service;
  if (owner instanceof Unknown) return isPseudo(owner.why, "account") || owner;
  if (owner === undefined || !/^\d{12}$/.test(owner)) return false;
  return account === undefined ? new Unknown(`whether the account ${owner} is its own is not known`) : owner === account;
}

/** What is declared beside the endpoint is of its account. */
function isMade({ id }: Reference, index: InventoryIndex): Answer {
  const type = index.byId(id)?.type;
  if (type === undefined) return new Unknown("it refers to what was not read");
  return type.startsWith("AWS::") && !leadsOn.test(type.slice("AWS::".length));
}

/** The first parts of an ARN, of which each is a text or not known. What is not known may hold colons, but a region does not. */
function cut(parts: readonly (string | Reference | Unknown)[]): readonly (string | Unknown)[] {
  const cuts: (string | Unknown)[] = [""];
  for (const part of parts) {
    if (cuts.length > 5) break;
    if (typeof part === "string") {
      const [head = "", ...rest] = part.split(":");
      const last = cuts.at(-1);
      if (typeof last === "string") cuts[cuts.length - 1] = last + head;
      cuts.push(...rest);
    } else if (part instanceof Unknown && (isPseudo(part.why, "region") || isPseudo(part.why, "account")))
      cuts[cuts.length - 1] = part;
    else {
      const why = part instanceof Unknown ? part : new Unknown("it is known only when it is deployed");
      return [...cuts.slice(0, -1), ...Array.from({ length: 6 }, () => why)];
    }
  }
  return cuts;
}
