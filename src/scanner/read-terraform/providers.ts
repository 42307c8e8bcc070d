import type { JsonObject } from "../../core/json.ts";
import { listOf } from "../map-terraform/mapping.ts";
import { isProperties, Joined, Unknown, type Properties, type Value } from "../model/value.ts";
import { own } from "../read-cloudformation/parse-template.ts";
import type { Whereabouts } from "../read-cloudformation/pseudo-parameter.ts";
import { evaluateBody } from "./evaluate-body.ts";
import type { Block } from "./parse-hcl.ts";
import { Missing, type Scope } from "./scope.ts";
import { takeSteps } from "./take-step.ts";

/** What a provider says of where its things are. */
export interface Provider {
  readonly region?: string;
  /** Tags that all have that can have some. */
  readonly tags?: Value;
  /** What tells its account from the usual one: see `loginOf`. Absent for the usual one. */
  readonly elsewhere?: string;
}

export interface Providers {
  /** How the usual provider logs in; undefined where it is whoever runs Terraform. */
  readonly usual: string | undefined;
  /** By their alias: `aws`, `aws.west`. */
  readonly byName: ReadonlyMap<string, Provider>;
}

/** What the provider blocks of a module say, beside those that it has from its caller. */
export function readProviders(
  blocks: readonly Block[],
  given: Providers | undefined,
  scope: Scope,
  where: Whereabouts,
): Providers {
  const declared = new Map<string, Properties>();
  let isKnown = true;
  for (const { kind, labels, body, unreadable } of blocks)
    if (kind === "provider" && labels[0] === "aws") {
      if (unreadable !== undefined) {
        isKnown = false;
        continue;
      }
      const alias = own(body, "alias");
      declared.set(typeof alias === "string" ? `aws.${alias}` : "aws", evaluateBody(body, scope));
    }
  // One that cannot be read may be the usual one: then it is like no other.
  const main = declared.get("aws");
  const login = main === undefined && !isKnown ? "provider aws" : loginOf(main ?? {}, "aws");
  const usual = given === undefined ? login : given.usual;
  const byName = new Map(given?.byName);
  for (const [name, values] of declared) byName.set(name, providerOf(values, name, usual, where));
  return { usual, byName };
}

/** What its arguments come to. @param usual how the usual provider logs in */
export function providerOf(values: Properties, name: string, usual: string | undefined, where: Whereabouts): Provider {
  const { region } = values;
  const tags = takeSteps(values["default_tags"] ?? null, [0, "tags"]);
  const elsewhere = elsewhereOf(values, name, usual, where);
  return {
    ...(typeof region === "string" && region !== "" && { region }),
    ...((isProperties(tags) || (tags instanceof Unknown && !(tags instanceof Missing))) && { tags }),
    ...(elsewhere !== undefined && { elsewhere }),
  };
}

/** What tells the account of a provider from the usual one; undefined where it is that. */
function elsewhereOf(values: Properties, name: string, usual: string | undefined, { account }: Whereabouts): string | undefined {
  const login = loginOf(values, name);
  if (login === usual || (account !== undefined && login === accountLogin(account))) return undefined;
  return login ?? `provider ${name}`;
}

const accountLogin = (account: string): string => `account ${account}`;

/** The account of a login that says it. */
export const accountOf = (login: string | undefined): string | undefined => /^account (\d{12})$/.exec(login ?? "")?.[1];

/**
 * How a provider logs in: `account 123456789012` where it says into which account, `profile NAME`, else `provider NAME`, which is like no
 * other. Undefined where it logs in as whoever runs Terraform.
 */
export function loginOf(values: Properties, name: string): string | undefined {
  const [allowed, ...more] = listOf(values["allowed_account_ids"]);
  if (typeof allowed === "string" && more.length === 0 && /^\d{12}$/.test(allowed)) return accountLogin(allowed);
  const role = [...listOf(values["assume_role_with_web_identity"]), ...listOf(values["assume_role"])].at(-1);
  if (role !== undefined) {
    const arn = isProperties(role) ? role["role_arn"] : undefined;
    const text = arn instanceof Joined ? arn.parts[0] : arn;
    const [, account] = typeof text === "string" ? (/^arn:[\w-]+:iam::(\d{12}):role\//.exec(text) ?? []) : [];
    return account === undefined ? `provider ${name}` : accountLogin(account);
  }
  const { profile } = values;
  if (typeof profile === "string" && profile !== "") return `profile ${profile.slice(0, 100)}`;
  const logins = ["profile", "access_key", "shared_credentials_file", "shared_credentials_files", "shared_config_files"];
  return logins.some((one) => isSet(values[one])) ? `provider ${name}` : undefined;
}

const isSet = (value: Value | undefined): boolean => value !== undefined && value !== null && value !== "";

/** The name of a provider as a resource or a module names it. */
const plainName = (text: string): string => text.replace(/^\$\{\s*|\s*\}$/g, "");

/** The provider of a resource or a data source. One that is not declared may be of any account. */
export function findProvider(body: JsonObject, { byName }: Providers): Provider {
  const named = own(body, "provider");
  const name = typeof named === "string" ? plainName(named) : "aws";
  return byName.get(name) ?? (name.startsWith("aws.") ? { elsewhere: `provider ${name}` } : {});
}

/** Those that a module is given: all of its caller, some of them under other names. */
export function passProviders(call: JsonObject, providers: Providers): Providers {
  const passed = own(call, "providers");
  const byName = new Map(providers.byName);
  if (typeof passed === "object" && passed !== null && !Array.isArray(passed))
    for (const name of Object.keys(passed))
      byName.set(plainName(name), findProvider({ provider: own(passed, name) ?? null }, providers));
  return { ...providers, byName };
}

/** Whether all log in to the usual account. */
export const isOneAccount = ({ byName }: Providers): boolean =>
  [...byName.values()].every(({ elsewhere }) => elsewhere === undefined);

/** Where a provider's things are, as far as it is known. */
export function whereOf({ region, elsewhere }: Provider, { account: usual, ...where }: Whereabouts): Whereabouts {
  const account = elsewhere === undefined ? usual : accountOf(elsewhere);
  return { ...where, ...(region !== undefined && { region }), ...(account !== undefined && { account }) };
}
