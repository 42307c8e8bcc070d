import { Unknown } from "../model/value.ts";
import { matchWildcard, overlapArns, widestOf } from "./match-pattern.ts";
import { nearestAction, nearestKey } from "./name-words.ts";
import { type Pattern, showPattern, whyUnknown } from "./pattern.ts";
import type { Condition, Statement } from "./parse-policy.ts";
import { type ActionWords, actionsNamed, globalKey, isKey, serviceNames, serviceWords } from "./service-reference.ts";

/** What a check of one statement found: mistakes for sure, and what it could not tell. Clauses for people, without a stop. */
export interface Lint {
  readonly wrong: readonly string[];
  readonly unknown: readonly string[];
}

/** Mistakes of one kind that one statement is told of. */
const maxTold = 20;
const quote = (text: string): string => showPattern(text);
const meant = (name: string | undefined): string => (name === undefined ? "" : `: perhaps ${name} is meant`);

function collect(): Lint & { readonly wrong: string[]; readonly unknown: string[] } {
  return { wrong: [], unknown: [] };
}

/** Every action is one that its service has; one with wildcards names at least one. */
export function lintActions({ actions }: Statement): Lint {
  const lint = collect();
  for (const action of actions) {
    if (lint.wrong.length >= maxTold) break;
    if (typeof action !== "string") lint.unknown.push(whyUnknown(action) ?? `the action ${showPattern(action)} is not known`);
    else if (action !== "*" && !actionExists(action))
      lint.wrong.push(`there is no action ${quote(action)}${meant(nearestAction(action))}`);
  }
  return lint;
}

function actionExists(action: string): boolean {
  const service = action.slice(0, Math.max(action.indexOf(":"), 0));
  // A wildcard in the service's name, such as `s*:Get*`, names actions of many: AWS refuses all but `*`.
  return actionsNamed(service === "" ? "" : action, matchWildcard).length > 0;
}

/** Actions that a statement names, with the words of each; `exact` where it is named without wildcard. */
interface Named {
  readonly service: string;
  readonly words: ActionWords;
  readonly exact: boolean;
}

function namedActions({ actions, notAction }: Statement): readonly Named[] {
  if (notAction) return [];
  return actions.flatMap((action) => {
    if (typeof action !== "string") return [];
    const exact = !/[*?]/.test(action);
    return actionsNamed(action, matchWildcard).map(([service, words]): Named => ({ service, words, exact }));
  });
}

/** Every condition key exists, and each action that is named without wildcard has it: in other requests it is never there. */
export function lintKeys(statement: Statement): Lint {
  const lint = collect();
  if (statement.unknownConditions !== undefined) lint.unknown.push(statement.unknownConditions);
  if (statement.conditions.length === 0) return lint;
  const named = namedActions(statement);
  for (const { key } of statement.conditions) {
    if (lint.wrong.length >= maxTold) break;
    const service = key.slice(0, Math.max(key.indexOf(":"), 0)).toLowerCase();
    const isGlobal = globalKey(key) !== undefined;
    if (!isGlobal && !keyExists(service, key)) {
      // Keys of identity providers are named by their address, and the address is the account's.
      if (service.includes(".") || service.includes("/")) continue;
      if (key.includes("${") || service === "") lint.unknown.push(`the condition key ${quote(key)} is not known`);
      else lint.wrong.push(`there is no condition key ${quote(key)}${meant(nearestKey(key))}`);
      continue;
    }
    if (isGlobal) continue;
    for (const action of statement.actions)
      if (typeof action !== "string") lint.unknown.push(whyUnknown(action) ?? "an action is not known");
    const without = named.filter((one) => one.exact && !hasKey(one, key));
    const has = named.some((one) => hasKey(one, key));
    if (without.length > 0 && isOfService(key, named))
      lint.wrong.push(`${listed(without)} ${without.length === 1 ? "does" : "do"} not know the condition key ${quote(key)}`);
    else if (named.length > 0 && !has && statement.actions.every((action) => typeof action === "string" && action !== "*"))
      lint.wrong.push(`none of its actions knows the condition key ${quote(key)}`);
  }
  return lint;
}

/** Keys of other services are carried along by what calls them, such as `kms:ViaService`: they are judged where a service is its own. */
const isOfService = (key: string, named: readonly Named[]): boolean =>
  named.some(({ service }) => key.toLowerCase().startsWith(`${service}:`));

const listed = (named: readonly Named[]): string => {
  const names = named.slice(0, 3).map(({ service, words }) => `${service}:${words.name}`);
  return named.length > 3 ? `${names.join(", ")} and ${named.length - 3} more` : names.join(", ");
};

function keyExists(service: string, key: string): boolean {
  if (!serviceNames().has(service)) return /^(saml|token|identitystore|identitycenter|catalog|vpce|cognito)/.test(service);
  return serviceWords(service)?.keys.some((reference) => isKey(reference, key)) ?? false;
}

