import assert from "node:assert/strict";
import { test } from "node:test";
import { Joined, Reference, Unknown, type Value } from "../model/value.ts";
import { type ReadOptions, readTemplate } from "./read-templates.ts";

/** What a property comes to, written in YAML. */
function valueOf(yaml: string, options: ReadOptions = {}, head = ""): Value | undefined {
  const text = `
Parameters:
  Plain: { Type: String, Default: word }
  Count: { Type: Number, Default: "3" }
  List: { Type: CommaDelimitedList, Default: "a, b,c" }
  Open: { Type: String }
  Stored: { Type: "AWS::SSM::Parameter::Value<String>", Default: /name }
Mappings: { Sizes: { small: { Disk: 5, Names: [x, y] } } }
Conditions:
  IsWord: !Equals [!Ref Plain, word]
  IsNot: !Not [!Condition IsWord]
  Maybe: !Equals [!Ref Open, word]
${head}
Resources:
  Key: { Type: AWS::KMS::Key }
  Thing:
    Type: AWS::S3::Bucket
    Properties:
      Value: ${yaml}
`;
  const inventory = readTemplate(text, "stack.yaml", options);
  return inventory?.resources.find(({ id }) => id === "stack/Thing")?.properties["Value"];
}
const whyOf = (value: Value | undefined): string => (value instanceof Unknown ? value.why : `known: ${JSON.stringify(value)}`);

test("Parameters come from what is given, then from their default, in their type; else they are Unknown", () => {
  assert.equal(valueOf("!Ref Plain"), "word");
  assert.equal(valueOf("!Ref Plain", { parameters: new Map([["Plain", "other"]]) }), "other");
  assert.equal(valueOf("!Ref Count"), 3);
  assert.deepEqual(valueOf("!Ref List"), ["a", "b", "c"]);
  assert.equal(whyOf(valueOf("!Ref Open")), "the parameter Open has no default");
  assert.equal(whyOf(valueOf("!Ref Stored")), "the parameter Stored comes from Parameter Store");
  assert.equal(whyOf(valueOf("!Ref Nobody")), "the template has no Nobody");
});

test("References and attributes name resources, in short form and in long form", () => {
  assert.deepEqual(valueOf("!Ref Key"), new Reference("stack/Key"));
  for (const yaml of ["!GetAtt Key.Arn", "!GetAtt [Key, Arn]", "{ 'Fn::GetAtt': [Key, Arn] }", "{ 'Fn::GetAtt': Key.Arn }"])
    assert.deepEqual(valueOf(yaml), new Reference("stack/Key", "Arn"), yaml);
  assert.deepEqual(valueOf("!GetAtt Key.Endpoint.Port"), new Reference("stack/Key", "Endpoint.Port"));
  assert.match(whyOf(valueOf("!GetAtt Gone.Arn")), /no Gone/);
});

test("Pseudo parameters are what the scan was told; NoValue takes its member away", () => {
  assert.match(whyOf(valueOf("!Ref AWS::Region")), /region is not known/);
  const where = { region: "eu-central-1", account: "111122223333", stackName: "prod" };
  assert.equal(
    valueOf('!Sub "${AWS::Region}/${AWS::AccountId}/${AWS::StackName}/${AWS::Partition}"', { where }),
    "eu-central-1/111122223333/prod/aws",
  );
  assert.equal(valueOf("!Ref AWS::Partition", { where: { region: "cn-north-1" } }), "aws-cn");
  assert.equal(valueOf("!Ref AWS::NoValue"), undefined);
  assert.deepEqual(valueOf("[1, !Ref AWS::NoValue, { A: !If [IsNot, 1, !Ref AWS::NoValue] }]"), [1, {}]);
});

test("Texts are joined as far as they are known", () => {
  assert.equal(valueOf('!Sub "a-${Plain}-${!Plain}"'), "a-word-${Plain}");
  assert.equal(valueOf('!Sub ["${x}${Plain}", { x: !Ref Count }]'), "3word");
  assert.deepEqual(
    valueOf('!Sub "arn:${AWS::Partition}:kms:::${Key}/${Key.Arn}"'),
    new Joined(["arn:aws:kms:::", new Reference("stack/Key"), "/", new Reference("stack/Key", "Arn")]),
  );
  assert.deepEqual(valueOf('!Join ["", [!Ref Key]]'), new Reference("stack/Key"));
  assert.equal(valueOf('!Join [",", !Ref List]'), "a,b,c");
  const open = valueOf('!Join ["/", [a, !Ref Open, b]]');
  assert.ok(open instanceof Joined && open.parts[1] instanceof Unknown);
  assert.match(whyOf(valueOf('!Join [",", !GetAZs ""]')), /availability zones/);
});

