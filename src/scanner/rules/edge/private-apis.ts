import { isBoundBy } from "../../iam/bind-condition.ts";
import { denies, offNetwork, type RequestFixture, strangers } from "../../iam/evaluate-deny.ts";
import { listDocuments } from "../../iam/list-documents.ts";
import type { Statement } from "../../iam/parse-policy.ts";
import { type Answer, allOf } from "../../iam/pattern.ts";
import { speaksOf } from "../../iam/what-role-can.ts";
import { readProperty } from "../../model/read-property.ts";
import type { Outcome } from "../../model/rule.ts";
import { Unknown, type Value } from "../../model/value.ts";
import { part, say, type Subject } from "../checks/check.ts";

const action = "execute-api:Invoke";

/** Whoever has an endpoint of API Gateway in a VPC of their own reaches a private API, in any account. */
const strangersNetwork: RequestFixture["context"] = {
  ...offNetwork,
  "aws:sourcevpce": [strangers.endpoint],
  "aws:sourcevpc": [strangers.vpc],
};

/**
 * Whether the API of a method is private, and its resource policy lets only endpoints or VPCs that it names call it. Without a policy nobody
 * calls a private API, but the next one to deploy it writes one.
 */
export function isOfOwnNetwork(method: Subject): Outcome {
  const at = part(method, "RestApiId");
  const api = at.index.follow(at.value);
  // Identifiers of APIs are ten small letters and digits: what else is written there names none.
  const isText = typeof at.value === "string" && !/^[a-z0-9]{8,12}$/.test(at.value);
  if (at.value === undefined || (api === undefined && isText)) return say("FAIL", at, "names no API");
  if (api instanceof Unknown) return say("UNKNOWN", at, `names an API that is not known: ${api.why}`);
  if (api?.type !== "AWS::ApiGateway::RestApi") return say("UNKNOWN", at, "names an API that was not read");
  const isPrivate = hasOnly(readProperty(api, "EndpointConfiguration.Types"), "PRIVATE");
  if (isPrivate === false) return say("FAIL", at, "names an API that is not private");
  const imported = ["Body", "BodyS3Location"].find((name) => readProperty(api, name) !== undefined);
  if (imported !== undefined) return say("UNKNOWN", at, `names an API whose ${imported} may set another policy`);
  const [found] = listDocuments(api);
  if (found === undefined) return say("FAIL", at, "names an API without a resource policy");
  const { statements, unread } = found.document;
  const bound = allOf(statements, isBound);
  const denied = denies(found.document, { action, context: strangersNetwork });
  const own = denied === true || (bound === true && unread === undefined);
  const unsure = [isPrivate, bound, denied].find((answer) => answer instanceof Unknown);
  if (own && isPrivate === true) return say("PASS", at, "names a private API that only its own endpoints or VPCs call");
  if (unsure instanceof Unknown || own || unread !== undefined)
    return say("UNKNOWN", at, `names an API of which it is not known who calls it: ${unread ?? (unsure as Unknown).why}`);
  return say("FAIL", at, "names an API that any VPC may call");
}

function isBound(one: Statement): Answer {
  const speaks = speaksOf(one, action);
  if (one.effect === "Deny" || speaks === false) return true;
  const bound = isBoundBy(one, /^aws:(sourcevpce|sourcevpc|sourcevpcarn)$/i);
  return bound === false && speaks !== true ? speaks : bound === false && one.effect !== "Allow" ? one.effect : bound;
}

/** Whether a list is of one text alone; Terraform has its block, or the list of it, too. */
function hasOnly(list: Value | undefined, wanted: string): Answer {
  if (list === undefined) return false;
  if (!Array.isArray(list)) return list === wanted || (list instanceof Unknown ? list : new Unknown("its types are not known"));
  const others = (list as readonly Value[]).filter((one) => one !== wanted);
  const unknown = others.find((one) => typeof one !== "string");
  if (others.length === 0) return list.length > 0;
  if (others.length > (unknown === undefined ? 0 : 1)) return false;
  return unknown instanceof Unknown ? unknown : new Unknown("its type is known only when it is deployed");
}
