import { listDocuments } from "../../iam/list-documents.ts";
import { matchWildcard } from "../../iam/match-pattern.ts";
import type { PolicyDocument, Statement } from "../../iam/parse-policy.ts";
import { type Answer, allOf } from "../../iam/pattern.ts";
import { actionsNamed } from "../../iam/service-reference.ts";
import { grantsOf } from "../../iam/what-role-can.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import type { Outcome } from "../../model/rule.ts";
import { Unknown } from "../../model/value.ts";
import { settingsActions } from "../../read-aws/scan-policy.ts";

/**
 * Whoever audits an account reads the settings of whatever is there, which nobody can name beforehand. What a rule finds too wide is not, where
 * the identity does nothing else. Which actions are of settings is what a scan of an account calls: tests hold that none reads data.
 */
export function unlessAudits(resource: Resource, index: InventoryIndex, outcome: Outcome | undefined): Outcome | undefined {
  if (outcome === undefined || outcome.status === "PASS") return outcome;
  const audits = auditsOnly(resource, index);
  if (audits === true) return { status: "PASS", why: "It only reads settings, as whoever audits does." };
  if (audits === false || outcome.status === "UNKNOWN") return outcome;
  return { ...outcome, status: "UNKNOWN", why: `${outcome.why} Whether it only reads settings is not known: ${audits.why}.` };
}

const identities = ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"];

/** Of a policy: also whether all do so who have it in what was read. */
function auditsOnly(resource: Resource, index: InventoryIndex): Answer {
  if (resource.type === "AWS::SSO::PermissionSet") return false;
  const own = listDocuments(resource).flatMap(({ kind, document }) => (kind === "identity" ? [document] : []));
  const alone = allOf(own, readsSettings);
  if (alone === false) return false;
  const holders = identities.includes(resource.type) ? [resource] : holdersOf(own, index);
  return allOf([alone, ...holders.map((holder) => readsWith(holder, index))], (answer) => answer);
}

function readsWith(holder: Resource, index: InventoryIndex): Answer {
  const { grants, perhaps = [], unread } = grantsOf(holder, index);
  const sure = allOf(grants, ({ document }) => readsSettings(document));
  if (sure !== true) return sure;
  if (unread !== undefined) return new Unknown(unread);
  return allOf(perhaps, readsSettings) === true || new Unknown("which policies it has is not known");
}

const holdersOf = (documents: readonly PolicyDocument[], index: InventoryIndex): readonly Resource[] =>
  identities
    .flatMap((type) => index.ofType(type))
    .filter((one) => {
      const { grants, perhaps = [] } = grantsOf(one, index);
      return [...grants.map(({ document }) => document), ...perhaps].some((document) => documents.includes(document));
    });

function readsSettings({ statements, unread }: PolicyDocument): Answer {
  const answer = allOf(statements, ofSettings);
  return answer === true && unread !== undefined ? new Unknown(unread) : answer;
}

let settings: ReadonlySet<string> | undefined;

function ofSettings({ effect, actions, notAction }: Statement): Answer {
  if (effect === "Deny") return true;
  if (notAction) return false;
  const known = (settings ??= new Set(settingsActions().map((action) => action.toLowerCase())));
  return allOf(actions, (action): Answer => {
    if (action instanceof Unknown) return action;
    if (typeof action !== "string") return new Unknown("an action is known only when it is deployed");
    const named = actionsNamed(action, matchWildcard);
    return named.length > 0 && named.every(([service, { name }]) => known.has(`${service}:${name}`.toLowerCase()));
  });
}
