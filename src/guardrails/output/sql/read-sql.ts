import { readSqlTokens } from "./read-sql-tokens.ts";
import type { SqlDialect, SqlToken } from "./read-sql-tokens.ts";

/** A table as a statement names it: `schema`, `name` …; whether each part was quoted. */
export interface SqlTable {
  readonly parts: readonly { readonly text: string; readonly isQuoted: boolean }[];
  readonly isFunction: boolean;
}

export interface SqlStatement {
  /** Of the statement and of those inside it: `select`, `delete` … */
  readonly kinds: ReadonlySet<string>;
  /** Every table that is read or written, at any depth; CTEs are none. Undefined for kinds of which this can't be told. */
  readonly tables: readonly SqlTable[] | undefined;
  /** Names of functions that are called, in lower case, without their schema. */
  readonly functions: ReadonlySet<string>;
}

/** Longest statement that is read, in units, and how deep it may be nested. */
export const longestSql = 65_536;
const mostDepth = 48;

class Refused extends Error {}

/**
 * Reads exactly one statement; undefined for anything else. Knows the clauses of queries and of INSERT, UPDATE, DELETE and MERGE in
 * six dialects, and passes over expressions but for the queries inside them. Refuses what it doesn't know how to read rather
 * than guess: whatever stands where a table can stand is a table of the result.
 */
