import assert from "node:assert/strict";
import { test } from "node:test";
import { deriveViews } from "./derive-views.ts";
import { decodeReferences, textsOfPage } from "./read-html.ts";

const visibleText = (html: string): string => textsOfPage(html)[0];

test("Text that tags, comments, references or hidden elements split is one word for its reader", () => {
  const whole = "dana@campus.example";
  const pages = [
    "da<b>na@cam</b>pus.example",
    "<p>dana<!-- no -->@campus.example</p>",
    "dana&#64;campus&period;example",
    "dana&#x40;campus.exam<span></span>ple",
    'dana<span style="display: none">nothing</span>@campus.example',
    "dana<i hidden>nothing</i>@campus.example",
    "<div><div>dana<wbr>@campus.example",
    "dana<style>p{}</style>@campus.<script>x('</b>')</script>example",
    "<table><tr><td>dana@campus.example</table>",
    "<DIV>dana<FONT>@campus.example</DIV",
    "<template>dana<a href=x>@campus</a>.example</template>",
    "<textarea>dana&commat;campus.example</textarea>",
  ];
  for (const html of pages) assert.equal(visibleText(html).split("\n")[0], whole, html);
});

test("Blocks begin lines, white space is one space, and what is hidden comes last", () => {
  assert.equal(visibleText("<p>one<p>two <b> three </b>\n four<br>five<td>six"), "one\ntwo three four\nfive\nsix");
  assert.equal(visibleText("a<div hidden>h<b>i</b></div>b"), "a\nb\nhi");
  assert.equal(visibleText(""), "");
});

test("For a reader of the source, what is hidden joins what stands around it", () => {
  assert.deepEqual(textsOfPage("dana<i hidden>@campus</i>.example"), ["dana.example\n@campus", "dana@campus.example"]);
  assert.deepEqual(textsOfPage("<b>a</b>"), ["a", "<b>a</b>"]);
});

test("References are decoded wherever they stand, and nothing else changes", () => {
  const source = '<a title="dana&#64;x" <!-- &amp;lt; --> <script>"&copy;"</script> a<b && c';
  assert.equal(decodeReferences(source), '<a title="dana@x" <!-- &lt; --> <script>"©"</script> a<b && c');
  assert.equal(decodeReferences("no reference <b>"), "no reference <b>");
  assert.equal(decodeReferences("&&&#;&#x;&nosuch;<"), "&&&#;&#x;&nosuch;<");
});

test("Each text format has its views, as many for any text", () => {
  assert.deepEqual(deriveViews("plain", "a&#64;b"), []);
  assert.deepEqual(deriveViews("markdown", "a\\@b&#46;c \\d"), ["a@b.c \\d"]);
  assert.deepEqual(deriveViews("json", '{"a":"d\\u0061na\\u0040x\\n\\"\\\\"}'), ['{"a":"dana@x\n"\\"}']);
  assert.deepEqual(deriveViews("xml", "<a b='&#x40;'>&lt;</a>"), ["<a b='@'><</a>"]);
  assert.deepEqual(deriveViews("html", "<b>a</b>&amp;"), ["a&", "<b>a</b>&amp;", "<b>a</b>&"]);
});
