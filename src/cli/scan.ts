import type { Command } from "./command.ts";
import { accountOptions } from "./scan-account-options.ts";
import { scanFormats } from "./scan-options.ts";

export const scanCommands: readonly Command[] = [
  {
    name: "scan",
    summary: "Check infrastructure against the control standard: CloudFormation, CDK output, Terraform, and live AWS accounts.",
    positionals: ["[TARGET…]"],
    options: {
      format: {
        type: "string",
        value: scanFormats.join("|"),
        description: "table on a terminal and json elsewhere when absent.",
      },
      output: { type: "string", short: "o", value: "FILE", description: "Writes the report there; prints it when absent." },
      "fail-on": {
        type: "string",
        value: "critical|high|medium|low|never",
        description: "Exit code 1 when something fails at this severity or above it; high when absent.",
      },
      rule: { type: "string", value: "ID", multiple: true, description: "Asks this rule alone." },
      control: { type: "string", value: "ID", multiple: true, description: "Asks the rules of this control alone." },
      whole: { type: "boolean", description: "What is given is all there is in its account: what is not in it does not exist." },
      parameters: {
        type: "string",
        value: "FILE",
        description: "What parameters of templates are given: NAME: VALUE, JSON or YAML.",
      },
      region: {
        type: "string",
        value: "REGION",
        multiple: true,
        description:
          "Where templates are deployed that do not say it; with --aws which regions are read, the usual one when absent.",
      },
      account: { type: "string", value: "ID", description: "The account that they are deployed in, 12 digits." },
      "use-case": {
        type: "string",
        value: "NAME",
        description: "Asks the control plane which exceptions of it are in force, and what it holds for true of its controls.",
      },
      post: {
        type: "boolean",
        description: "Tells the control plane what was found, as evidence of the use case or of the programme.",
      },
      all: { type: "boolean", description: "The table shows what passed too, and everything that is not known." },
      "docs-url": {
        type: "string",
        value: "URL",
        description: "Where docs/reference/scanner-rules.md is served: SARIF's rules link there.",
      },
      ...accountOptions,
      "list-rules": { type: "boolean", description: "Prints the rules instead." },
    },
    details: [
      "TARGET is a template (YAML or JSON), a cdk.out, a plan or state of Terraform (show -json), or a folder of templates or .tf files. Nothing in it is run and nothing is looked up on a network.",
      "--aws reads a live account with the credentials that the AWS command line would take, by calls that only read.",
      "A rule says PASS, FAIL, or UNKNOWN where what is read does not tell. docs/scanner.md says how, and what becomes evidence of what.",
      "Exit codes: 0 nothing failed that counts, 1 something did, or the command failed, 2 wrong usage.",
    ].join("\n"),
    examples: [
      "sallyport scan template.yaml --parameters prod.json",
      "sallyport scan cdk.out --format sarif --output scan.sarif --fail-on critical",
      "sallyport scan cdk.out --whole --use-case student-advising --post --format json --output scan.json",
      "sallyport scan --aws --region eu-west-1 --region eu-central-1 --role arn:aws:iam::123456789012:role/sallyport-scan",
      "sallyport scan --list-rules --control NET-007",
    ],
    // The rules, which no other command needs, are loaded here.
    run: async (call) => await (await import("./run-scan.ts")).runScan(call),
  },
];
