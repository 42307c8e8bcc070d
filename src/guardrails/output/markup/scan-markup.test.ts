import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Parser } from "htmlparser2";
import { marked } from "marked";
import { micromark } from "micromark";
import { compileInvisible } from "../../invisible/compile-invisible.ts";
import { TextInspector } from "../../inspect-text.ts";
import type { Finding } from "../../guardrail.ts";
import { compileOutput } from "../compile-output.ts";
import { processorMs } from "../../../../test/support/processor-ms.ts";

const context = { hash: (value: string): string => value };
const hosts = { linkHosts: ["good.example", "*.ok.example"], imageHosts: ["img.example"] };

interface Outcome {
  readonly text: string;
  readonly blocked: boolean;
  readonly findings: readonly Finding[];
}

type Markup = Parameters<typeof compileOutput>[0] extends infer S
  ? NonNullable<NonNullable<S>["markup" & keyof NonNullable<S>]>
  : never;

function inspect(chunks: readonly string[], markup: Partial<Markup> = hosts, invisible = false): Outcome {
  const rules = compileOutput({ markup: { unsafe: "REMOVE", ...markup } });
  const open = invisible ? compileInvisible({ action: "REMOVE" }) : undefined;
  if (open !== undefined) rules.push(open);
  const findings: Finding[] = [];
  const record = (finding: Finding): void => void findings.push(finding);
  const inspector = new TextInspector({ rules, surface: "assistant", context, record, stopAtBlock: true });
  const text = [...chunks.map((chunk) => inspector.push(chunk, false)), inspector.push("", true)].join("");
  return { text, blocked: inspector.blocked, findings };
}

const cleaned = (text: string, markup: Partial<Markup> = hosts): string => inspect([text], markup).text;

test("links become their text and images their alternative text, unless their host is listed", () => {
  for (const [from, to] of [
    ["see [the docs](https://evil.example/x?q=1) now", "see the docs now"],
    ["![a chart](https://evil.example/p.png?d=secret)", "a chart"],
    ['![](https://evil.example/p.png "t")!', " !"],
    ["[ok](https://good.example/x) ![ok](https://img.example/y.png)", undefined],
    ["[sub](https://a.b.ok.example) [not](https://ok.example)", "[sub](https://a.b.ok.example) not"],
    ["go to https://evil.example/x, or https://good.example/y.", "go to {LINK_HOST} or https://good.example/y."],
    ["www.evil.example and //evil.example/x", "{LINK_HOST} and {LINK_HOST}"],
    ["<https://evil.example/> <https://good.example/>", "{LINK_HOST} <https://good.example/>"],
    ["[a][b]\n\n[b]: https://evil.example/x 'T'", "[a][b]\n\n[b]: # 'T'"],
    ["[rel](/path) [frag](#x) [mail](mailto:a@b.example) ![rel](img/x.png)", undefined],
    ["[**a** `b` [c]](https://evil.example)", "[**a** `b` [c]](#)"],
    ["[a](https://good.example@evil.example/)", "a"],
    ["[a](https:\\\\evil.example) [b](/\\evil.example) [c](\\/\\/evil.example) [d](https:evil.example)", "a b c d"],
    ["[a](https://g\u043eod.example/) [b](https://good.example:8443/) [c](https://good.example.evil.example)", "a b c"],
    ["[a](https&#58;//evil.example) [b](https:&sol;&sol;evil.example)", "a b"],
    ["https://good.example/y(https://evil.example/z", "https://good.example/y({LINK_HOST}"],
    ["https://good.example/[www.evil.example https://good.example/{//evil.example", "https://good.example/[{LINK_HOST} https://good.example/{{LINK_HOST}"],
    ["xhttps://good.example/https://evil.example", "xhttps://good.example/{LINK_HOST}"],
    ["https://good.example/a_(b) https://good.example/?to=https://x.example https://good.example/web/https://x.example/", undefined],
    ['https://good.example"x.evil.example https://good.example`@evil.example', '{LINK_HOST}"x.evil.example {LINK_HOST}`@evil.example'],
    ['https://good.example"https://evil.example".evil.example', '{LINK_HOST}"{LINK_HOST}".evil.example'],
    ["https://good.example<script>a@evil.example", "{LINK_HOST}&lt;script>a@evil.example"],
    ["https://good.example<br>a@evil.example https://good.example<b>.x</b>", undefined],
    ["https://good.example<https://evil.example>.evil.example", "{LINK_HOST}{LINK_HOST}.evil.example"],
    ['https://good.example"@evil.example<b>x</b> https://good.example".evil.example]', '{LINK_HOST}"@evil.example<b>x</b> {LINK_HOST}".evil.example]'],
    ["https://good.example\\x@evil.example [a](https://good.example\\x@evil.example)", "{LINK_HOST} a"],
    ["https://good.example\\n [a](https://good.example/\\x@y)", undefined],
    ["https://good.example\\>@evil.example", "{LINK_HOST}>@evil.example"],
    ["https://good.example<script>'//evil.example'@evil.example", "{LINK_HOST}&lt;script>'{LINK_HOST}'@evil.example"],
    ["https://good.example\\sftp://evil.example", "https://good.example\\s{LINK_HOST}"],
    ["a||\n-|-\n[http://evil.example](\nx)", "a||\n-|-\n[{LINK_HOST}](\nx)"],
    ['https://good.example"@evil.ex%61mple https://good.example"@evil.\u0c2d\u0c3e\u0c30\u0c24\u0c4d', '{LINK_HOST}"@evil.ex%61mple {LINK_HOST}"@evil.\u0c2d\u0c3e\u0c30\u0c24\u0c4d'],
    ["https://good.example<script>a@evil.example\u226f", "{LINK_HOST}&lt;script>a@evil.example\u226f"],
    ["https://good.example<x.evil.example", "{LINK_HOST}&lt;x.evil.example"],
    ['["https://good.example","https://good.example/x","a.b"]', undefined],
    ['"https://good.example" {"a":"https://good.example","b":"c@d.example"} <b>https://good.example</b>', undefined],
    ["[a](https://good.example/?to=https://x.example) a@evil.example mailto:a@evil.example", undefined],
    ["[a](https://%65vil.example/) [b](https://GOOD.example./)", "a [b](https://GOOD.example./)"],
  ] as const) assert.equal(cleaned(from), to ?? from); // prettier-ignore
});

