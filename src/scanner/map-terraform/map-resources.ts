import type { Inventory, Resource } from "../model/inventory.ts";
import { isProperties, Joined, Reference, Unknown, type Properties, type Value } from "../model/value.ts";
import { accountOf } from "../read-terraform/providers.ts";
import type { TerraformResource, TerraformSource } from "../read-terraform/terraform-resource.ts";
import { allMappings } from "./all-mappings.ts";
import { convertProperties, pascal } from "./convert-properties.ts";
import type { Part, Whole } from "./mapping.ts";

export interface About {
  readonly source: Inventory["source"];
  readonly target: string;
  readonly whole: boolean;
  readonly account?: string;
}

/** What is made of a resource so far; parts are folded into its properties. */
interface Draft extends Resource {
  properties: Properties;
  names?: readonly string[];
  parts?: string[];
  unreadable?: string;
  /** What tells its account from the usual one. */
  elsewhere?: string;
}

/**
 * The inventories of what Terraform declares, in CloudFormation's words: one of each account that its providers tell apart, so that nothing
 * is shown of one by what another has. Resources that say more of another one are folded into it. A type without a mapping is kept as
 * `Terraform::aws_x`, which no rule asks for; those whose mapping might be missed are told in `unread`.
 */
export function mapResources({ resources, unread }: TerraformSource, about: About): readonly Inventory[] {
  const drafts: Draft[] = [];
  const wholes = new Map<string, { readonly draft: Draft; readonly given: TerraformResource }[]>();
  const parts: (readonly [TerraformResource, Part, Properties])[] = [];
  for (const one of resources) {
    const mapping = Object.hasOwn(allMappings, one.type) ? allMappings[one.type] : undefined;
    const given = translate(one.values) as Properties;
    if (mapping === undefined) drafts.push(draftOf(one, one.address, `Terraform::${one.type}`, {}, about));
    else if ("of" in mapping) parts.push([one, mapping, given]);
    else {
      const made = mapWhole(one, mapping, withDefaultTags(given, one.defaultTags), about);
      drafts.push(...made);
      const [first] = made;
      if (first?.id !== one.address) continue;
      const known = wholes.get(one.type);
      if (known) known.push({ draft: first, given: one });
      else wholes.set(one.type, [{ draft: first, given: one }]);
    }
  }
  const find = newFinder(wholes);
  const told = new Set<string>();
  for (const [one, part, given] of parts) drafts.push(...foldPart(one, part, given, find, about, told));
  const notes = new Map<string, string>();
  if (unread.length > 0)
    notes.set("*", unread.length === 1 ? (unread[0] ?? "") : `${unread[0]}; and ${unread.length - 1} more such`);
  for (const [type, why] of unmappedNotes(resources)) if (!notes.has(type)) notes.set(type, why);
  return splitAccounts(drafts, notes, about);
}

/** Where two may be one account after all, what one lacks the other may have: none is whole. */
function splitAccounts(drafts: readonly Draft[], unread: ReadonlyMap<string, string>, about: About): readonly Inventory[] {
  const usual = drafts.filter(({ elsewhere }) => elsewhere === undefined);
  const accounts = new Map<string | undefined, readonly Draft[]>(
    usual.length > 0 || drafts.length === 0 ? [[undefined, usual]] : [],
  );
  for (const [elsewhere, others] of Map.groupBy(drafts, (one) => one.elsewhere)) accounts.set(elsewhere, others);
  const areApart = [...accounts.keys()].every((one) => (one === undefined ? about.account : accountOf(one)) !== undefined);
  const whole = about.whole && (accounts.size < 2 || areApart);
  return [...accounts].map(([elsewhere, resources]) => ({
    source: about.source,
    target: elsewhere === undefined ? about.target : `${about.target}, ${elsewhere}`,
    resources: resources.map(asResource),
    unread,
    whole,
  }));
}

function asResource(draft: Draft): Resource {
  const resource = { ...draft };
  delete resource.elsewhere;
  return resource;
}

function draftOf(one: TerraformResource, id: string, type: string, properties: Properties, about: About): Draft {
  const account = one.elsewhere === undefined ? about.account : accountOf(one.elsewhere);
  return {
    type,
    id,
    properties,
    place: one.place,
    ...(one.region !== undefined && { region: one.region }),
    ...(account !== undefined && { account }),
    ...(one.mayBeAbsent !== undefined && { mayBeAbsent: one.mayBeAbsent }),
    ...(one.unreadable !== undefined && { unreadable: one.unreadable }),
    ...(one.elsewhere !== undefined && { elsewhere: one.elsewhere }),
  };
}

