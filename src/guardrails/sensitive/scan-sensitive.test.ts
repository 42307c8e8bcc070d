import assert from "node:assert/strict";
import { test } from "node:test";
import { compileRules } from "../compile-rules.ts";
import type { Finding } from "../guardrail.ts";
import { TextInspector } from "../inspect-text.ts";
import type { SensitiveTypeName } from "./sensitive-types.ts";

const { input } = compileRules({ blockedInputMessaging: "", blockedOutputsMessaging: "" });

function find(text: string): string[] {
  const found: Finding[] = [];
  const record = (finding: Finding): number => found.push(finding);
  const context = { hash: (value: string): string => value };
  new TextInspector({ rules: input, surface: "user", context, record, stopAtBlock: false }).push(text, true);
  return found.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
}

/** Text in which the part between ‹ and › is of the type, and nothing else is anything. */
const marked: readonly (readonly [SensitiveTypeName, string])[] = [
  ["EMAIL", "write to ‹john.doe+tag@mail.example.co.uk›."],
  ["EMAIL", "<‹o'neil@example.com›>"],
  ["EMAIL", "‹josé@exämple.de›, please"],
  ["EMAIL", "a@b ‹x@münchen.example›"],
  ["PHONE", "ring ‹+1 (415) 555-2671› now"],
  ["PHONE", "ring ‹+442079460958›"],
  ["PHONE", "ring ‹(415) 555-2671 x12›"],
  ["PHONE", "‹415.555.2671›"],
  ["PHONE", "‹0044 20 7946 0958›"],
  ["PHONE", "my mobile is ‹07700 900123›"],
  ["PHONE", "call ‹555-0142›"],
  ["US_SOCIAL_SECURITY_NUMBER", "ssn: ‹123-45-6789›"],
  ["US_SOCIAL_SECURITY_NUMBER", "it is ‹123 45 6789›."],
  ["US_SOCIAL_SECURITY_NUMBER", "his social security number, ‹123456789›,"],
  ["CREDIT_DEBIT_CARD_NUMBER", "‹4111 1111 1111 1111›"],
  ["CREDIT_DEBIT_CARD_NUMBER", "card ‹5555-5555-5555-4444› exp 12/27"],
  ["CREDIT_DEBIT_CARD_NUMBER", "amex ‹3782 822463 10005›"],
  ["CREDIT_DEBIT_CARD_NUMBER", "‹4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1›"],
  ["CREDIT_DEBIT_CARD_NUMBER", "卡号‹6011111111111117›谢谢"],
  ["IP_ADDRESS", "from ‹192.168.0.1›:8080, or"],
  ["IP_ADDRESS", "at [‹2001:db8::8a2e:370:7334›]:443"],
  ["IP_ADDRESS", "‹fe80:0:0:0:204:61ff:fe9d:f156›"],
  ["AWS_ACCESS_KEY", "key=‹AKIAIOSFODNN7EXAMPLE›"],
  ["AWS_SECRET_KEY", 'aws_secret_access_key = "‹wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY›"'],
  ["JWT", "Bearer ‹eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1g›."],
  ["PROVIDER_TOKEN", "‹ghp_16C7e42F292c6912E7710c838347Ae178B4a›"],
  ["PROVIDER_TOKEN", "export KEY=‹sk-ant-api03-abcDEF123456-ghijkl789›"],
  ["PROVIDER_TOKEN", "‹xoxb-123456789012-abcdefABCDEF1234›"],
  ["CONNECTION_STRING", "url: ‹postgres://bob:s3cr3t@db.internal:5432›/app"],
  ["CONNECTION_STRING", "Server=db;User Id=bob;Password=‹hunter22›;"],
  ["CONNECTION_STRING", "host=db; uid=bob; pwd=‹hunter22›"],
  ["CONNECTION_STRING", "AccountKey=‹abc123def456+/==›;"],
];

test("every sensitive type is found where it stands", () => {
  for (const [type, line] of marked) {
    const text = line.replace("‹", "").replace("›", "");
    const value = line.slice(line.indexOf("‹") + 1, line.indexOf("›"));
    assert.deepEqual(find(text), [`${type} ${value}`], text);
  }
});

test("a private key is found whole, cut short, or with its lines joined", () => {
  const body = "MIIEpAIBAAKCAQEA75sABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/abcdefgh";
  const whole = `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n${body}\n${body}=\n-----END RSA PRIVATE KEY-----`;
  assert.deepEqual(find(`key:\n${whole}\nafter`), [`PRIVATE_KEY ${whole}`]);
  const joined = `-----BEGIN PRIVATE KEY----- ${body} ${body}= -----END PRIVATE KEY-----`;
  assert.deepEqual(find(`"${joined}"`), [`PRIVATE_KEY ${joined}`]);
  const short = `-----BEGIN PRIVATE KEY-----\n${body}`;
  assert.deepEqual(find(short), [`PRIVATE_KEY ${short}`]);
});

test("what only looks like something sensitive is left alone", () => {
  const harmless = [
    "user@localhost and @mention and a@b",
    "on 2024-05-06 at 12:30:45, chapter 3.2.1.4.5, version 1.2.3.4",
    "order 123456789 of 1,234,567.89 and 3.14159265358979",
    "4111 1111 1111 1112 fails its check digit; 1234567812345670 has no issuer",
    "000-12-3456, 666-12-3456, 912-34-5678, 123-00-4567, 123-45-0000",
    "ids 1-123-45-6789-0 and 123-45-67890",
    "256.1.1.1, 01.02.03.04, 1.2.3.4.5",
    "std::vector<int> and a[1::2]",
    "AKIAIOSFODNN7EXAMPLEX and AKIAlowercase0000000 and XAKIAIOSFODNN7EXAMPLE",
    "commit da39a3ee5e6b4b0d3255bfef95601890afd80709 is a secret to nobody",
    "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx and ghp_short",
    "eyJust a word. eyJhbGci.x",
    "a block starts with -----BEGIN PRIVATE KEY----- and then the key",
    "-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA75s\n-----END CERTIFICATE-----",
    "see https://example.com:8080/a@b and http://user@host/",
    "postgres://user:${PASSWORD}@db/app; password=x",
    "connect(host='db', user=name, password=var.password, db=x)",
    "2019 2020 2021 2022, rows 10 20 30 40 50 60 70 80",
    "ISBN 978-3-16-148410-0 and 553-0142 without a word before it",
  ];
  for (const text of harmless) assert.deepEqual(find(text), [], text);
});
