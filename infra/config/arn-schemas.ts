import { z } from "zod";

const partition = "aws(?:-[a-z]+)*";

/** One string of a stated shape; `what` is how a person would call it, with an example. */
const shaped = (pattern: RegExp, what: string) => z.string().regex(pattern, `must be ${what}`);

export const accountId = shaped(/^\d{12}$/, "an AWS account id: 12 digits, in quotes");
export const regionName = shaped(/^[a-z]{2,4}(?:-[a-z]+)+-\d$/, "a region, such as us-west-2");
export const zoneName = shaped(/^[a-z]{2,4}(?:-[a-z]+)+-\d[a-z]$/, "an availability zone, such as us-west-2a");
export const organizationId = shaped(/^o-[a-z0-9]{10,32}$/, "an organisation id, such as o-a1b2c3d4e5");
export const organizationTarget = shaped(
  /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|\d{12})$/,
  "a root (r-…), an organisational unit (ou-…) or an account id",
);
export const vpcId = shaped(/^vpc-[0-9a-f]{8,17}$/, "a VPC id, such as vpc-0a1b2c3d4e5f60718");
export const subnetId = shaped(/^subnet-[0-9a-f]{8,17}$/, "a subnet id, such as subnet-0a1b2c3d4e5f60718");
export const routeTableId = shaped(/^rtb-[0-9a-f]{8,17}$/, "a route table id, such as rtb-0a1b2c3d4e5f60718");
export const vpcEndpointId = shaped(/^vpce-[0-9a-f]{8,17}$/, "a VPC endpoint id, such as vpce-0a1b2c3d4e5f60718");
export const prefixListId = shaped(/^pl-[0-9a-f]{8,17}$/, "a prefix list id, such as pl-0a1b2c3d");
export const transitGatewayId = shaped(/^tgw-[0-9a-f]{8,17}$/, "a transit gateway id, such as tgw-0a1b2c3d4e5f60718");
export const virtualGatewayId = shaped(/^vgw-[0-9a-f]{8,17}$/, "a virtual private gateway id, such as vgw-0a1b2c3d4e5f60718");

export const roleArn = shaped(
  new RegExp(`^arn:${partition}:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}$`),
  "the ARN of one IAM role, without wildcards",
);
export const secretArn = shaped(
  new RegExp(`^arn:${partition}:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[\\w/+=.@-]{1,512}$`),
  "the ARN of a secret in Secrets Manager",
);
export const certificateArn = shaped(
  new RegExp(`^arn:${partition}:acm:[a-z0-9-]+:\\d{12}:certificate/[0-9a-f-]{36}$`),
  "the ARN of a certificate in ACM",
);
export const bucketArn = shaped(new RegExp(`^arn:${partition}:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$`), "the ARN of a bucket");
export const eventBusArn = shaped(
  new RegExp(`^arn:${partition}:events:[a-z0-9-]+:\\d{12}:event-bus/[\\w./-]{1,256}$`),
  "the ARN of an event bus",
);
export const connectionArn = shaped(
  new RegExp(`^arn:${partition}:(?:codeconnections|codestar-connections):[a-z0-9-]+:\\d{12}:connection/[0-9a-f-]{36}$`),
  "the ARN of a CodeConnections connection",
);
export const signingProfileArn = shaped(
  new RegExp(`^arn:${partition}:signer:[a-z0-9-]+:\\d{12}:/signing-profiles/[A-Za-z0-9_]{2,64}(?:/[A-Za-z0-9]{10})?$`),
  "the ARN of an AWS Signer signing profile",
);

// A wildcard would let in each model that anybody adds tomorrow: the approved list would say nothing.
export const modelArn = shaped(
  new RegExp(
    `^arn:${partition}:bedrock:[a-z0-9-]+:(?::foundation-model/[a-z0-9-]+\\.[\\w.:-]+|\\d{12}:(?:custom-model|imported-model|provisioned-model|custom-model-deployment)/[\\w.:/-]+)$`,
  ),
  "the full ARN of one Bedrock model, without wildcards, such as arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-pro-v1:0",
);
export const inferenceProfileArn = shaped(
  new RegExp(`^arn:${partition}:bedrock:[a-z0-9-]+:\\d{12}:(?:application-)?inference-profile/[\\w.:-]+$`),
  "the full ARN of one inference profile, without wildcards, such as arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.amazon.nova-pro-v1:0",
);

export const imageRepository = shaped(
  /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/[a-z0-9]+(?:[._/-][a-z0-9]+)*$/,
  "a repository in your private ECR, such as 111122223333.dkr.ecr.us-west-2.amazonaws.com/sallyport, without a tag",
);
export const imageDigest = shaped(
  /^sha256:[0-9a-f]{64}$/,
  "the digest of an image (sha256: and 64 hexadecimal digits); tags can be moved",
);