function mapWhole(one: TerraformResource, mapping: Whole, given: Properties, about: About): readonly Draft[] {
  const self = new Reference(one.address);
  const more = (list: ReturnType<NonNullable<Whole["also"]>>): readonly Draft[] =>
    list.map(([suffix, type, properties]) => draftOf(one, `${one.address}${suffix}`, type, properties, about));
  if (one.unreadable !== undefined) return [draftOf(one, one.address, mapping.type, {}, about)];
  if (mapping.instead !== undefined) return more(mapping.instead(given, self));
  const draft = draftOf(one, one.address, mapping.type, convertProperties(given, mapping, self), about);
  // A state and a plan know by what AWS knows it.
  const physicalId = given["id"];
  if (typeof physicalId === "string" && physicalId !== "") draft.names = [physicalId];
  return [draft, ...(mapping.also === undefined ? [] : more(mapping.also(given, self)))];
}

/** A plan works them out itself, as `tags_all`. */
function withDefaultTags(given: Properties, defaultTags: Value | undefined): Properties {
  const { tags_all: all = null, tags = null } = given;
  if (isProperties(all) && Object.keys(all).length > 0) return { ...given, tags: all };
  if (defaultTags === undefined) return given;
  if (defaultTags instanceof Unknown || tags instanceof Unknown) return { ...given, tags: defaultTags };
  return { ...given, tags: { ...(isProperties(defaultTags) && defaultTags), ...(isProperties(tags) && tags) } };
}

interface Finder {
  /** The wholes that a value names. `elsewhere` where it names none; `open` where it does not tell which. */
  readonly find: (types: readonly string[], by: Value | undefined, from: string) => Draft | "elsewhere" | "open";
  readonly all: (types: readonly string[]) => readonly Draft[];
}

function newFinder(wholes: ReadonlyMap<string, readonly { readonly draft: Draft; readonly given: TerraformResource }[]>): Finder {
  const byAddress = new Map<string, Draft>();
  const byName = new Map<string, Draft>();
  const openNames = new Set<string>();
  const byVariable = new Map<string, Draft | "open">();
  for (const [type, list] of wholes) {
    const mapping = allMappings[type];
    const namedBy = mapping !== undefined && "type" in mapping ? (mapping.namedBy ?? ["name"]) : [];
    for (const { draft, given } of list) {
      byAddress.set(draft.id, draft);
      if (draft.unreadable !== undefined) openNames.add(type);
      for (const attribute of ["id", "arn", ...namedBy]) {
        const name = given.values[attribute];
        if (typeof name === "string" && name !== "") byName.set(`${type} ${name}`, draft);
        else if (namedBy.includes(attribute) && name !== undefined && name !== null) {
          openNames.add(type);
          const variable = variableOf(name, given.address);
          if (variable !== undefined)
            byVariable.set(`${type} ${variable}`, byVariable.has(`${type} ${variable}`) ? "open" : draft);
        }
      }
    }
  }
  const all = (types: readonly string[]): readonly Draft[] =>
    types.flatMap((type) => (wholes.get(type) ?? []).map(({ draft }) => draft));
  return {
    all,
    find: (types, by, from) => {
      if (by instanceof Reference) return byAddress.get(by.id) ?? "elsewhere";
      const variable = variableOf(by, from);
      for (const type of variable === undefined ? [] : types) {
        const draft = byVariable.get(`${type} ${variable}`);
        if (draft !== undefined) return draft;
      }
      // What is looked up is not what is declared here.
      if (by instanceof Unknown) return by.why.startsWith("data.") ? "elsewhere" : "open";
      if (by instanceof Joined) return "open";
      if (typeof by !== "string") return "elsewhere";
      for (const type of types) {
        const draft = byName.get(`${type} ${by}`);
        if (draft !== undefined) return draft;
      }
      return types.some((type) => openNames.has(type)) ? "open" : "elsewhere";
    },
  };
}

/** A variable without default, in its module: who gives two things the same one gives them the same name, whatever it is. */
function variableOf(value: Value | undefined, address: string): string | undefined {
  if (!(value instanceof Unknown) || !/^the variable \S+ has no default$/.test(value.why)) return undefined;
  return `${address.replace(/[^.]+\.[^.[\]]+(\[.*\])?$/, "")} ${value.why}`;
}

