import assert from "node:assert/strict";
import { test } from "node:test";
import { scanHcl } from "./scan-hcl.ts";

test("Headers of blocks have their lines: comments, texts and heredocs are not mistaken for them", () => {
  const text = `# resource "a" "commented" {
/* resource "a" "also" {
*/
resource "aws_kms_key" "one" {
  policy = <<EOF
resource "aws_kms_key" "inner" {
EOF
  x = "} \${ { a = "}" }["a"] } {"
}

resource aws_kms_key two { // {
}
locals {
  a = [{ b = 1 }]
}
resource "aws_kms_key" "one" {
}
`;
  const { lines, isTooDeep } = scanHcl(text);
  assert.equal(isTooDeep, false);
  assert.deepEqual(Object.fromEntries(lines), {
    "resource aws_kms_key one": [4, 16],
    "resource aws_kms_key two": [11],
    locals: [13],
  });
});

test("What a parser that recurses should not be asked is told: brackets, templates, choices, operators and labels without end", () => {
  const deep = [
    `x = ${"[".repeat(500)}${"]".repeat(500)}`,
    `x = ${'"${'.repeat(500)}a${'}"'.repeat(500)}`,
    `x = ${"a ? b : ".repeat(500)}c`,
    `x = ${"!".repeat(500)}a`,
    `x = ${"! ".repeat(500)}a`,
    `a ${'"b" '.repeat(500)}{}`,
    "a {\n".repeat(500),
    `x = (${"(".repeat(500)}`,
  ];
  for (const text of deep) assert.equal(scanHcl(text).isTooDeep, true, text.slice(0, 30));
  const shallow = [
    "x = [1, -1, !a]\n".repeat(500),
    "x = a ? b : c\n".repeat(500),
    'x = "a ? b"\n',
    "x = {\n a = b ? 1 : 2\n }\n".repeat(100),
  ];
  for (const text of shallow) assert.equal(scanHcl(text).isTooDeep, false, text.slice(0, 30));
});
