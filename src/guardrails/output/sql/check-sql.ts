import { lowerAscii } from "./read-sql-tokens.ts";
import type { SqlDialect } from "./read-sql-tokens.ts";
import { readSql } from "./read-sql.ts";
import type { SqlTable } from "./read-sql.ts";

export interface SqlPolicy {
  readonly dialect: SqlDialect;
  readonly statements: ReadonlySet<string>;
  readonly tables: readonly string[] | undefined;
}

/** They read files, reach other servers, run statements given as text, stop sessions or wait. */
const deniedFunctions =
  /^(?:pg_read_.*|pg_ls_.*|pg_stat_file|pg_sleep.*|pg_terminate_backend|pg_cancel_backend|pg_reload_conf|pg_rotate_logfile|pg_advisory_.*|pg_logical_.*|lo_.*|dblink.*|.*_to_xml(?:schema|_and_xmlschema)?|set_config|setval|nextval|load_file|load_extension|readfile|writefile|edit|fts3_tokenizer|sys_exec|sys_eval|sleep|benchmark|get_lock|openrowset|openquery|opendatasource|openxml|xp_.*|sp_.*|external_query|system\$.*|eval|query_to_json|crosstab.*|ts_stat|xpath_table)$/;

/** They make rows of their arguments alone. */
const harmlessTableFunctions = new Set([
  "unnest", "generate_series", "json_each", "json_each_text", "jsonb_each", "jsonb_each_text", "json_array_elements", "jsonb_array_elements",
  "json_array_elements_text", "jsonb_array_elements_text", "json_to_recordset", "jsonb_to_recordset", "json_object_keys", "jsonb_object_keys",
  "regexp_split_to_table", "string_to_table", "json_table", "json_tree", "string_split", "openjson", "generate_array", "flatten", "split_to_table", "generator", "table",
]); // prettier-ignore

/** Whether a text is one statement that the policy allows. What can't be read for certain isn't. */
export function isAllowedSql(source: string, { dialect, statements, tables }: SqlPolicy): boolean {
  const statement = readSql(source, dialect);
  if (statement === undefined) return false;
  for (const kind of statement.kinds) if (!statements.has(kind)) return false;
  for (const name of statement.functions) if (deniedFunctions.test(name)) return false;
  if (tables === undefined) return true;
  return statement.tables?.every((table) => isAllowedTable(table, tables, dialect)) === true;
}

/**
 * A table is allowed as it is listed: `orders` allows `orders` and no `other.orders`. Case counts where it
 * does for the dialect.
 */
function isAllowedTable({ parts, isFunction }: SqlTable, tables: readonly string[], dialect: SqlDialect): boolean {
  if (isFunction && parts.length === 1 && harmlessTableFunctions.has(parts[0]?.text.toLowerCase() ?? "")) return true;
  return tables.some((table) => {
    const names = table.split(".");
    return names.length === parts.length && parts.every((part, index) => isSameName(part, names[index] ?? "", dialect));
  });
}

function isSameName({ text, isQuoted }: SqlTable["parts"][number], listed: string, dialect: SqlDialect): boolean {
  // In PostgreSQL a name with capitals is one that must be quoted.
  if (dialect === "postgresql") return text === listed;
  if (!isQuoted) return text === lowerAscii(listed);
  if (dialect === "snowflake") return text === listed || text === listed.toUpperCase();
  return lowerAscii(text) === lowerAscii(listed);
}
