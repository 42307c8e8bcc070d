import { denies, ordinary, type RequestFixture, strangers } from "../../iam/evaluate-deny.ts";
import { listDocuments } from "../../iam/list-documents.ts";
import { patternsOf } from "../../iam/pattern.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { readProperty } from "../../model/read-property.ts";
import type { AccountOutcome, Rule, Severity } from "../../model/rule.ts";
import { Unknown } from "../../model/value.ts";

type Context = RequestFixture["context"];

interface NeededDeny {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly remediation: string;
  readonly prowler?: readonly string[];
  /** Each has to be denied. */
  readonly requests: readonly {
    readonly named: string;
    readonly action: string;
    readonly resource: string;
    readonly context: Context;
  }[];
}

/** A region in which nobody works, and that no list of approved ones has. */
const base: Context = { ...ordinary, "aws:requestedregion": ["eu-central-1"], "aws:principalorgid": [strangers.organization] };
/** What a request of SageMaker makes, of which no policy names the one: a Deny of some says nothing of it. */
const madeBy = (action: string): string =>
  `arn:aws:sagemaker:eu-central-1:${account}:${action
    .slice("Create".length)
    .replaceAll(/(?<=[a-z])[A-Z]/g, "-$&")
    .toLowerCase()}/any`;
const account = "999999999999";
const someModel = "arn:aws:bedrock:eu-central-1::foundation-model/any.model";

const sagemaker = (action: string, context: Context, named: string): NeededDeny["requests"][number] => ({
  named: `sagemaker:${action} ${named}`,
  action: `sagemaker:${action}`,
  resource: madeBy(action),
  context: { ...base, ...context },
});

const volumeJobs = ["CreateTrainingJob", "CreateProcessingJob", "CreateHyperParameterTuningJob", "CreateEndpointConfig"];
const outputJobs = ["CreateTrainingJob", "CreateProcessingJob", "CreateHyperParameterTuningJob"];
const isolated = ["CreateTrainingJob", "CreateProcessingJob", "CreateHyperParameterTuningJob", "CreateModel"];

const needed: readonly NeededDeny[] = [
  {
    id: "scp-denies-notebook-internet",
    severity: "high",
    title: "An organisation policy denies notebooks with direct internet access",
    remediation:
      "Deny sagemaker:CreateNotebookInstance with StringNotEquals sagemaker:DirectInternetAccess Disabled, in a service control policy on the AI units.",
    requests: [
      sagemaker(
        "CreateNotebookInstance",
        {
          "sagemaker:directinternetaccess": ["Enabled"],
          "sagemaker:rootaccess": ["Disabled"],
          "sagemaker:volumekmskey": ["key"],
        },
        "with direct internet access",
      ),
    ],
  },
  {
    id: "scp-denies-notebook-root",
    severity: "high",
    title: "An organisation policy denies notebooks with root access",
    remediation:
      "Deny sagemaker:CreateNotebookInstance with StringNotEquals sagemaker:RootAccess Disabled, in a service control policy on the AI units.",
    requests: [
      sagemaker(
        "CreateNotebookInstance",
        {
          "sagemaker:rootaccess": ["Enabled"],
          "sagemaker:directinternetaccess": ["Disabled"],
          "sagemaker:volumekmskey": ["key"],
        },
        "with root access",
      ),
    ],
  },
  {
    id: "scp-denies-jobs-without-volume-key",
    severity: "high",
    title: "An organisation policy denies jobs and endpoints whose volumes have no key of the customer",
    remediation: "Deny sagemaker:Create…Job and CreateEndpointConfig with Null sagemaker:VolumeKmsKey true.",
    requests: volumeJobs.map((action) =>
      sagemaker(
        action,
        {
          "sagemaker:volumekmskey": [],
          "sagemaker:volumekmskeyarn": [],
          "sagemaker:outputkmskey": ["key"],
          "sagemaker:networkisolation": ["true"],
        },
        "without VolumeKmsKey",
      ),
    ),
  },
  {
    id: "scp-denies-jobs-without-output-key",
    severity: "high",
    title: "An organisation policy denies jobs whose output has no key of the customer",
    remediation: "Deny sagemaker:Create…Job with Null sagemaker:OutputKmsKey true.",
    requests: outputJobs.map((action) =>
      sagemaker(
        action,
        {
          "sagemaker:outputkmskey": [],
          "sagemaker:outputkmskeyarn": [],
          "sagemaker:volumekmskey": ["key"],
          "sagemaker:networkisolation": ["true"],
        },
        "without OutputKmsKey",
      ),
    ),
  },
  {
    id: "scp-denies-jobs-without-isolation",
    severity: "high",
    title: "An organisation policy denies jobs and models without network isolation",
    remediation:
      "Deny sagemaker:Create…Job and CreateModel with BoolIfExists sagemaker:NetworkIsolation false: with Bool alone a request that leaves it out is not denied.",
    requests: isolated.flatMap((action) => {
      const keys = { "sagemaker:volumekmskey": ["key"], "sagemaker:outputkmskey": ["key"] };
      return [
        sagemaker(action, { ...keys, "sagemaker:networkisolation": ["false"] }, "with NetworkIsolation false"),
        sagemaker(action, { ...keys, "sagemaker:networkisolation": [] }, "without NetworkIsolation"),
      ];
    }),
  },
  {
    id: "scp-denies-invocation-without-guardrail",
    severity: "high",
    title: "An organisation policy denies calls of models without an approved guardrail",
    remediation:
      "Deny bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream with StringNotLike bedrock:GuardrailIdentifier on the approved guardrails, on the production units.",
    requests: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"].flatMap((action) => [
      {
        named: `${action} without a guardrail`,
        action,
        resource: someModel,
        context: { ...base, "bedrock:guardrailidentifier": [] },
      },
      {
        named: `${action} with another guardrail`,
        action,
        resource: someModel,
        context: { ...base, "bedrock:guardrailidentifier": [strangers.guardrail] },
      },
    ]),
  },
  {
    id: "scp-denies-other-regions",
    severity: "high",
    title: "An organisation policy denies AI services in regions that are not approved",
    remediation:
      "Deny bedrock:* and sagemaker:*, or everything but global services, with StringNotEquals aws:RequestedRegion on the approved regions.",
    prowler: ["organizations_scp_check_deny_regions"],
    requests: ["bedrock:InvokeModel", "sagemaker:CreateTrainingJob"].map((action) => ({
      named: `${action} in a region that is not approved`,
      action,
      resource: (action.startsWith("bedrock") ? someModel : madeBy("CreateTrainingJob")).replace(
        "eu-central-1",
        strangers.region,
      ),
      context: { ...base, "aws:requestedregion": [strangers.region], "bedrock:guardrailidentifier": ["approved"] },
    })),
  },
];