test("Select, Split, FindInMap, Base64, Length and ToJsonString are worked out; Cidr and GetAZs are not", () => {
  assert.equal(valueOf('!Select [1, !Split [":", "a:b:c"]]'), "b");
  assert.equal(valueOf('!Select ["2", !Ref List]'), "c");
  assert.match(whyOf(valueOf("!Select [9, !Ref List]")), /not understood/);
  assert.match(whyOf(valueOf('!Select [0, !Split [",", !Ref Open]]')), /no default/);
  assert.equal(valueOf("!FindInMap [Sizes, small, Disk]"), 5);
  assert.match(whyOf(valueOf("!FindInMap [Sizes, !Ref Open, Disk]")), /no default/);
  assert.match(whyOf(valueOf("!FindInMap [Sizes, large, Disk]")), /no such entry/);
  assert.equal(valueOf("!FindInMap [Sizes, large, Disk, { DefaultValue: 7 }]"), 7);
  assert.equal(valueOf("!Base64 hello"), "aGVsbG8=");
  assert.equal(valueOf("{ 'Fn::Length': !Ref List }"), 3);
  assert.equal(valueOf("{ 'Fn::ToJsonString': { a: !Ref Count } }"), '{"a":3}');
  for (const yaml of ["!Cidr [10.0.0.0/16, 4, 8]", '!GetAZs ""', "!Transform { Name: AWS::Include }", "!ImportValue else"])
    assert.ok(valueOf(yaml) instanceof Unknown, yaml);
});

test("A list that is handed on as one text is a list again; by a mark that names can have it is not cut", () => {
  const text = '!Join ["||", [!Ref Key, a, !GetAtt Key.Arn]]';
  assert.deepEqual(valueOf(`!Split ["||", ${text}]`), [new Reference("stack/Key"), "a", new Reference("stack/Key", "Arn")]);
  assert.deepEqual(valueOf(`!Select [2, !Split ["||", ${text}]]`), new Reference("stack/Key", "Arn"));
  assert.ok(valueOf('!Split [":", !Sub "arn:${Key}:x"]') instanceof Unknown);
  assert.ok(valueOf('!Split ["||", !Sub "a||${Open}||b"]') instanceof Unknown);
});

test("If follows its condition; where that is not known, only what both sides agree on is", () => {
  assert.equal(valueOf("!If [IsWord, 1, 2]"), 1);
  assert.equal(valueOf("!If [IsNot, 1, 2]"), 2);
  assert.match(whyOf(valueOf("!If [Maybe, 1, 2]")), /Open has no default/);
  assert.equal(valueOf("!If [Maybe, 1, 1]"), 1);
  assert.match(whyOf(valueOf("!If [Gone, 1, 2]")), /no condition Gone/);
});

test("Conditions are three-valued: what is unknown stays so unless the rest decides", () => {
  const decide = (condition: string): Value | undefined => valueOf("!If [Asked, true, false]", {}, `  Asked: ${condition}`);
  assert.equal(decide("!And [!Condition IsWord, !Condition IsWord]"), true);
  assert.equal(decide("!And [!Condition Maybe, !Condition IsNot]"), false);
  assert.equal(decide("!Or [!Condition Maybe, !Condition IsWord]"), true);
  assert.ok(decide("!And [!Condition Maybe, !Condition IsWord]") instanceof Unknown);
  assert.ok(decide("!Not [!Condition Maybe]") instanceof Unknown);
  assert.equal(decide('!Equals [!Ref Count, "3"]'), true);
  assert.ok(decide("!Condition Asked") instanceof Unknown, "a condition that asks itself");
  assert.ok(decide("{ 'Fn::Made': [up] }") instanceof Unknown);
  assert.ok(decide("!Equals [one]") instanceof Unknown);
});

test("What comes from Parameter Store is Unknown; the name of a secret stays, because it shows that a secret is kept as one", () => {
  assert.ok(valueOf('"{{resolve:ssm:/name:1}}"') instanceof Unknown);
  assert.equal(
    valueOf('"{{resolve:secretsmanager:db:SecretString:password}}"'),
    "{{resolve:secretsmanager:db:SecretString:password}}",
  );
});

test("A resource without its condition is not there; one whose condition is unknown may be absent", () => {
  const inventory = readTemplate(
    `
Parameters: { Open: { Type: String } }
Conditions: { IsNot: !Equals [a, b], Maybe: !Equals [!Ref Open, b] }
Resources:
  A: { Type: AWS::KMS::Key, Condition: IsNot }
  B: { Type: AWS::KMS::Key, Condition: Maybe }`,
    "stack.yaml",
  );
  assert.deepEqual(
    inventory?.resources.map(({ id, mayBeAbsent, place }) => [id, mayBeAbsent, place.line]),
    [["stack/B", "the parameter Open has no default", 6]],
  );
});

test("Macros and loops leave the rest unread, and say so", () => {
  const unreadOf = (text: string): string | undefined => readTemplate(text, "stack.yaml")?.unread.get("*");
  const key = "Resources: { Key: { Type: AWS::KMS::Key } }";
  assert.equal(unreadOf(key), undefined);
  assert.equal(unreadOf(`Transform: AWS::LanguageExtensions\n${key}`), undefined);
  assert.equal(
    unreadOf(`Transform: [AWS::Serverless-2016-10-31]\n${key}`),
    "stack.yaml is changed by AWS::Serverless-2016-10-31 when it is deployed",
  );
  assert.match(unreadOf(`Transform: { Name: Own }\n${key}`) ?? "", /changed by Own/);
  assert.match(
    unreadOf(
      "Resources: { Key: { Type: AWS::KMS::Key }, 'Fn::ForEach::Keys': [N, [a], { 'K${N}': { Type: AWS::KMS::Key } }] }",
    ) ?? "",
    /makes resources by Fn::ForEach/,
  );
  assert.match(
    unreadOf("Resources: { Key: { Type: AWS::KMS::Key, Properties: !If [Gone, {}, { A: 1 }] } }") ?? "",
    /properties of Key/,
  );
});
