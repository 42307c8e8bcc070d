import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalType, formatOf } from "./media-types.ts";
import { fitsType, sniffType } from "./sniff-type.ts";

const bytes = (text: string): Buffer => Buffer.from(text, "latin1");
const samples: Readonly<Record<string, Buffer>> = {
  "image/png": bytes("\x89PNG\r\n\x1a\n...."),
  "image/jpeg": bytes("\xff\xd8\xff\xe0"),
  "image/gif": bytes("GIF89a"),
  "image/webp": bytes("RIFF\x10\0\0\0WEBPVP8 "),
  "audio/wav": bytes("RIFF\x10\0\0\0WAVEfmt "),
  "audio/mpeg": bytes("\xff\xfb\x90\x64"),
  "audio/flac": bytes("fLaC\0"),
  "audio/ogg": bytes("OggS\0\x02"),
  "audio/mp4": bytes("\0\0\0\x20ftypM4A "),
  "audio/aac": bytes("\xff\xf1\x50\x80"),
  "audio/webm": bytes("\x1a\x45\xdf\xa3"),
  "application/zip": bytes("PK\x03\x04"),
  "application/x-cfb": bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
  "application/pdf": bytes("%PDF-1.7"),
};

test("Each kind of file is told by its first bytes, and fits no other declared type", () => {
  for (const [type, sample] of Object.entries(samples)) {
    assert.equal(sniffType(sample), type);
    for (const declared of [...Object.keys(samples), "text/plain", "text/html", "image/unheard-of"]) {
      assert.equal(fitsType(sample, declared), declared === type, `${type} declared as ${declared}`);
    }
  }
});

test("Text is no file of a known kind, however it begins", () => {
  for (const text of ["", "%", "ID3 is a tree", "Hello", "<!doctype html>", "\xef\xbb\xbf{}", "\xff\xfeh\0i\0", "see %PDF-1.7"]) {
    assert.equal(sniffType(bytes(text)), undefined, text);
    assert.equal(fitsType(bytes(text), "text/plain"), true);
    assert.equal(fitsType(bytes(text), "image/png"), false);
  }
});

test("A PDF may begin late, as its readers allow, but not as something else", () => {
  assert.equal(fitsType(bytes(`${" ".repeat(900)}%PDF-1.4`), "application/pdf"), true);
  assert.equal(fitsType(bytes(`${" ".repeat(1100)}%PDF-1.4`), "application/pdf"), false);
  assert.equal(fitsType(bytes("GIF89a %PDF-1.4"), "application/pdf"), false);
});

test("Office documents are archives or compound files", () => {
  const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  assert.equal(fitsType(bytes("PK\x03\x04"), docx), true);
  assert.equal(fitsType(bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), docx), false);
  assert.equal(fitsType(bytes("%PDF-1.7"), docx), false);
  assert.equal(fitsType(bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "application/msword"), true);
});

test("Media types of one meaning have one name, and names of other things have none", () => {
  const same: [string, string][] = [
    ["image/jpg", "image/jpeg"],
    ["text/x-markdown", "text/markdown"],
    ["audio/mp3", "audio/mpeg"],
    ["audio/x-wav", "audio/wav"],
    ["image/png", "image/png"],
    ["constructor", "constructor"],
  ];
  for (const [name, canonical] of same) assert.equal(canonicalType(name), canonical);
  assert.equal(formatOf("application/pdf"), "pdf");
  assert.equal(formatOf("text/x-python"), "plain");
  assert.equal(formatOf("image/svg+xml"), "xml");
  for (const type of ["application/msword", "text/rtf", "image/png", "constructor"]) assert.equal(formatOf(type), undefined);
});