const type = "AWS::Organizations::Policy";

/** Policies that bound what accounts may do, and are attached to something. */
function boundingPolicies(index: InventoryIndex): { readonly attached: readonly Resource[]; readonly unsure?: string } {
  const attached: Resource[] = [];
  let unsure: string | undefined;
  for (const policy of index.ofType(type)) {
    const kind = readProperty(policy, "Type") ?? "SERVICE_CONTROL_POLICY";
    if (kind instanceof Unknown) unsure ??= kind.why;
    if (kind !== "SERVICE_CONTROL_POLICY" && kind !== "RESOURCE_CONTROL_POLICY") continue;
    const targets = readProperty(policy, "TargetIds");
    if (targets === undefined || (Array.isArray(targets) && targets.length === 0))
      unsure ??= `${policy.id} is attached to nothing as far as is known`;
    else if (patternsOf(targets).length > 0) attached.push(policy);
  }
  return unsure === undefined ? { attached } : { attached, unsure };
}

function simulate(need: NeededDeny, index: InventoryIndex): readonly AccountOutcome[] {
  const { attached, unsure } = boundingPolicies(index);
  let unknown: string | undefined;
  const left: string[] = [];
  let by: Resource | undefined;
  for (const { named, action, resource, context } of need.requests) {
    let denied = false;
    let open: string | undefined;
    for (const policy of attached) {
      const answers = listDocuments(policy).map(({ document }) => denies(document, { action, resource, context }));
      if (answers.includes(true)) {
        denied = true;
        by ??= policy;
        break;
      }
      for (const answer of answers) if (answer instanceof Unknown) open ??= answer.why;
    }
    if (denied) continue;
    if (open === undefined) left.push(named);
    else unknown ??= open;
  }
  if (left.length === 0 && unknown === undefined && by !== undefined)
    return [{ status: "PASS", why: `Of ${need.requests.length} such requests each is denied.`, resource: by }];
  const why = unknown ?? unsure ?? index.mayLack(type);
  if (why !== undefined)
    return [{ status: "UNKNOWN", why: `Whether ${left[0] ?? "each request"} is denied is not known: ${why}.` }];
  return [
    {
      status: "FAIL",
      why: `No organisation policy denies ${left.slice(0, 3).join(", ")}${left.length > 3 ? ` and ${left.length - 3} more` : ""}.`,
    },
  ];
}

export const organizationPolicyRules: readonly Rule[] = needed.map((need) => ({
  id: need.id,
  control: "NET-005",
  severity: need.severity,
  title: need.title,
  remediation: need.remediation,
  ...(need.prowler !== undefined && { also: { prowler: need.prowler } }),
  reads: [type],
  checkAccount: (index) => simulate(need, index),
}));
