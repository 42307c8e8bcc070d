import { isJsonObject, type JsonValue } from "../../core/json.ts";
import { Unknown, type Value } from "../model/value.ts";
import { own } from "./parse-template.ts";

/** What a parameter is: as it was given, or by its default. */
export function parameterValue(name: string, declared: JsonValue, given: Value | undefined): Value {
  const type = isJsonObject(declared) ? own(declared, "Type") : undefined;
  if (typeof type === "string" && type.startsWith("AWS::SSM::Parameter::Value"))
    return new Unknown(`the parameter ${name} comes from Parameter Store`);
  if (given !== undefined) return ofType(type, given);
  const fallback = isJsonObject(declared) ? own(declared, "Default") : undefined;
  if (fallback === undefined || fallback === null) return new Unknown(`the parameter ${name} has no default`);
  return typeof fallback === "object"
    ? new Unknown(`the default of the parameter ${name} is not understood`)
    : ofType(type, fallback);
}

/** Lists are written as one text with commas. */
function ofType(type: JsonValue | undefined, value: Value): Value {
  if (typeof type !== "string") return value;
  if (type === "Number" && typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)))
    return Number(value);
  const isList = type === "CommaDelimitedList" || type.startsWith("List<");
  if (!isList || typeof value === "object") return value;
  const items = String(value)
    .split(",")
    .map((item) => item.trim());
  return type === "List<Number>" ? items.map((item) => (Number.isFinite(Number(item)) ? Number(item) : item)) : items;
}
