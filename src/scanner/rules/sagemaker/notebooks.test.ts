import { checkRule } from "../../../../test/scanner/check-rule.ts";
import { notebookRules } from "./notebooks.ts";

const ruleOf = (id: string) => notebookRules.find((rule) => rule.id === id) ?? notebookRules[0]!;
const notebook = (properties: string): string =>
  `Notebook: { Type: AWS::SageMaker::NotebookInstance, Properties: { ${properties} } }`;

checkRule(ruleOf("sagemaker-notebook-no-direct-internet"), {
  PASS: [notebook("DirectInternetAccess: Disabled")],
  FAIL: [notebook(""), notebook("DirectInternetAccess: Enabled"), notebook("DirectInternetAccess: !Ref AWS::NoValue")],
  UNKNOWN: [
    {
      name: "a parameter without default",
      cloudformation: `
Parameters: { Access: { Type: String } }
Resources:
  ${notebook("DirectInternetAccess: !Ref Access")}`,
    },
  ],
  NONE: ["Key: { Type: AWS::KMS::Key }"],
});