test("what is active is written as text, and loses what makes it so", () => {
  for (const [from, to] of [
    ["a <script>alert(1)</script> b", "a &lt;script>alert(1)&lt;/script> b"],
    ["<b onclick=x()>hi</b>", "<b>hi</b>"],
    ['<a href="javascript:alert(1)">x</a>', "<a>x</a>"],
    ["<a href='jav&#x09;ascript:alert(1)'>x</a>", "<a>x</a>"],
    ['<img src="https://evil.example/x" alt="chart">', '<img alt="chart">'],
    ['<img src="https://img.example/x" srcset="https://evil.example/y 2x">', '<img src="https://img.example/x">'],
    ["[x](javascript:alert(1))", "x"],
    ["[x](JaVa\u0001Script:alert)", "x"],
    ["[x](vbscript:y) ![x](data:text/html,y)", "x x"],
    ["<svg/onload=alert(1)>", "&lt;svg/onload=alert(1)>"],
    ["<div style=\"background:url(https://evil.example)\">x</div>", "<div>x</div>"],
    ['<div style="color: red">x</div>', undefined],
    ["<IFRAME src=x>", "&lt;IFRAME src=x>"],
    ["<scr<script>ipt>", "&lt;scr&lt;script>ipt>"],
    ["<b>bold</b> <i class=\"x\">it</i> 1 < 2 and 3 > 2, a<b", "<b>bold</b> <i class=\"x\">it</i> 1 < 2 and 3 > 2, a&lt;b"],
    ["<<script\u226f", "<&lt;script\u226f"],
    ["<g http://evil.example> <a href=^http://evil.example>x</a>", "<g {LINK_HOST}> <a>x</a>"],
    ["<p title='https://good.example/ and https://evil.example'>", "<p>"],
    ["<p x=\n---\nwww.evil.example/>", "<p x=\n---/>"],
    ["<p title='https://good.example/ and https://good.example/(x)'>", undefined],
    ["<a href='https://good.example/?to=https://x.example'>x</a> <a href=https://good.example/x>x</a>", undefined],
    ["List<String> and Map<K, V> and <your-name>", undefined],
  ] as const) assert.equal(cleaned(from), to ?? from); // prettier-ignore
});