/** Gives what stands by itself since its whole is elsewhere. */
function foldPart(
  one: TerraformResource,
  part: Part,
  given: Properties,
  { find, all }: Finder,
  about: About,
  told: Set<string>,
): readonly Draft[] {
  if (one.unreadable !== undefined) {
    for (const draft of all(part.of)) draft.unreadable ??= `${one.address} may say something of it: ${one.unreadable}`;
    return [];
  }
  const properties = convertProperties(given, part);
  const alone: Draft[] = [];
  const names = part.each === undefined ? [given[part.by]] : part.each(given);
  for (const [n, by] of names.entries()) {
    const whole = find(part.of, by, one.address);
    if (whole === "open") {
      const why = new Unknown(`${one.address} may say something of it: which it belongs to is not known`);
      const marks = marked(part, properties, why);
      // Once for each kind of part is enough: the same properties are not known then.
      const key = JSON.stringify([one.type, Object.keys(marks)]);
      if (!told.has(key)) for (const draft of all(part.of)) draft.properties = { ...marks, ...draft.properties };
      told.add(key);
    } else if (whole !== "elsewhere" && isOfOtherProvider(one, whole)) {
      const why = new Unknown(`${one.address} says something of it, and its provider is of another region or account`);
      whole.properties = { ...whole.properties, ...marked(part, properties, why) };
      continue;
    } else if (whole !== "elsewhere") {
      const folded = part.fold(whole.properties, properties);
      if (whole.parts === undefined) whole.parts = [one.address];
      else whole.parts.push(one.address);
      whole.properties =
        one.mayBeAbsent === undefined || one.mayBeAbsent === whole.mayBeAbsent
          ? folded
          : unlessSame(whole.properties, folded, new Unknown(one.mayBeAbsent));
      continue;
    }
    const made = part.alone?.(properties, by ?? null);
    if (made !== undefined) alone.push(draftOf(one, n === 0 ? one.address : `${one.address}#${n}`, ...made, about));
  }
  return alone;
}

/** What a provider of another account or region says is of a thing of its own: of the same name at best. IAM's and such have no region. */
const isOfOtherProvider = (one: TerraformResource, whole: Draft): boolean =>
  one.elsewhere !== whole.elsewhere ||
  (one.region !== undefined &&
    whole.region !== undefined &&
    one.region !== whole.region &&
    !/^aws_(iam|route53|cloudfront|organizations|ssoadmin|s3_account|wafv2)/.test(one.type));

/** What a part would set, as not known. */
function marked(part: Part, properties: Properties, why: Unknown): Properties {
  return Object.fromEntries(Object.keys(part.fold({}, properties)).map((name) => [name, why]));
}

/** What a part changes that need not be there is not known. */
function unlessSame(before: Properties, after: Properties, why: Unknown): Properties {
  return Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value === before[name] ? value : why]));
}

/** What names a resource is `Ref`; other attributes are called as CloudFormation does. */
const refs = new Set(["id", "name", "bucket", "key_id", "function_name"]);

function translate(value: Value): Value {
  if (value instanceof Reference) {
    const { id, attribute } = value;
    if (attribute === undefined) return value;
    return refs.has(attribute) ? new Reference(id) : new Reference(id, attribute.split(".").map(pascal).join("."));
  }
  if (value instanceof Joined)
    return new Joined(value.parts.map((part) => (part instanceof Reference ? (translate(part) as Reference) : part)));
  if (Array.isArray(value)) return value.map((item: Value) => translate(item));
  if (!isProperties(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, translate(member)]));
}

/** Types without a mapping that say something of a mapped one: what it is then is not wholly read. */
function unmappedNotes(resources: readonly TerraformResource[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const { type, address } of resources) {
    if (Object.hasOwn(allMappings, type)) continue;
    for (const [prefix, mapped] of prefixes)
      if (type.startsWith(prefix)) notes.set(mapped, `${address} is of a type that is not read yet`);
  }
  return notes;
}

/** Services whose new types would hold what rules look for. */
const prefixes: readonly (readonly [string, string])[] = [
  ["aws_bedrock_guardrail_", "AWS::Bedrock::Guardrail"],
  ["aws_bedrock_model_invocation_logging", "Sallyport::AWS::BedrockInvocationLogging"],
  ["aws_s3_bucket_policy_", "AWS::S3::BucketPolicy"],
  ["aws_kms_key_", "AWS::KMS::Key"],
  ["aws_iam_role_", "AWS::IAM::Role"],
  ["aws_vpc_endpoint_policy_", "AWS::EC2::VPCEndpoint"],
  ["awscc_", "*"],
];