function hasKey({ service, words }: Named, key: string): boolean {
  const types = serviceWords(service)?.resourceTypes;
  return (
    words.conditionKeys.some((reference) => isKey(reference, key)) ||
    words.resourceTypes.some((type) => types?.get(type)?.conditionKeys.some((reference) => isKey(reference, key)))
  );
}

/** ARNs in `Resource` are such as one of the actions takes, and each action named without wildcard finds one of its own. */
export function lintResources(statement: Statement): Lint {
  const lint = collect();
  const { resources, notResource, actions } = statement;
  if (notResource || resources.length === 0 || actions.length === 0 || actions.some((action) => action === "*")) return lint;
  for (const resource of resources)
    if (typeof resource === "string" && !mayBeArn(resource) && lint.wrong.length < maxTold)
      lint.wrong.push(`${quote(resource)} is no ARN`);
  if (resources.some((resource) => widestOf(resource) === "*" || (typeof resource === "string" && !mayBeArn(resource))))
    return withWhole(lint, resources);
  for (const action of actions) if (typeof action !== "string") lint.unknown.push(whyUnknown(action) ?? "an action is not known");
  const patterns = resources.slice(0, 200).map(widestOf);
  for (const { service, words, exact } of namedActions(statement)) {
    if (!exact || lint.wrong.length >= maxTold) continue;
    const types = serviceWords(service)?.resourceTypes;
    const name = `${service}:${words.name}`;
    if (words.resourceTypes.length === 0) {
      // What has no resource of its own is not granted by any ARN.
      lint.wrong.push(`${name} takes no resource but *: with an ARN it is never meant`);
      continue;
    }
    const arns = words.resourceTypes.flatMap((type) => types?.get(type)?.arn ?? []);
    if (arns.length > 0 && !patterns.some((pattern) => arns.some((arn) => overlapArns(variables(pattern), arn))))
      lint.wrong.push(`no resource of the statement is one that ${name} takes: ${words.resourceTypes.slice(0, 4).join(", ")}`);
  }
  return lint;
}

/** `${aws:PrincipalTag/Project}` in an ARN is any text. */
const variables = (pattern: string): string => pattern.replaceAll(/\$\{[^}]{0,200}\}/g, "*");

function withWhole(lint: Lint & { readonly unknown: string[] }, resources: readonly Pattern[]): Lint {
  if (resources.includes("*")) return lint;
  for (const resource of resources) {
    const why = resource instanceof Unknown ? resource.why : undefined;
    if (why !== undefined) lint.unknown.push(why);
  }
  return lint;
}

const mayBeArn = (text: string): boolean => /^(\*|arn[:*])/.test(text) || text.startsWith("${");

/** What a base operator compares. */
const operators: Readonly<Record<string, readonly string[]>> = {
  stringequals: ["String", "ARN"],
  stringnotequals: ["String", "ARN"],
  stringequalsignorecase: ["String", "ARN"],
  stringnotequalsignorecase: ["String", "ARN"],
  stringlike: ["String", "ARN"],
  stringnotlike: ["String", "ARN"],
  arnequals: ["ARN", "String"],
  arnlike: ["ARN", "String"],
  arnnotequals: ["ARN", "String"],
  arnnotlike: ["ARN", "String"],
  numericequals: ["Numeric"],
  numericnotequals: ["Numeric"],
  numericlessthan: ["Numeric"],
  numericlessthanequals: ["Numeric"],
  numericgreaterthan: ["Numeric"],
  numericgreaterthanequals: ["Numeric"],
  dateequals: ["Date", "Numeric"],
  datenotequals: ["Date", "Numeric"],
  datelessthan: ["Date", "Numeric"],
  datelessthanequals: ["Date", "Numeric"],
  dategreaterthan: ["Date", "Numeric"],
  dategreaterthanequals: ["Date", "Numeric"],
  bool: ["Bool", "String"],
  binaryequals: ["Binary"],
  ipaddress: ["IPAddress"],
  notipaddress: ["IPAddress"],
  null: ["Bool", "String", "ARN", "Numeric", "Date", "IPAddress", "Binary"],
};

/** Operators that are, fit the type of their key, and do what they look like. */
export function lintOperators(statement: Statement): Lint {
  const lint = collect();
  if (statement.unknownConditions !== undefined) lint.unknown.push(statement.unknownConditions);
  for (const condition of statement.conditions) {
    if (lint.wrong.length >= maxTold) break;
    const wrong = operatorMistake(condition, statement.effect);
    if (wrong !== undefined) lint.wrong.push(wrong);
    else if (statement.effect instanceof Unknown && operatorMistake(condition, "Allow") !== undefined)
      lint.unknown.push(statement.effect.why);
    const unread = /^bool$|^null$/.test(condition.base) ? condition.values.find((value) => typeof value !== "string") : undefined;
    if (unread !== undefined) lint.unknown.push(whyUnknown(unread) ?? "what a condition compares with is not known");
  }
  return lint;
}

