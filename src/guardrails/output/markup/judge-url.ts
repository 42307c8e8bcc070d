export type UrlVerdict = "allowed" | "unsafe" | "unlisted";

/** Hosts by name, and `*.` for all below a name. */
export type HostList = readonly string[] | undefined;

/** Schemes that run code, show made-up pages or reach files and programs of the reader's machine. */
const unsafeScheme =
  /^(?:javascript|data|vbscript|livescript|mocha|jscript|file|blob|filesystem|view-source|about|chrome|resource|jar|ms-[a-z-]+|search-ms|smb|mhtml|intent|vscode[a-z-]*):/;
const hostless = new Set(["mailto", "tel", "sms"]);
const withHost = new Set(["http", "https", "ftp", "ws", "wss"]);

/** A name that nothing resolves: what stays on it is relative. Both schemes, because `https:x` is relative to one of them only. */
const bases = ["https://relative.invalid/", "http://relative.invalid/"];

const entities: Readonly<Record<string, string>> = {
  colon: ":", sol: "/", bsol: "\\", tab: "\t", newline: "\n", lpar: "(", rpar: ")", period: ".", commat: "@", quest: "?", num: "#", percnt: "%", amp: "&",
  lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", zerowidthspace: "\u200b", shy: "\u00ad", lowbar: "_", hyphen: "-", dash: "-",
}; // prettier-ignore

export function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#[xX]([0-9a-fA-F]{1,8})|#(\d{1,8})|([A-Za-z]{2,20}));?/g,
    (all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? all;
      const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : "\ufffd";
    },
  );
}

/**
 * Whether a destination may be followed or loaded, however a reader's program decodes it: as it is, without its HTML entities, and
 * without Markdown's escapes. The worst of these counts. Relative destinations are allowed; with a list of hosts, schemes without
 * one are only `mailto`, `tel` and `sms`, and neither names nor passwords nor ports may be given.
 */
export function judgeUrl(raw: string, hosts: HostList): UrlVerdict {
  // Most are plain: nothing after the host can change it, and nothing in it can be read in two ways.
  const plainHost = /^https?:\/\/([a-z0-9.-]+)(?=[/?#]|$)[!-~]*$/.exec(raw)?.[1];
  if (plainHost !== undefined && (hosts === undefined || hosts.includes(plainHost))) return "allowed";
  const unescaped = raw.replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");
  let verdict: UrlVerdict = "allowed";
  for (const text of new Set([raw, decodeEntities(raw), decodeEntities(unescaped)])) {
    const one = judgeDecoded(text, hosts);
    if (one === "unsafe") return one;
    if (one === "unlisted") verdict = one;
  }
  return verdict;
}

function judgeDecoded(text: string, hosts: HostList): UrlVerdict {
  // What browsers leave out, and what readers don't see.
  const bare = text.replaceAll(/[\p{Cc}\p{Z}\p{DI}]/gu, "");
  if (unsafeScheme.test(bare.normalize("NFKC").toLowerCase())) return "unsafe";
  const beforePath = /^[^/?#]*/.exec(bare)?.[0] ?? "";
  // A token in what may become a scheme: the caller gets its value there, whatever that is.
  if (/^[^:{]*\{[^{}]*:[0-9a-v]{12}\}/.test(beforePath)) return "unsafe";
  // Something that is no scheme now may be read as one once look-alike letters are written as they read.
  if (beforePath.includes(":") && /[^!-~]/.test(beforePath)) return "unsafe";
  if (hosts === undefined) return "allowed";
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined && hostless.has(scheme)) return "allowed";
  if (scheme !== undefined && !withHost.has(scheme)) return "unlisted";
  const authority = /^(?:[^/\\?#]*[/\\]{2,})?[^/\\?#]*/.exec(bare)?.[0] ?? "";
  if (/[/\\]{2}|:/.test(authority) && /&#?\w/.test(authority)) return "unlisted";
  // Renderers write `\` as `%5C`, and so what browsers take for a path may come to stand before an `@`.
  const uptoPath = /^(?:[a-zA-Z][a-zA-Z0-9+.-]*:\/*|\/{2})[^/?#]*/.exec(bare)?.[0] ?? "";
  if (uptoPath.includes("\\") && uptoPath.lastIndexOf("@") > uptoPath.indexOf("\\")) return "unlisted";
  return bases.every((base) => isListed(bare, base, hosts)) ? "allowed" : "unlisted";
}

function isListed(text: string, base: string, hosts: readonly string[]): boolean {
  const url = parseUrl(text, base);
  if (url === undefined) return !/[/\\]{2}|:/.test(text);
  const host = url.hostname.replace(/\.$/, "");
  if (url.username !== "" || url.password !== "" || url.port !== "") return false;
  if (host === "relative.invalid") return true;
  return hosts.some((listed) => (listed.startsWith("*.") ? host.endsWith(listed.slice(1)) : host === listed));
}

function parseUrl(text: string, base: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}
