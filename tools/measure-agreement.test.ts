import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { allRules } from "../src/scanner/rules/all-rules.ts";
import { measureAgreement } from "./measure-agreement/measure.ts";
import { measureScans } from "./measure-agreement/measure-scans.ts";

const checkout = mkdtempSync(join(tmpdir(), "agreement-"));
after(() => rmSync(checkout, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), text);
}

const notebook = (name: string, value: string): string =>
  `resource "aws_sagemaker_notebook_instance" "${name}" {\n  root_access = ${value}\n}\n`;

// Our own, in the shape of a checkout of Checkov.
write(
  "checkov/terraform/checks/resource/aws/Root.py",
  'class Root(BaseResourceValueCheck):\n    id = "CKV_AWS_307"\n    supported_resources = ["aws_sagemaker_notebook_instance"]\n',
);
const importing = "from checkov.terraform.checks.resource.aws.Root import check\n\nclass TestRoot(unittest.TestCase):\n";
write(
  "tests/terraform/checks/resource/aws/test_Root.py",
  `${importing}    def test(self):
        folder = Path(__file__).parent / "example_Root"
        passing_resources = {
            "aws_sagemaker_notebook_instance.good",
            # "aws_sagemaker_notebook_instance.gone",
        }
        failing_resources = {
            "aws_sagemaker_notebook_instance.bad[\\"one\\"]",
            "aws_sagemaker_notebook_instance.wrong",
            "aws_sagemaker_notebook_instance.open",
        }
`,
);
write(
  "tests/terraform/checks/resource/aws/example_Root/main.tf",
  [
    'variable "root" {}',
    notebook("good", '"Disabled"'),
    notebook("bad", '"Enabled"').replace("{", '{\n  for_each = toset(["one"])'),
    notebook("wrong", '"Disabled"'),
    notebook("open", "var.root"),
  ].join("\n"),
);
write(
  "tests/terraform/checks/resource/aws/test_RootInline.py",
  `${importing}    def test_text(self):
        hcl = hcl2.loads("""
${notebook("test", '"Disabled"')}
        """)
        self.assertEqual(CheckResult.PASSED, check.scan_resource_conf(conf=hcl))

    def test_literal(self):
        resource_conf = {'name': ['it\\'s'], 'root_access': ['Enabled'], 'tags': [{'on': [True]}],}
        scan_result = check.scan_resource_conf(conf=resource_conf)
        self.assertEqual(CheckResult.FAILED, scan_result)
`,
);
write("checkov/cloudformation/checks/resource/aws/Isolated.py", 'id = "CKV_AWS_370"\n');
write(
  "tests/cloudformation/checks/resource/aws/test_Isolated.py",
  'from checkov.cloudformation.checks.resource.aws.Isolated import check\nclass T:\n    def test(self):\n        folder = "/example_Isolated"\n',
);
const model = (value: string): string =>
  `Resources:\n  Model:\n    Type: AWS::SageMaker::Model\n    Properties: { EnableNetworkIsolation: ${value} }\n`;
write("tests/cloudformation/checks/resource/aws/example_Isolated/Isolated-PASSED.yaml", model("true"));
write("tests/cloudformation/checks/resource/aws/example_Isolated/Isolated-FAILED.yaml", model("false"));
write("checkov/terraform/checks/graph_checks/aws/Versions.yaml", 'metadata:\n  id: "CKV_AWS_21"\n');
write(
  "tests/terraform/graph/checks/resources/Versions/expected.yaml",
  'pass:\n  - "aws_s3_bucket_versioning.v"\nfail:\n  - "aws_s3_bucket.b"\n',
);
write(
  "tests/terraform/graph/checks/resources/Versions/main.tf",
  'resource "aws_s3_bucket" "a" {}\nresource "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket_versioning" "v" {\n  bucket = aws_s3_bucket.a.id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n',
);

test("What the tests of a checkout expect is compared resource by resource, in every form that they have", async () => {
  const found = await measureAgreement(checkout, allRules);
  assert.deepEqual(
    found.checks.map(({ check, agrees, differs, open }) => [check, agrees, differs, open]),
    [
      ["CKV_AWS_21", 2, 0, 0],
      ["CKV_AWS_307", 4, 1, 1],
      ["CKV_AWS_370", 2, 0, 0],
    ],
  );
  assert.deepEqual(
    found.differences.map(({ resource, expected, said }) => [resource, expected, said]),
    [["aws_sagemaker_notebook_instance.wrong", "FAIL", "PASS"]],
  );
  assert.deepEqual(
    found.left.map(({ resource, said }) => [resource, said]),
    [["aws_sagemaker_notebook_instance.open", "UNKNOWN"]],
  );
  assert.equal(found.percent, 88.8);
  assert.ok(found.withoutFixtures.includes("CKV_AWS_122"));
});

test("Every folder with templates is scanned once, and none fails", async () => {
  const { folders, files, failures } = await measureScans(checkout, allRules);
  assert.deepEqual([folders, files, failures], [4, 6, []]);
});
