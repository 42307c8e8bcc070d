import type { Dialect, DialectName } from "./dialect.ts";
import { openaiChat } from "./openai-chat/openai-chat.ts";

const dialects: ReadonlyMap<DialectName, Dialect> = new Map([openaiChat].map((dialect) => [dialect.name, dialect]));

/** Throws TypeError on a name that no dialect has: only providers name them. */
export function dialectNamed(name: DialectName): Dialect {
  const dialect = dialects.get(name);
  if (dialect === undefined) throw new TypeError(`there is no dialect ${name}`);
  return dialect;
}
