import { dirname, join } from "node:path/posix";
import type { JsonObject } from "../../core/json.ts";
import { plainText } from "../model/plain-text.ts";
import { Reference, Unknown, type Value } from "../model/value.ts";
import { own } from "../read-cloudformation/parse-template.ts";
import type { Whereabouts } from "../read-cloudformation/pseudo-parameter.ts";
import { type Budget, spend, tooMuch } from "../read-cloudformation/scope.ts";
import { dataSource } from "./data-source.ts";
import { evaluateBody, evaluateJson } from "./evaluate-body.ts";
import { chooseInstance, expandInstances, type Instance, type Instances } from "./expand-instances.ts";
import { maxModuleDepth, maxModules, maxResources, maxValues } from "./limits.ts";
import { mergeOverrides, type PlacedBlock } from "./merge-overrides.ts";
import { cycle, newOnce } from "./new-once.ts";
import type { HclFile } from "./parse-hcl.ts";
import { findProvider, isOneAccount, passProviders, type Providers, readProviders, whereOf } from "./providers.ts";
import type { Scope, Step } from "./scope.ts";
import { takeSteps } from "./take-step.ts";
import { weigh } from "./weigh-value.ts";
import type { TerraformResource } from "./terraform-resource.ts";

/** What the modules of one configuration have in common. */
export interface Configuration {
  /** The files of a folder; undefined where it is not among what is scanned. */
  readonly folder: (path: string) => readonly HclFile[] | undefined;
  readonly text: (path: string) => string | undefined;
  readonly root: string;
  readonly where: Whereabouts;
  readonly budget: Budget;
  readonly resources: TerraformResource[];
  readonly unread: string[];
  modules: number;
  /** Of all resources so far. */
  values: number;
}

export interface ModuleCall {
  readonly folder: string;
  /** Before the addresses in it: `module.data[0].`, or nothing. */
  readonly prefix: string;
  readonly depth: number;
  readonly inputs: (name: string) => Value | undefined;
  readonly mayBeAbsent?: string;
  /** Undefined for the root. */
  readonly providers?: Providers;
}

interface Module {
  readonly output: (name: string) => Value;
}

/** Attributes that name their resource: asking for one is a reference, whatever it is set to. */
const naming = new Set(["id", "arn", "name", "key_id", "key_arn", "function_name"]);
/** Arguments of Terraform itself. */
const meta = new Set(["count", "for_each", "provider", "providers", "lifecycle", "depends_on", "provisioner", "connection"]);

