import { checkRule } from "../../../../test/scanner/check-rule.ts";
import { kmsKeyRules } from "./keys.ts";

const key = (properties: string): string => `Key: { Type: AWS::KMS::Key, Properties: { ${properties} } }`;

for (const rule of kmsKeyRules.filter(({ id }) => id === "kms-key-rotates"))
  checkRule(rule, {
    PASS: [key("EnableKeyRotation: true"), key('EnableKeyRotation: "true"')],
    FAIL: [key(""), key("EnableKeyRotation: false")],
    UNKNOWN: [key("EnableKeyRotation: !ImportValue rotation")],
    NONE: [key("KeySpec: RSA_2048"), key("Origin: EXTERNAL")],
  });