test("code is left as it is, where every parser sees code", () => {
  for (const text of [
    "Use:\n\n```html\n<script>alert(1)</script>\n![x](https://evil.example)\n```\n\nDone.",
    "The `<script>` tag and `![x](https://evil.example)`.",
    "~~~\n<iframe>\n~~~",
    "1. Do:\n\n   ```js\n   let a = '<b onclick=x>';\n   ```\n",
  ])
    assert.equal(cleaned(text), text);
  for (const text of [
    "<div>\n```\n<script>alert(1)</script>\n```",
    "- a\n\n  ```\n<script>alert(1)</script>",
    "``` a`b\n<script>x</script>\n```",
    "```<script>|\n--",
    "`a\nb` <script> `c`",
    "| `a | <script> ` |",
    "<!-- `\n\n```\n--><script>x</script>\n```",
  ])
    assert.ok(!/<script/.test(cleaned(text)), text);
});

test("unsafe markup blocks where it is to, and other links are still only taken out", () => {
  assert.equal(inspect(["hello <script>x</script>"], { unsafe: "BLOCK" }).blocked, true);
  assert.equal(inspect(["[a](javascript:x)"], { unsafe: "BLOCK" }).blocked, true);
  const mild = inspect(["if a<b then [x](https://evil.example)"], { unsafe: "BLOCK", ...hosts });
  assert.deepEqual([mild.blocked, mild.text], [false, "if a&lt;b then x"]);
  assert.deepEqual(
    inspect(["[a](https://evil.example) ![b](https://evil.example)"]).findings.map(({ type, action }) => `${type} ${action}`),
    ["LINK_HOST masked", "IMAGE_HOST masked"],
  );
});

test("images can be restricted while links are free", () => {
  const images = { imageHosts: ["img.example"] };
  assert.equal(cleaned("[a](https://x.example) ![b](https://x.example/c.png)", images), "[a](https://x.example) b");
  assert.equal(cleaned("![b][r]\n\n[r]: https://x.example/c.png", images), "![b][r]\n\n[r]: #");
  assert.equal(cleaned("![a `]` b](https://x.example/c.png)", images), "![a `]` b](#)");
});

test("what taking out hidden characters would make of a text is seen before", () => {
  for (const text of [
    "<scr\u200bipt>x</scr\u200bipt>",
    "[a](java\u200bscript:x)",
    "<s\u0441ript>",
    "[a](https://ev\u200bil.example)",
  ]) {
    const { text: out } = inspect([text], hosts, true);
    assert.ok(!/<script|javascript:|evil/.test(out), out);
  }
});

const pieces = [
  "<script>", "</script>", "<img src=", "<a href=", '"https://evil.example/a.png"', "'javascript:x'", " onerror=x ", ">", "<", "/>", " alt='", "'", '"', "![", "[", "]", "](", ")", "(",
  "https://evil.example/x", "https://good.example/y", "https://img.example/z", "//evil.example", "\\\\evil.example", "javascript:alert(1)", "&colon;", "&#47;", "\\", "`", "``", "```", "\n```\n", "\n", "\n\n", "  ", "    ", "- ", "> ", "* ",
  "]: ", "[a]: ", "[a]", "![a]", "text", "<!--", "-->", "<?", "<pre>", "</pre>", "<div>", "</div>", "<b>", "<svg>", "style=", "'background:url(//evil.example)'", "|", "\n---\n", "~~~", "\n~~~\n", "<https://evil.example>", "!", ":", "\u200b", "\u0338", "＜", "data:text/html,x",
  "# ", "1. ", "\t", "=", "*", "_", "<p title='", "src=//evil.example", "\r\n", "@evil.example", "%65vil.example", "https:", "www.evil.example",
  "|a|b|\n|-|-|\n|", "\\|", "a@evil.example", "mailto:", "ftp://evil.example", "~", "~~", "**", "(www.", "{", "}", "javascript&#58;alert(1)", "<a\n", "<x-y ", "href=", "=\n", "\f", "\u00a0", "\u226f", "&lt;", "<A HREF=", "<![CDATA[", "]]>", "<math>", "<details>", "[^1]", "[^1]: ", "\\(", "{LINK_HOST}", "https://good.example", "<td>", "</p>",
]; // prettier-ignore
const texts = fc
  .array(fc.oneof({ weight: 15, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 3 })), { maxLength: 16 })
  .map((parts) => parts.join(""));