/** Lists the resources of a module and of those it calls; gives its outputs. */
export function openModule(call: ModuleCall, files: readonly HclFile[], configuration: Configuration): Module {
  // Of a variable, a local or a module that cannot be read nothing is known, as if it were declared elsewhere.
  const blocks = mergeOverrides(files).filter(
    ({ kind, unreadable }) => kind === "resource" || kind === "provider" || unreadable === undefined,
  );
  const byHeader = new Map<string, PlacedBlock>();
  for (const one of blocks) byHeader.set([one.kind, ...one.labels].join(" "), one);
  const locals = new Map<string, JsonObject>();
  for (const { kind, body } of blocks) if (kind === "locals") for (const name of Object.keys(body)) locals.set(name, body);

  let providers: Providers = call.providers ?? { usual: undefined, byName: new Map() };
  const once = newOnce();
  const scopeOf = (names: ReadonlyMap<string, Value> = new Map()): Scope => ({ ...scope, names });
  const scope: Scope = { resolve, file, budget: configuration.budget, names: new Map() };
  const instances = (one: PlacedBlock): Instances => once(one, "*", () => expandInstances(one.body, scope), open);
  const modules = new Map<string, ReadonlyMap<string, Module>>();

  function resolve(root: string, steps: readonly Step[]): Value {
    if (!spend(configuration.budget)) return tooMuch;
    const [first, ...rest] = steps;
    const name = plainText(first) ?? "";
    switch (root) {
      case "var":
        return takeSteps(variable(name), rest);
      case "local":
        return takeSteps(local(name), rest);
      case "module":
        return moduleOutput(name, rest);
      case "data":
        return data(name, rest);
      case "path":
        return name === "module" ? orHere(call.folder) : orHere(configuration.root);
      case "terraform":
        return new Unknown("the workspace is not known");
      case "each":
      case "count":
      case "self":
        return new Unknown(`${root} stands for nothing here`);
      default:
        return resource(root, name, rest);
    }
  }

  function variable(name: string): Value {
    const declared = byHeader.get(`variable ${name}`);
    const secret = declared === undefined ? undefined : own(declared.body, "sensitive");
    if (secret === true) return new Unknown(`the variable ${name} is sensitive`);
    const given = call.inputs(name);
    if (given !== undefined && !(given === null && declared !== undefined && own(declared.body, "nullable") === false))
      return given;
    if (declared === undefined) return new Unknown(`the variable ${name} is not declared in what is scanned`);
    const fallback = own(declared.body, "default");
    if (fallback === undefined) return new Unknown(`the variable ${name} has no default`);
    return once(declared, "default", () => evaluateJson(fallback, scope), cycle);
  }

  function local(name: string): Value {
    const body = locals.get(name);
    if (body === undefined) return new Unknown(`local.${name} is not declared in what is scanned`);
    return once(body, name, () => evaluateJson(own(body, name) ?? null, scope), cycle);
  }

  function resource(type: string, name: string, rest: readonly Step[]): Value {
    const address = `${call.prefix}${type}.${name}`;
    const declared = byHeader.get(`resource ${type} ${name}`);
    if (declared === undefined) return takeSteps(new Reference(address), rest);
    return chooseInstance(instances(declared), rest, (instance, more) => attribute(declared, address, instance, more));
  }

  function attribute(declared: PlacedBlock, address: string, instance: Instance, [first, ...more]: readonly Step[]): Value {
    const self = new Reference(`${address}${instance.suffix}`);
    if (first === undefined) return self;
    if (first instanceof Unknown) return first;
    const names =
      typeof first !== "string" || naming.has(first) || (first === "bucket" && declared.labels[0] === "aws_s3_bucket");
    const value = names ? undefined : own(declared.body, first);
    if (value === undefined || value === null) return takeSteps(self, [first, ...more]);
    const key = `${String(first)} ${instance.suffix}`;
    return takeSteps(
      once(declared, key, () => evaluateJson(value, scopeOf(instance.names)), cycle),
      more,
    );
  }

  function data(type: string, [name, ...rest]: readonly Step[]): Value {
    const declared = byHeader.get(`data ${type} ${plainText(name) ?? ""}`);
    const shown = `data.${type}.${plainText(name) ?? ""}`;
    if (declared === undefined) return new Unknown(`${shown} is not declared in what is scanned`);
    return chooseInstance(instances(declared), rest, (instance, more) =>
      takeSteps(
        once(
          declared,
          instance.suffix,
          () =>
            dataSource(
              type,
              shown,
              () => evaluateBody(declared.body, scopeOf(instance.names), meta),
              whereOf(findProvider(declared.body, providers), configuration.where),
              isOneAccount(providers),
            ),
          cycle,
        ),
        more,
      ),
    );
  }

  function moduleOutput(name: string, rest: readonly Step[]): Value {
    const declared = byHeader.get(`module ${name}`);
    if (declared === undefined) return new Unknown(`module.${name} is not declared in what is scanned`);
    return chooseInstance(instances(declared), rest, (instance, [output, ...more]) => {
      if (typeof output !== "string") return new Unknown(`all of module.${name} at once is not worked out`);
      const found = openCall(name, declared).get(instance.suffix);
      return found === undefined
        ? new Unknown(`module.${name} is not among what is scanned`)
        : takeSteps(found.output(output), more);
    });
  }

  function file(path: string): string | undefined {
    for (const base of ["", call.folder, configuration.root]) {
      const text = path.startsWith("/") ? undefined : configuration.text(join(base, path));
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** Each instance by its suffix. None while it is being opened: a module that asks for what rests on it gets nothing. */
  function openCall(name: string, declared: PlacedBlock): ReadonlyMap<string, Module> {
    const known = modules.get(name);
    if (known !== undefined) return known;
    const opened = new Map<string, Module>();
    modules.set(name, opened);
    const source = evaluateJson(own(declared.body, "source") ?? null, scope);
    const folder = typeof source === "string" && /^\.\.?(\/|$)/.test(source) ? join(call.folder, source) : undefined;
    const within = folder === undefined || folder.startsWith("..") ? undefined : configuration.folder(folder);
    const shown = `${call.prefix.length > 200 ? "…" : call.prefix}module.${name}`;
    if (folder === undefined || within === undefined) {
      const from = typeof source === "string" ? source.replace(/\/\/[^/@]*@/, "//").slice(0, 200) : "elsewhere";
      if (instances(declared).all.length > 0)
        configuration.unread.push(`${shown} comes from ${from}, which is not among what is scanned`);
      return opened;
    }
    const { all, mayBeAbsent = call.mayBeAbsent } = instances(declared);
    for (const { suffix, names } of all) {
      if (call.depth >= maxModuleDepth || ++configuration.modules > maxModules) {
        configuration.unread.push(`${shown} is one module too many or too deep`);
        break;
      }
      const inputs = (input: string): Value | undefined => {
        if (meta.has(input) || input === "source" || input === "version") return undefined;
        const given = own(declared.body, input);
        if (given === undefined) return undefined;
        return once(declared, `${input} ${suffix}`, () => evaluateJson(given, scopeOf(names)), cycle);
      };
      const inner: ModuleCall = {
        folder,
        prefix: `${call.prefix}module.${name}${suffix}.`,
        depth: call.depth + 1,
        inputs,
        providers: passProviders(declared.body, providers),
        ...(mayBeAbsent !== undefined && { mayBeAbsent }),
      };
      opened.set(suffix, openModule(inner, within, configuration));
    }
    return opened;
  }

  providers = readProviders(blocks, call.providers, scope, configuration.where);
  for (const one of blocks) if (one.kind === "module") openCall(one.labels[0] ?? "", one);
  const used = new Map<string, number>();
  for (const one of blocks) {
    if (one.kind !== "resource") continue;
    const [type = "", name = ""] = one.labels;
    const { all, mayBeAbsent = call.mayBeAbsent } = instances(one);
    for (const { suffix, names } of all) {
      if (configuration.resources.length >= maxResources) {
        configuration.unread.push(`there are more than ${maxResources} resources`);
        break;
      }
      const values = evaluateBody(one.body, scopeOf(names), meta);
      configuration.values += weigh(values).size;
      if (configuration.values > maxValues) {
        configuration.unread.push(`the resources have more than ${maxValues} values`);
        break;
      }
      const { region: usual, tags, elsewhere } = findProvider(one.body, providers);
      const region = typeof values["region"] === "string" ? values["region"] : (usual ?? configuration.where.region);
      configuration.resources.push({
        address: unused(`${call.prefix}${type}.${name}${suffix}`),
        type,
        values,
        place: { file: one.file, ...(one.line !== undefined && { line: one.line }) },
        ...(region !== undefined && { region }),
        ...(elsewhere !== undefined && { elsewhere }),
        ...(tags !== undefined && { defaultTags: tags }),
        ...(mayBeAbsent !== undefined && { mayBeAbsent }),
        ...(one.unreadable !== undefined && { unreadable: one.unreadable }),
      });
    }
  }

  /** Terraform takes a name once; what is scanned need not be so tidy. */
  function unused(address: string): string {
    const n = (used.get(address) ?? 0) + 1;
    used.set(address, n);
    return n === 1 ? address : `${address} (${n})`;
  }

  return {
    output: (name) => {
      const declared = byHeader.get(`output ${name}`);
      if (declared === undefined) return new Unknown(`${call.prefix}output.${name} is not declared in what is scanned`);
      return once(declared, "value", () => evaluateJson(own(declared.body, "value") ?? null, scope), cycle);
    },
  };
}

const orHere = (folder: string): string => (folder === "" ? "." : folder);
const open: Instances = {
  shape: "open",
  all: [{ suffix: "", key: undefined, names: new Map() }],
  mayBeAbsent: "how many there are depends on itself",
};

export const folderOf = (path: string): string => (dirname(path) === "." ? "" : dirname(path));
