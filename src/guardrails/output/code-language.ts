import type { CodeBlock } from "./find-code-blocks.ts";

/** Names that fences and file types use for one language. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  python: ["py", "python3", "py3", "pycon", "ipython"],
  javascript: ["js", "node", "mjs", "cjs", "jsx"],
  typescript: ["ts", "tsx", "mts"],
  shell: ["sh", "bash", "zsh", "shellscript", "shell-session", "console", "ksh"],
  powershell: ["ps1", "pwsh", "ps"],
  sql: ["postgresql", "postgres", "psql", "mysql", "sqlite", "plsql", "tsql", "bigquery", "snowflake"],
  csharp: ["cs", "c#"],
  cpp: ["c++", "cc", "cxx", "hpp"],
  c: ["h"],
  go: ["golang"],
  rust: ["rs"],
  ruby: ["rb"],
  perl: ["pl"],
  php: [],
  java: [],
  kotlin: ["kt", "kts"],
  html: ["htm", "xhtml"],
  css: ["scss", "less"],
  json: ["json5", "jsonc"],
  yaml: ["yml"],
  markdown: ["md"],
  text: ["txt", "plain", "plaintext", "output"],
  batch: ["bat", "cmd"],
};

const canonicalName = new Map(
  Object.entries(aliases).flatMap(([name, others]) => [name, ...others].map((other) => [other, name])),
);

export function canonicalLanguage(language: string): string {
  return canonicalName.get(language) ?? language;
}

/** What gives a language away at the start of a line. The first that matches counts; none of them is proof. */
const signs: readonly (readonly [string, RegExp])[] = [
  [
    "shell",
    /^#!.{0,40}\b(?:ba|z|k)?sh\b|^\$ \w|^(?:sudo|apt(?:-get)?|curl|wget|chmod|export|echo|cd|rm|mkdir|git|npm|pip) [^(=]/m,
  ],
  ["python", /^#!.{0,40}python|^(?:def \w{1,60}\(|from [\w.]{1,60} import |import \w[\w.]{0,60}$|class \w{1,60}[(:]|print\()/m],
  ["php", /^<\?php/m],
  ["html", /^\s{0,20}<(?:!doctype|html|head|body|div|script|p|a|span|table)\b/im],
  ["powershell", /^(?:\$\w{1,40} = |(?:Get|Set|New|Remove|Invoke|Start|Stop)-[A-Z]\w{1,40})/m],
  [
    "sql",
    /^(?:select|insert into|update|delete from|create (?:table|view|index)|drop table|alter table|with \w{1,60} as \()\b/im,
  ],
  ["go", /^(?:package \w{1,40}$|func (?:\(\w{1,40} \*?\w{1,40}\) )?\w{1,60}\()/m],
  ["rust", /^(?:fn \w{1,60}|use \w{1,60}::|impl\b.{0,60}\{|pub (?:fn|struct|enum))/m],
  ["java", /^(?:import java|public (?:class|static|interface)|package [\w.]{1,60};)/m],
  ["csharp", /^(?:using [\w.]{1,60};|namespace [\w.]{1,60})/m],
  ["cpp", /^#include <[\w./]{1,40}>/m],
  ["javascript", /^(?:const|let|var) [\w{[].{0,60}=|^function \w{0,60}\(|^import .{1,80} from ["']|\bconsole\.log\(|=> [{(]/m],
  ["json", /^\s{0,20}[{[]\s{0,20}$|^\s{0,20}[{[]\s{0,20}"/],
];

/** Of a block without a label only so many units are looked at. */
const lookedAt = 2000;

/**
 * The language of a block: what its fence says, or what an unlabelled one looks like by its first lines, `text` where it looks like
 * nothing known. A label is believed only where the code doesn't begin as an interpreter's script of another language.
 */
export function languageOfBlock({ language, code }: CodeBlock): string {
  const head = code.slice(0, lookedAt);
  const interpreter = /^#!.{0,60}?\b(python|bash|sh|zsh|node|perl|ruby|php)\b/.exec(head)?.[1];
  if (interpreter !== undefined) return canonicalLanguage(interpreter);
  if (language !== "" && canonicalLanguage(language) !== "text") return canonicalLanguage(language);
  return signs.find(([, sign]) => sign.test(head))?.[0] ?? "text";
}