test("chunking-is-invisible: any cuts give the same text and findings", () => {
  fc.assert(
    fc.property(
      texts,
      fc.array(fc.nat(500), { maxLength: 8 }),
      fc.constantFrom(hosts, {}, { imageHosts: [] }, { ...hosts, unsafe: "BLOCK" as const }),
      (text, places, markup) => {
        const whole = inspect([text], markup);
        assert.deepEqual(inspect(text.split(""), markup), whole);
        const sorted = places.map((place) => place % (text.length + 1)).sort((a, b) => a - b);
        assert.deepEqual(
          inspect(
            [...sorted, text.length].map((end, i) => text.slice(sorted[i - 1] ?? 0, end)),
            markup,
          ),
          whole,
        );
      },
    ),
    { numRuns: 1500 },
  );
});

/** Two of the field, with everything on that could be active. */
const renderers: readonly ((text: string) => string)[] = [
  (text) => marked.parse(text, { async: false, gfm: true }),
  (text) => marked.parse(text, { async: false, gfm: false }),
  (text) => micromark(text, { allowDangerousHtml: true, allowDangerousProtocol: true }),
  (text) => micromark(text),
];

/** Active elements, attributes and foreign addresses that a page would have. */
function faultsOf(html: string, withLinks: boolean): string[] {
  const faults: string[] = [];
  const check = (kind: string, value: string, allowed: readonly string[]): void => {
    for (const base of ["https://base.invalid/", "http://base.invalid/"]) {
      if (!URL.canParse(value, base)) continue;
      const { hostname: name, protocol } = new URL(value, base);
      const hostname = name.replace(/\.$/, "");
      // There is no such top-level domain.
      if (/[^a-z0-9-]/.test(hostname.split(".").at(-1) ?? "") && !hostname.endsWith("]")) continue;
      if (/^(?:javascript|data|vbscript):/.test(protocol)) faults.push(`${kind} ${value}`);
      else if (hostname !== "base.invalid" && hostname !== "" && !allowed.includes(hostname)) faults.push(`${kind} ${value}`);
    }
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (/^(?:script|style|svg|iframe|object|embed|form|meta|base|link|math)$/.test(name)) faults.push(name);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute.startsWith("on")) faults.push(`${name} ${attribute}`);
        if (attribute === "src" || attribute === "background") check(`${name} ${attribute}`, value, ["img.example"]);
        if (attribute === "href" && withLinks) check("href", value, ["good.example"]);
        if (attribute === "style" && value.includes("url")) faults.push("style");
      }
    },
  });
  parser.end(html);
  return faults;
}

test("no renderer makes anything active of what is left, nor loads or links what isn't listed", () => {
  for (const [markup, withLinks] of [
    [hosts, true],
    [{ imageHosts: ["img.example"] }, false],
  ] as const) {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: out } = inspect([text], markup);
        for (const renderer of renderers) assert.deepEqual(faultsOf(renderer(out), withLinks), [], out);
        // Shown as a page without Markdown, code is no code; what is left alone there is not.
        if (!/[`~]/.test(out)) assert.deepEqual(faultsOf(out, withLinks), [], out);
      }),
      // Without RUNS the texts are always the same; new ones are for whoever looks for more.
      process.env["RUNS"] === undefined ? { numRuns: 2000, seed: 20_261_121 } : { numRuns: Number(process.env["RUNS"]) },
    );
  }
});

test("a megabyte of hostile markup takes no more than linear time", () => {
  for (const piece of [
    "<",
    "[",
    "![",
    "](",
    "`",
    "<a ",
    "[a](",
    "https://",
    "]: ",
    "\n```",
    "<a href=x ",
    "`a",
    "&colon;",
    "[a](b",
    "\\",
    "<b>",
    "\n ",
    "]((((",
    `https://good.example"${"](".repeat(1000)} `,
    `https://good.example"${"@.".repeat(1000)} `,
    `https://good.example"${"https://e/".repeat(200)} `,
    `https://good.example/${"\\\\".repeat(900)} `,
    `<a title='${"https://good.example/(".repeat(180)}\u00e9'>`,
    "<g http:>",
  ]) {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const started = processorMs();
    const chunks = Array.from({ length: Math.ceil(text.length / 4096) }, (_, i) => text.slice(i * 4096, (i + 1) * 4096));
    inspect(chunks);
    const took = processorMs() - started;
    if (process.env["SHOW"] !== undefined) console.log(JSON.stringify(piece), took.toFixed(0));
    assert.ok(took < 8000, `${JSON.stringify(piece)} took ${took.toFixed(0)} ms`);
  }
});