/** Keys that every request carries: there IfExists changes nothing. */
const always = new Set([
  "aws:securetransport",
  "aws:requestedregion",
  "aws:currenttime",
  "aws:epochtime",
  "aws:principalarn",
  "aws:principalaccount",
  "aws:principalisawsservice",
  "aws:viaawsservice",
]);

function operatorMistake(
  { operator, base, quantifier, ifExists, key, values }: Condition,
  effect: Statement["effect"],
): string | undefined {
  const takes = Object.hasOwn(operators, base) ? operators[base] : undefined;
  if (takes === undefined) return `there is no operator ${quote(operator)}`;
  if (base === "null" && ifExists) return "Null has no IfExists";
  const type = typeOf(key);
  const single = type?.replace(/^ArrayOf/, "");
  if (single !== undefined && !takes.includes(single))
    return `${quote(operator)} does not compare ${quote(key)}, which is of the type ${type}`;
  if (/^bool$|^null$/.test(base)) {
    const odd = values.find((value) => typeof value === "string" && !/^(true|false)$/i.test(value));
    if (odd !== undefined)
      return `${quote(operator)} compares ${quote(key)} with ${showPattern(odd)}, which is neither true nor false`;
  }
  const name = key.toLowerCase();
  if (ifExists && effect === "Allow" && !always.has(name) && base === "bool" && values.every((value) => value === "true"))
    return `${quote(operator)} on ${quote(key)} is also met by a request without that key`;
  // A single value that is not there is one of an empty list, and all of an empty list is whatever is asked.
  if (quantifier === "ForAllValues" && effect === "Allow" && type !== undefined)
    return type.startsWith("ArrayOf")
      ? undefined
      : `ForAllValues on ${quote(key)}, which has one value, is also met by a request without that key`;
  if (/^(stringequals|stringnotequals|arnequals|arnnotequals)$/.test(base) && base.startsWith("string")) {
    const wild = values.find((value) => typeof value === "string" && value.includes("*") && !value.includes("${*}"));
    if (wild !== undefined && wild !== "*")
      return `${quote(operator)} takes the * in ${showPattern(wild)} for a letter: StringLike has wildcards`;
  }
  return undefined;
}

function typeOf(key: string): string | undefined {
  const global = globalKey(key)?.type;
  if (global !== undefined) return global;
  const service = serviceWords(key.slice(0, Math.max(key.indexOf(":"), 0)));
  const reference = service?.keys.find((one) => isKey(one, key));
  return reference === undefined ? undefined : service?.keyTypes.get(reference.toLowerCase());
}

/** Tags are compared only where the resource, or the request, carries tags at all. */
export function lintTags(statement: Statement): Lint {
  const lint = collect();
  if (statement.unknownConditions !== undefined) lint.unknown.push(statement.unknownConditions);
  const tags = statement.conditions.filter(({ key, base }) => base !== "null" && /^aws:(resourcetag|requesttag)\//i.test(key));
  if (tags.length === 0) return lint;
  for (const action of statement.actions)
    if (typeof action !== "string") lint.unknown.push(whyUnknown(action) ?? "an action is not known");
  for (const resource of statement.resources) if (resource instanceof Unknown) lint.unknown.push(resource.why);
  const named = namedActions(statement).filter(({ exact }) => exact);
  for (const { key, operator } of tags) {
    const isRequest = /^aws:requesttag\//i.test(key);
    for (const one of named) {
      if (lint.wrong.length >= maxTold) return lint;
      const name = `${one.service}:${one.words.name}`;
      const always = statement.effect === "Deny" ? "denies whatever it is asked" : "allows nothing";
      const outcome = /not/i.test(operator) === (statement.effect === "Deny") ? always : "has no effect";
      if (isRequest) {
        if (!one.words.conditionKeys.some((reference) => isKey(reference, key)))
          lint.wrong.push(`${name} sends no tags: ${quote(key)} ${outcome}`);
      } else if (!carriesTags(one, statement))
        lint.wrong.push(`what ${name} is asked of here carries no tags: ${quote(key)} ${outcome}`);
    }
  }
  return lint;
}

/** Whether any resource that the action takes, and the statement names, can carry tags. */
function carriesTags({ service, words }: Named, { resources, notResource }: Statement): boolean {
  const types = serviceWords(service)?.resourceTypes;
  const patterns = notResource || resources.length === 0 ? ["*"] : resources.slice(0, 200).map((one) => variables(widestOf(one)));
  const own = words.conditionKeys.some((key) => isKey(key, "aws:ResourceTag/x"));
  if (words.resourceTypes.length === 0) return own;
  return words.resourceTypes.some((name) => {
    const type = types?.get(name);
    if (type === undefined || !patterns.some((pattern) => overlapArns(pattern, type.arn))) return false;
    return own || type.conditionKeys.some((key) => isKey(key, "aws:ResourceTag/x"));
  });
}
