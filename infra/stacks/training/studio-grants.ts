import { PolicyStatement, type Role } from "aws-cdk-lib/aws-iam";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { ownArn } from "../../parts/own-arn.ts";
import { listBucket, prefixes, useKey, type Surroundings } from "./common-grants.ts";

/** People start jobs as the role of jobs, register what came out, and see both. */
export function letStart(
  config: DeploymentConfig,
  { key, bucket, packageGroupName }: Surroundings,
  job: Role,
): readonly PolicyStatement[] {
  const kinds = ["training-job", "processing-job", "hyper-parameter-tuning-job"];
  return [
    new PolicyStatement({
      sid: "StartJobs",
      actions: [
        "sagemaker:AddTags",
        "sagemaker:CreateHyperParameterTuningJob",
        "sagemaker:CreateProcessingJob",
        "sagemaker:CreateTrainingJob",
        "sagemaker:DescribeHyperParameterTuningJob",
        "sagemaker:DescribeProcessingJob",
        "sagemaker:DescribeTrainingJob",
        "sagemaker:StopHyperParameterTuningJob",
        "sagemaker:StopProcessingJob",
        "sagemaker:StopTrainingJob",
      ],
      // By name: what others train in this account is theirs.
      resources: kinds.map((kind) => ownArn(config, "sagemaker", `${kind}/${config.name}-*`)),
    }),
    new PolicyStatement({
      sid: "RegisterModels",
      actions: ["sagemaker:CreateModelPackage"],
      resources: [ownArn(config, "sagemaker", `model-package/${packageGroupName}/*`)],
      // Who makes a model doesn't approve it.
      conditions: { StringEqualsIfExists: { "sagemaker:ModelApprovalStatus": "PendingManualApproval" } },
    }),
    new PolicyStatement({
      sid: "SeeModels",
      actions: ["sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"],
      resources: [
        ownArn(config, "sagemaker", `model-package-group/${packageGroupName}`),
        ownArn(config, "sagemaker", `model-package/${packageGroupName}/*`),
      ],
    }),
    new PolicyStatement({
      sid: "See",
      actions: ["sagemaker:ListTrainingJobs", "sagemaker:ListProcessingJobs", "sagemaker:ListApps", "sagemaker:ListSpaces"],
      resources: ["*"],
    }),
    new PolicyStatement({
      sid: "HandOverToJobs",
      actions: ["iam:PassRole"],
      resources: [job.roleArn],
      conditions: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    }),
    listBucket(bucket),
    new PolicyStatement({
      sid: "Objects",
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: [bucket.arnForObjects(`${prefixes.datasets}*`), bucket.arnForObjects(`${prefixes.output}*`)],
    }),
    // What they register, once: see `keepModels`.
    new PolicyStatement({ sid: "Models", actions: ["s3:PutObject"], resources: [bucket.arnForObjects(`${prefixes.models}*`)] }),
    useKey(config, key),
  ];
}

/** What people may do with their own spaces and apps of this one domain, which is there only after its role. */
export function letWork(config: DeploymentConfig, domainId: string): readonly PolicyStatement[] {
  const inDomain = ["app", "space"].map((kind) => ownArn(config, "sagemaker", `${kind}/${domainId}/*`));
  return [
    new PolicyStatement({
      sid: "OwnSpaces",
      actions: [
        "sagemaker:CreateApp",
        "sagemaker:CreateSpace",
        "sagemaker:DeleteApp",
        "sagemaker:DeleteSpace",
        "sagemaker:UpdateSpace",
      ],
      // Of the profile that SageMaker says is at work.
      resources: inDomain,
      conditions: {
        ArnLike: {
          "sagemaker:OwnerUserProfileArn": ownArn(
            config,
            "sagemaker",
            "user-profile/${sagemaker:DomainId}/${sagemaker:UserProfileName}",
          ),
        },
      },
    }),
    new PolicyStatement({
      sid: "SeeSpaces",
      actions: ["sagemaker:DescribeApp", "sagemaker:DescribeSpace"],
      resources: inDomain,
    }),
  ];
}
