export type SqlDialect = "postgresql" | "mysql" | "sqlite" | "transactsql" | "bigquery" | "snowflake";

/** `word` in ASCII lower case; `name`, a quoted identifier, as it is; `string` without its content. */
export interface SqlToken {
  readonly kind: "word" | "name" | "string" | "number" | "mark";
  readonly text: string;
}

const space = /[ \t\r\n]+/y;
const word = /[\p{L}_][\p{L}\p{M}\p{N}_$]*/uy;
const number = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}_])|0[xX][0-9a-fA-F]+/uy;
const lineComment = /--(?=[ \t\r\n]|$)[^\n]*/y;
const blockComment = /\/\*(?![!+])(?:[^*/]|\*(?!\/)|\/(?!\*))*\*\//y;
/** Quotes are doubled inside; a backslash before a quote is read in two ways by different servers, so it is refused. */
const single = /'(?:[^'\\]|''|\\(?!'))*'/y;
const double = /"(?:[^"\\]|""|\\(?!"))*"/y;
const backtick = /`[^`\\]+`/y;
const bracketed = /\[[^\]]+\]/y;
const parameter = /(?:\$\d{1,5}|[:@][\p{L}_][\p{L}\p{N}_]*|@@[\p{L}_][\p{L}\p{N}_.]*)/uy;
const mark = /::|<=>|<=|>=|<>|!=|\|\||->>|->|#>>|#>|@>|<@|&&|[-+*/%=<>(),.;:~!@#^&|?[\]]/y;

const backtickDialects = new Set<SqlDialect>(["mysql", "bigquery", "sqlite"]);
/** Prefixes of a string literal that leave its end where it is. */
const stringPrefixes = new Set(["e", "n", "b", "x", "r"]);

/** The tokens of a text without its comments; undefined where servers could differ on how to read it. */
export function readSqlTokens(source: string, dialect: SqlDialect): SqlToken[] | undefined {
  const tokens: SqlToken[] = [];
  const doubleIsString = dialect === "mysql" || dialect === "bigquery";
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0] ?? "";
    at += text.length;
    return text;
  };
  while (at < source.length) {
    if (take(space) !== "" || take(lineComment) !== "" || take(blockComment) !== "") continue;
    const first = source.charAt(at);
    if (source.startsWith("--", at) || source.startsWith("/*", at) || source.startsWith("*/", at)) return undefined;
    if (first === "#" && (dialect === "mysql" || dialect === "bigquery" || dialect === "transactsql")) return undefined;
    if (source.startsWith("//", at) && dialect === "snowflake") return undefined;
    let text = "";
    if (first === "'") {
      if (source.startsWith("'''", at) && dialect === "bigquery") return undefined;
      if (take(single) === "") return undefined;
      tokens.push({ kind: "string", text: "" });
    } else if (first === '"') {
      if (source.startsWith('"""', at)) return undefined;
      text = take(double);
      if (text === "") return undefined;
      tokens.push(doubleIsString ? { kind: "string", text: "" } : { kind: "name", text: unquote(text) });
    } else if (first === "`") {
      text = take(backtick);
      if (text === "" || !backtickDialects.has(dialect)) return undefined;
      // BigQuery has whole paths within one pair of quotes.
      const parts = dialect === "bigquery" ? text.slice(1, -1).split(".") : [text.slice(1, -1)];
      for (const [index, part] of parts.entries()) {
        if (index > 0) tokens.push({ kind: "mark", text: "." });
        tokens.push({ kind: "name", text: part });
      }
    } else if (first === "[" && (dialect === "transactsql" || (dialect === "sqlite" && tokens.at(-1)?.kind !== "word"))) {
      text = take(bracketed);
      if (text === "") return undefined;
      tokens.push({ kind: "name", text: text.slice(1, -1) });
    } else if ((text = take(word)) !== "") {
      const lower = lowerAscii(text);
      const next = source.charAt(at);
      const isPrefix = next === "'" && stringPrefixes.has(lower);
      if ((next === "'" || next === '"') && !isPrefix) return undefined;
      if (next === "&" && lower === "u" && /^&['"]/.test(source.slice(at, at + 2))) return undefined;
      if (!isPrefix) tokens.push({ kind: "word", text: lower });
    } else if (take(number) !== "") tokens.push({ kind: "number", text: "" });
    else if (take(parameter) !== "") tokens.push({ kind: "number", text: "?" });
    else if ((text = take(mark)) !== "") tokens.push({ kind: "mark", text });
    else return undefined;
  }
  return tokens;
}

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replaceAll('""', '"');
}

/** Only ASCII: what else a server folds, and how, differs. */
export function lowerAscii(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