export function readSql(source: string, dialect: SqlDialect): SqlStatement | undefined {
  if (source.length > longestSql) return undefined;
  const tokens = readSqlTokens(source, dialect);
  if (tokens === undefined) return undefined;
  while (tokens.at(-1)?.text === ";" && tokens.at(-1)?.kind === "mark") tokens.pop();
  if (tokens.length === 0 || tokens.some(({ kind, text }) => kind === "mark" && text === ";")) return undefined;
  const reader = new Reader(tokens, dialect);
  try {
    reader.statement(new Set(), true);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
  return { kinds: reader.kinds, tables: reader.canTellTables ? reader.tables : undefined, functions: reader.functions };
}

const endOfFrom = new Set([
  "where", "group", "having", "order", "limit", "offset", "fetch", "window", "qualify", "union", "except", "intersect", "minus", "for", "set", "returning",
  "output", "connect", "start", "when", "option",
]); // prettier-ignore
const setOperators = new Set(["union", "except", "intersect", "minus"]);
const queryStarts = new Set(["select", "with", "values", "table"]);
const fromFunctions = new Set(["extract", "substring", "trim", "overlay", "substr"]);
const withFollowers = new Set(["rollup", "cube", "ties", "ordinality", "offset", "time", "local", "totals", "null", "check"]);
/** Words with which another statement begins, where none may. In T-SQL statements need nothing between them. */
const statementWords = new Set([
  "alter", "attach", "backup", "begin", "bulk", "call", "copy", "create", "dbcc", "declare", "delete", "deny", "detach", "drop", "exec", "execute", "go",
  "grant", "insert", "kill", "merge", "open", "pragma", "print", "raiserror", "reconfigure", "restore", "revoke", "shutdown", "truncate",
  "update", "use", "vacuum", "waitfor", "while",
]); // prettier-ignore

class Reader {
  readonly kinds = new Set<string>();
  readonly tables: SqlTable[] = [];
  readonly functions = new Set<string>();
  canTellTables = true;
  readonly #tokens: readonly SqlToken[];
  readonly #dialect: SqlDialect;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly SqlToken[], dialect: SqlDialect) {
    this.#tokens = tokens;
    this.#dialect = dialect;
  }

  /** Reads up to the end of the text or, inside parentheses, up to the closing one. */
  statement(outer: ReadonlySet<string>, isTop: boolean): void {
    let scope = outer;
    if (this.#isWord("with")) scope = this.#with(outer);
    const kind = this.#word() ?? (this.#isMark("(") ? "select" : "");
    if (kind === "select" || kind === "values" || (kind === "table" && this.#dialect === "postgresql")) this.#query(scope);
    else if (kind === "insert" || kind === "replace") this.#insert(kind, scope);
    else if (kind === "update") this.#update(scope);
    else if (kind === "delete") this.#delete(scope);
    else if (kind === "merge") this.#merge(scope);
    else if (kind === "explain" && isTop) {
      this.#take();
      this.kinds.add("explain");
      while (this.#isWord("analyze") || this.#isWord("verbose") || this.#isWord("query") || this.#isWord("plan")) this.#take();
      this.statement(scope, false);
    } else if (isTop && kind !== "" && scope === outer) this.#other(kind);
    else throw new Refused("no statement");
    if (isTop ? this.#at < this.#tokens.length : !this.#isMark(")") && this.#at < this.#tokens.length)
      throw new Refused("more than one");
  }

  #with(outer: ReadonlySet<string>): ReadonlySet<string> {
    this.#take();
    const isRecursive = this.#isWord("recursive");
    if (isRecursive) this.#take();
    const scope = new Set(outer);
    // Before a name is known to be a CTE it is a table; a recursive body may name itself.
    for (;;) {
      const name = this.#name();
      const inside = new Set(scope);
      if (isRecursive) inside.add(scopeName(name));
      if (this.#isMark("(")) this.#expression(scope, "");
      this.#expect("as");
      if (this.#isWord("not")) this.#take();
      if (this.#isWord("materialized")) this.#take();
      this.#open();
      this.statement(inside, false);
      this.#close();
      scope.add(scopeName(name));
      if (!this.#isMark(",")) return scope;
      this.#take();
    }
  }

  /** A query with all that follows it on its level, set operations too. */
  #query(scope: ReadonlySet<string>): void {
    let expectsQuery = true;
    let isFirst = true;
    while (this.#at < this.#tokens.length && !this.#isMark(")")) {
      const word = this.#word();
      if (expectsQuery) {
        if (word === "all" || (word === "distinct" && !isFirst)) this.#take();
        else if (word === "select" || word === "values") {
          this.kinds.add("select");
          this.#take();
          if (this.#at >= this.#tokens.length || this.#isMark(")")) throw new Refused("ends too early");
          expectsQuery = false;
        } else if (word === "table" && this.#dialect === "postgresql") {
          this.kinds.add("select");
          this.#take();
          this.#tableReference(scope);
          expectsQuery = false;
        } else if (this.#isMark("(")) {
          this.#open();
          this.statement(scope, false);
          this.#close();
          expectsQuery = false;
        } else throw new Refused("no query");
        isFirst = false;
      } else if (word !== undefined && setOperators.has(word)) {
        this.#take();
        expectsQuery = true;
      } else if (word === "from" && !this.#isDistinctFrom()) this.#from(scope);
      else this.#step(scope);
    }
    if (expectsQuery) throw new Refused("no query");
  }

  /** From FROM, JOIN or the like to the clause that comes after it. */
  #from(scope: ReadonlySet<string>): void {
    this.#take();
    this.#tableReference(scope);
    while (this.#at < this.#tokens.length && !this.#isMark(")")) {
      const word = this.#word();
      if (word !== undefined && endOfFrom.has(word)) return;
      if (this.#isMark(",") || word === "join" || word === "apply" || word === "straight_join") {
        this.#take();
        this.#tableReference(scope);
      } else if (word === "from" && this.#isDistinctFrom()) this.#take();
      else this.#step(scope);
    }
  }

  #tableReference(scope: ReadonlySet<string>): void {
    while (this.#isWord("only") || this.#isWord("lateral")) this.#take();
    if (this.#isMark("(")) {
      this.#open();
      const word = this.#word();
      if (word !== undefined && queryStarts.has(word)) this.statement(scope, false);
      else {
        // A join in parentheses, or a query in more of them.
        this.#at--;
        this.#from(scope);
        if (this.#word() !== undefined) this.#queryGoesOn(scope);
      }
      this.#close();
      return;
    }
    const parts = [this.#name()];
    while (this.#isMark(".")) {
      this.#take();
      parts.push(this.#name());
    }
    const first = parts[0];
    if (this.#isMark("(")) {
      this.functions.add(lastOf(parts));
      this.tables.push({ parts, isFunction: true });
      this.#expression(scope, lastOf(parts));
    } else if (parts.length > 1 || first === undefined || !scope.has(scopeName(first)))
      this.tables.push({ parts, isFunction: false });
  }

  /** After a query in parentheses that is part of a longer one: `((select …) union select …)`. */
  #queryGoesOn(scope: ReadonlySet<string>): void {
    const word = this.#word();
    if (word === undefined || !setOperators.has(word)) {
      while (this.#at < this.#tokens.length && !this.#isMark(")")) this.#step(scope);
      return;
    }
    this.#take();
    while (this.#isWord("all") || this.#isWord("distinct")) this.#take();
    this.#query(scope);
  }

  #insert(kind: string, scope: ReadonlySet<string>): void {
    this.kinds.add(kind);
    this.#take();
    while (!this.#isWord("into")) {
      if (
        !["or", "ignore", "replace", "rollback", "abort", "fail", "low_priority", "delayed", "overwrite"].includes(
          this.#word() ?? "",
        )
      )
        throw new Refused("no table");
      this.#take();
    }
    this.#take();
    this.#target();
    while (this.#at < this.#tokens.length && !this.#isMark(")")) {
      const word = this.#word();
      if (word === "select" || word === "with") return this.statement(scope, false);
      // ON CONFLICT DO UPDATE, ON DUPLICATE KEY UPDATE
      if (word === "update" && ["do", "key"].includes(this.#tokens[this.#at - 1]?.text ?? "")) this.#take();
      else this.#step(scope);
    }
  }

  #target(): void {
    const parts = [this.#name()];
    while (this.#isMark(".")) {
      this.#take();
      parts.push(this.#name());
    }
    // What is written is a table, whatever CTEs are called.
    this.tables.push({ parts, isFunction: false });
  }

  #update(scope: ReadonlySet<string>): void {
    this.kinds.add("update");
    this.#from(new Set());
    this.#expect("set");
    this.#rest(scope, "from");
  }

  #delete(scope: ReadonlySet<string>): void {
    this.kinds.add("delete");
    this.#take();
    if (!this.#isWord("from")) throw new Refused("no table");
    this.#take();
    while (this.#isWord("only")) this.#take();
    this.#target();
    this.#rest(scope, "using");
  }

  #merge(scope: ReadonlySet<string>): void {
    this.kinds.add("merge");
    this.#take();
    if (this.#isWord("into")) this.#take();
    this.#target();
    while (!this.#isWord("using")) {
      if (this.#at >= this.#tokens.length || this.#isMark(")")) throw new Refused("no source");
      this.#step(scope);
    }
    this.#from(scope);
    while (this.#at < this.#tokens.length && !this.#isMark(")")) {
      if (["insert", "update", "delete"].includes(this.#word() ?? "") && this.#tokens[this.#at - 1]?.text === "then")
        this.#take();
      else this.#step(scope);
    }
  }

  /** What follows SET or the table of a DELETE. */
  #rest(scope: ReadonlySet<string>, tables: "from" | "using"): void {
    while (this.#at < this.#tokens.length && !this.#isMark(")")) {
      if (this.#isWord(tables) && !(tables === "from" && this.#isDistinctFrom())) this.#from(scope);
      else this.#step(scope);
    }
  }

  /** A statement of another kind, of which nothing is known but that it is one. */
  #other(kind: string): void {
    this.kinds.add(kind);
    this.canTellTables = false;
    this.#at = this.#tokens.length;
  }

  /** One token of an expression, or all of a parenthesis. */
  #step(scope: ReadonlySet<string>): void {
    if (this.#isMark("(")) return this.#expression(scope, "");
    const token = this.#take();
    if (token.kind === "name" || token.kind === "word") {
      const isKeyword = token.kind === "word" && !this.#isAfterDot(this.#at - 1);
      if (this.#isMark("(")) {
        this.functions.add(token.text.toLowerCase());
        return this.#expression(scope, token.text);
      }
      if (!isKeyword) return;
      if (token.text === "from" && this.#tokens[this.#at - 2]?.text === "distinct") return;
      if (["select", "from", "join", "into", "apply", "straight_join", "lateral"].includes(token.text))
        throw new Refused(token.text);
      if (token.text === "with" && !withFollowers.has(this.#word() ?? "")) throw new Refused("with");
      if (statementWords.has(token.text) && this.#tokens[this.#at - 2]?.text !== "for") throw new Refused(token.text);
    } else if (token.text === ")") throw new Refused("parentheses");
  }

  /** A parenthesis: a query, or an expression with queries in it. */
  #expression(scope: ReadonlySet<string>, caller: string): void {
    this.#open();
    const first = this.#word();
    if (first !== undefined && queryStarts.has(first) && !(first === "table" && this.#dialect !== "postgresql"))
      this.statement(scope, false);
    else {
      while (this.#at < this.#tokens.length && !this.#isMark(")")) {
        const word = this.#word();
        if (word === "from" && fromFunctions.has(caller)) this.#take();
        else if (word !== undefined && setOperators.has(word)) this.#queryGoesOn(scope);
        else this.#step(scope);
      }
    }
    this.#close();
  }

  #open(): void {
    this.#depth++;
    if (this.#depth > mostDepth || !this.#isMark("(")) throw new Refused("parentheses");
    this.#take();
  }

  #close(): void {
    this.#depth--;
    if (!this.#isMark(")")) throw new Refused("parentheses");
    this.#take();
  }

  #name(): { readonly text: string; readonly isQuoted: boolean } {
    const token = this.#take();
    if (token.kind === "name") return { text: token.text, isQuoted: true };
    if (token.kind !== "word" || (queryStarts.has(token.text) && !this.#isAfterDot(this.#at - 1))) throw new Refused("no name");
    return { text: token.text, isQuoted: false };
  }

  #take(): SqlToken {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new Refused("ends too early");
    this.#at++;
    return token;
  }

  #expect(word: string): void {
    if (!this.#isWord(word)) throw new Refused(`no ${word}`);
    this.#take();
  }

  /** The keyword that comes next; what follows a dot is a name. */
  #word(): string | undefined {
    const token = this.#tokens[this.#at];
    return token?.kind === "word" && !this.#isAfterDot(this.#at) ? token.text : undefined;
  }

  #isWord(text: string): boolean {
    return this.#word() === text;
  }

  #isMark(text: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === "mark" && token.text === text;
  }

  #isAfterDot(at: number): boolean {
    const token = this.#tokens[at - 1];
    return token?.kind === "mark" && token.text === ".";
  }

  #isDistinctFrom(): boolean {
    const is = this.#tokens[this.#at - 2]?.text;
    return this.#tokens[this.#at - 1]?.text === "distinct" && (is === "is" || is === "not");
  }
}

function scopeName({ text, isQuoted }: { readonly text: string; readonly isQuoted: boolean }): string {
  return isQuoted ? `"${text}` : text;
}

function lastOf(parts: readonly { readonly text: string }[]): string {
  return (parts.at(-1)?.text ?? "").toLowerCase();
}
