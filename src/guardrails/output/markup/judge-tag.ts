import { decodeEntities, judgeUrl } from "./judge-url.ts";
import type { HostList, UrlVerdict } from "./judge-url.ts";
import { addressesIn } from "./read-address.ts";

export interface MarkupHosts {
  readonly link: HostList;
  readonly image: HostList;
}

/** An attribute to be taken out: offsets from the tag's `<`. */
export interface AttributeFault {
  readonly start: number;
  readonly end: number;
  readonly type: "UNSAFE_MARKUP" | "LINK_HOST" | "IMAGE_HOST";
}

/** `inert`: to be written as text. `unsafe`: the same, and no mere accident. `isText`: to many parsers, which read addresses in it. */
export type TagVerdict =
  | { readonly kind: "inert" | "unsafe" }
  | { readonly kind: "tag"; readonly faults: readonly AttributeFault[]; readonly isText: boolean };

/** They run code, load pages, change the page around them or how it is read, or ask for input. */
const unsafeElements = new Set([
  "applet", "base", "basefont", "bgsound", "body", "button", "dialog", "embed", "fencedframe", "form", "frame", "frameset", "head", "html", "iframe", "image", "input", "isindex",
  "keygen", "layer", "link", "listing", "math", "meta", "noembed", "noframes", "noscript", "object", "option", "param", "plaintext", "portal", "script", "select",
  "slot", "style", "svg", "template", "textarea", "title", "xmp", "animate", "set", "foreignobject",
]); // prettier-ignore
const linkAttributes = new Set(["href", "cite", "longdesc"]);
const imageAttributes = new Set([
  "src", "srcset", "poster", "background", "lowsrc", "dynsrc", "data", "icon", "imagesrcset", "xlink:href", "usemap", "codebase", "archive", "classid", "manifest", "profile",
]); // prettier-ignore
const unsafeAttributes = new Set([
  "action",
  "formaction",
  "srcdoc",
  "ping",
  "http-equiv",
  "is",
  "nonce",
  "xmlns",
  "form",
  "target",
]);
/** Of a style only plain properties: nothing that loads, escapes or hides. */
const plainStyle = /^[\w\s:;.,#%()-]*$/;
const styleFunction =
  /\b(?:url|image|image-set|src|cross-fade|element|expression|import|attr|var|env|behavior|binding|position|paint)\b/i;

/** Strictly what every parser reads alike; values hold no angle bracket, no back-tick and nothing of Markdown's links. */
const clean =
  /^<\/?([A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z_:@][\w:.-]*(?:\s*=\s*(?:"[^"<>`]*"|'[^'<>`]*'|[^\s"'=<>`]+))?)*)\s*\/?>$/;
const attribute = /\s+([A-Za-z_:@][\w:.-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g;
const activeAttribute = /(?:\bon\w+|\b(?:src|href|style|srcdoc|action|formaction|data|background|poster|srcset))\s*=/i;

/** Judges a stretch from a `<` up to and with the next `>`, or up to where another `<` or the end comes first. */
export function judgeTag(stretch: string, hosts: MarkupHosts): TagVerdict {
  const name = /^<\/?([A-Za-z][^\s/>]*)/.exec(stretch)?.[1]?.toLowerCase() ?? "";
  if (unsafeElements.has(name) || unsafeElements.has(name.split(":").at(-1) ?? "")) return { kind: "unsafe" };
  const match = clean.exec(stretch);
  if (match === null || /\n[ \t\r]*\n/.test(stretch) || stretch.includes("](") || stretch.includes("]:")) {
    if (activeAttribute.test(decodeEntities(stretch))) return { kind: "unsafe" };
    // No parser gives an element without attributes that hold something any power.
    const isHarmless = stretch.endsWith(">") && !/[="'`]|\]\(/.test(stretch) && /^<\/?[A-Za-z][A-Za-z0-9]*[\s&,|>]/.test(stretch);
    return isHarmless && !/^<\/?(?:img|a|area|video|audio|source|track)\b/i.test(stretch)
      ? { kind: "tag", faults: [], isText: true }
      : { kind: "inert" };
  }
  const faults: AttributeFault[] = [];
  const offset = stretch.indexOf(match[1] ?? "") + (match[1] ?? "").length;
  for (const found of (match[2] ?? "").matchAll(attribute)) {
    const type = judgeAttribute(name, (found[1] ?? "").toLowerCase(), (found[2] ?? "").replace(/^(["'])(.*)\1$/s, "$2"), hosts);
    if (type !== undefined) faults.push({ start: offset + found.index, end: offset + found.index + found[0].length, type });
  }
  return { kind: "tag", faults, isText: false };
}

function judgeAttribute(element: string, name: string, value: string, hosts: MarkupHosts): AttributeFault["type"] | undefined {
  if (name.startsWith("on") || unsafeAttributes.has(name)) return name === "target" ? undefined : "UNSAFE_MARKUP";
  const named = judgeShown(name, hosts.link);
  if (named !== undefined) return named;
  if (name === "style") return plainStyle.test(value) && !styleFunction.test(value) ? undefined : "UNSAFE_MARKUP";
  const isLink = linkAttributes.has(name) && (element === "a" || element === "area" || name !== "href");
  if (isLink) return typeOf(judgeUrl(value, hosts.link), "LINK_HOST") ?? judgeShown(value, hosts.link);
  if (name === "srcset" || name === "imagesrcset") {
    const verdicts = value.split(/[\s,]+/).map((one) => judgeUrl(one, hosts.image));
    return typeOf(verdicts.find((one) => one !== "allowed") ?? "allowed", "IMAGE_HOST");
  }
  if (imageAttributes.has(name) || name === "href") {
    return (
      typeOf(judgeUrl(value, hosts.image), "IMAGE_HOST") ?? (judgeShown(value, hosts.image) && judgeShown(value, hosts.link))
    );
  }
  return judgeShown(value, hosts.link);
}

/** A renderer that shows tags as text makes links of addresses in them. */
function judgeShown(value: string, hosts: HostList): AttributeFault["type"] | undefined {
  for (const readings of addressesIn(decodeEntities(value))) {
    for (const reading of readings) {
      const type = typeOf(judgeUrl(reading, hosts), "LINK_HOST");
      if (type !== undefined) return type;
    }
  }
  return undefined;
}

function typeOf(verdict: UrlVerdict, unlisted: "LINK_HOST" | "IMAGE_HOST"): AttributeFault["type"] | undefined {
  if (verdict === "allowed") return undefined;
  return verdict === "unsafe" ? "UNSAFE_MARKUP" : unlisted;
}
