import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { exceptDeployments } from "./except-deployments.ts";
import { deny } from "./policy-document.ts";

/** No way from or to the internet, by a network or by an endpoint of a service. */
export function keepPrivate(config: DeploymentConfig): readonly object[] {
  return [
    deny("NoWayToTheInternet", [
      "ec2:AttachInternetGateway",
      "ec2:CreateCarrierGateway",
      "ec2:CreateEgressOnlyInternetGateway",
      "ec2:CreateInternetGateway",
      "ec2:CreateNatGateway",
      "globalaccelerator:CreateAccelerator",
    ]),
    deny("NoBridges", ["ec2:AcceptVpcPeeringConnection", "ec2:CreateVpcPeeringConnection"]),
    deny("NoPublicFunctions", ["lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig"], {
      StringEquals: { "lambda:FunctionUrlAuthType": "NONE" },
    }),
    deny("NoPublicDatabases", "rds:CreateDBInstance", { Bool: { "rds:PubliclyAccessible": "true" } }),
    deny("NoPublicBuckets", ["s3:PutAccountPublicAccessBlock", "s3:PutBucketPublicAccessBlock"], exceptDeployments(config)),
    deny("NoPublicImages", ["ecr-public:CreateRepository", "ec2:ModifyImageAttribute", "ec2:ModifySnapshotAttribute"]),
  ];
}
