/**
 * The JSON of a Terraform file with what a test writes as `resource_conf = {…}`: a literal of Python, in which every attribute and block is a
 * list, as the parser of Checkov gives them. Undefined where a test has none, or one that is not understood.
 */
export function readConfiguration(body: string, types: readonly string[]): string | undefined {
  const [, literal] = /resource_conf\s*=\s*(\{[\s\S]*?\})\s*\n\s*(?:scan_)?result/.exec(body) ?? [];
  const type = /entity_type\s*=\s*"(aws_\w+)"/.exec(body)?.[1] ?? types[0];
  if (literal === undefined || type === undefined) return undefined;
  const json = literal
    .replaceAll(
      /'((?:[^'\\]|\\.)*)'|"(?:[^"\\]|\\.)*"|\b(True|False|None)\b|#[^\n]*/g,
      (all, single: string | undefined, word: string | undefined) =>
        single !== undefined
          ? JSON.stringify(single.replaceAll(/\\(['"\\])/g, "$1").replaceAll("\\n", "\n"))
          : word !== undefined
            ? ({ True: "true", False: "false", None: "null" }[word] ?? "null")
            : all.startsWith("#")
              ? ""
              : all,
    )
    .replaceAll(/,(\s*[}\]])/g, "$1");
  try {
    const conf: unknown = JSON.parse(json);
    return JSON.stringify({ resource: { [type]: { test: unwrap(conf) } } });
  } catch {
    return undefined;
  }
}

/** What stands alone in the list of an attribute. */
function unwrap(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(unwrap);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const list: readonly unknown[] = Array.isArray(member) ? member : [member];
      return [name, unwrap(list.length === 1 ? list[0] : list)];
    }),
  );
}
