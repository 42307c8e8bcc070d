import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { type Properties, Unknown, type Value } from "../model/value.ts";
import { own, section } from "../read-cloudformation/parse-template.ts";
import type { Whereabouts } from "../read-cloudformation/pseudo-parameter.ts";
import { loginOf, type Provider, providerOf } from "./providers.ts";

/** The provider of a resource of a plan's configuration. @param configured `provider_config` of the plan */
export function planProviders(configured: JsonObject, where: Whereabouts): (resource: JsonObject | undefined) => Provider {
  const said = (key: string): Properties => expressionsOf(section(section(configured, key), "expressions"));
  const usual = loginOf(said("aws"), "aws");
  const known = new Map<string, Provider>();
  return (resource) => {
    const named = resource === undefined ? undefined : own(resource, "provider_config_key");
    const key = typeof named === "string" ? named : "aws";
    const found = known.get(key) ?? providerOf(said(key), key, usual, where);
    known.set(key, found);
    return found;
  };
}

/** Arguments as they are written; what rests on others is not known. */
function expressionsOf(expressions: JsonObject): Properties {
  return Object.fromEntries(Object.keys(expressions).map((name) => [name, valueOf(own(expressions, name) ?? null)]));
}

function valueOf(expression: JsonValue): Value {
  if (Array.isArray(expression)) return expression.map((block) => (isJsonObject(block) ? expressionsOf(block) : null));
  if (!isJsonObject(expression)) return null;
  const constant = own(expression, "constant_value");
  return constant === undefined ? new Unknown("it is put together in the configuration") : constant;
}
