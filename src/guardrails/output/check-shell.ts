/** Longest command line that is judged, in units. */
export const longestShell = 16_384;

type Token =
  | { readonly kind: "word"; readonly text: string; readonly isPlain: boolean }
  | { readonly kind: "operator"; readonly text: string };

/** Programs that run what their arguments or input say: allowing one by name must not allow everything. */
const wrappers = new Set([
  ".", "ash", "awk", "bash", "builtin", "busybox", "command", "csh", "dash", "doas", "env", "eval", "exec", "find", "fish", "gawk", "ksh", "nice",
  "nohup", "node", "parallel", "perl", "php", "pwsh", "python", "python3", "ruby", "script", "setsid", "sh", "source", "ssh", "stdbuf", "sudo",
  "su", "tclsh", "time", "timeout", "trap", "watch", "xargs", "zsh", "coproc", "alias", "function",
]); // prettier-ignore
const keywords = new Set([
  "!", "[[", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi", "for", "function", "if", "in", "select", "then", "time", "until", "while",
]); // prettier-ignore
/** Arguments by which tools that are otherwise harmless run commands or write files. */
const runningArguments =
  /^(?:-exec|-execdir|-ok|-okdir|-delete|-fprintf?|--checkpoint-action|--to-command|--use-compress-program|--rsh|--upload-pack|--receive-pack|-oProxyCommand)\b/;

/**
 * Whether a command line holds only commands that are allowed. Accepts a strict part of the POSIX shell: words, quotes, pipes,
 * `&&`, `||`, `;`, descriptors joined as in `2>&1` and output to `/dev/null`. All expansions, substitutions, redirections, assignments,
 * groups, keywords, comments, newlines and background jobs are refused, and so are globs and escapes in the place of a
 * command, and programs that run others: allow those with the whole `env`-free command they are to run.
 */
export function isAllowedShell(source: string, commands: ReadonlySet<string>): boolean {
  if (source.length > longestShell) return false;
  const tokens = readTokens(source.trim());
  if (tokens === undefined || tokens.length === 0) return false;
  let expectsCommand = true;
  for (const token of tokens) {
    if (token.kind === "operator") {
      if (expectsCommand) return false;
      expectsCommand = true;
    } else if (expectsCommand) {
      if (!token.isPlain || keywords.has(token.text) || !isAllowedCommand(token.text, commands)) return false;
      expectsCommand = false;
    } else if (runningArguments.test(token.text)) return false;
  }
  return !expectsCommand || tokens.at(-1)?.text === ";";
}

/** A name may be given with its path only where the path is allowed: any file can be called `ls`. */
function isAllowedCommand(name: string, commands: ReadonlySet<string>): boolean {
  if (!/^[A-Za-z0-9_./+-]+$/.test(name)) return false;
  return commands.has(name) && !wrappers.has(name.slice(name.lastIndexOf("/") + 1));
}

/** Names that can't be allowed, because they run anything. */
export function isShellWrapper(name: string): boolean {
  return wrappers.has(name.slice(name.lastIndexOf("/") + 1)) || keywords.has(name);
}

const operators = /(?:&&|\|\||\||;)/y;
const harmlessRedirection = /(?:[012]?>&[12]|[012]?>{1,2}[ \t]*\/dev\/null)(?=[ \t;|&]|$)/y;
/** What needs no quotes, in an argument. Globs stand for files only, so they are let through there. */
const bare = /[A-Za-z0-9_./+,:@%^=*?[\]\p{L}\p{M}\p{N}-]+/uy;
const single = /'[^'\n\r]*'/y;
const double = /"(?:[^"\\$`!\n\r]|\\["\\])*"/y;

/** Undefined for anything but the strict part. */
function readTokens(source: string): Token[] | undefined {
  if (/[^\t\x20-\x7e\u00a1-\uffff]/.test(source) || /[\p{Z}\p{Cf}\p{Cs}]/u.test(source.replaceAll(" ", ""))) return undefined;
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    if (source.charAt(at) === " " || source.charAt(at) === "\t") {
      at++;
      continue;
    }
    const redirected = matchAt(harmlessRedirection, source, at);
    if (redirected !== "") {
      if (tokens.at(-1)?.kind !== "word") return undefined;
      at += redirected.length;
      continue;
    }
    const operator = matchAt(operators, source, at);
    if (operator !== "") {
      tokens.push({ kind: "operator", text: operator });
      at += operator.length;
      continue;
    }
    let text = "";
    let isPlain = true;
    const start = at;
    for (;;) {
      const quoted = matchAt(single, source, at) || matchAt(double, source, at);
      const piece = quoted || matchAt(bare, source, at);
      if (piece === "") break;
      if (quoted !== "") isPlain = false;
      text += quoted === "" ? piece : piece.slice(1, -1);
      at += piece.length;
    }
    if (at === start) return undefined;
    if (isPlain && /[*?[\]=]/.test(text)) isPlain = false;
    tokens.push({ kind: "word", text, isPlain });
  }
  return tokens;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
