import { isWithin, overlap } from "./address-ranges.ts";
import type { DeploymentConfig } from "./deployment-config.ts";

interface Issue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What no single field can tell: where two of them contradict each other. */
export function checkDeployment(config: DeploymentConfig): readonly Issue[] {
  return [
    ...checkPlaces(config),
    ...checkModels(config),
    ...checkNetwork(config),
    ...checkGateway(config),
    ...checkPeople(config),
    ...checkProduction(config),
  ];
}

function* checkPlaces({ account, region, approvedRegions, availabilityZones, image }: DeploymentConfig): Iterable<Issue> {
  if (!approvedRegions.includes(region))
    yield { path: ["approvedRegions"], message: `does not have the deployment's own region ${region}` };
  for (const [at, zone] of availabilityZones.entries()) {
    if (!zone.startsWith(region)) yield { path: ["availabilityZones", at], message: `${zone} is not in the region ${region}` };
    if (availabilityZones.indexOf(zone) !== at) yield { path: ["availabilityZones", at], message: `${zone} is listed twice` };
  }
  const [imageAccount, , , imageRegion] = image.repository.split(".");
  if (imageAccount !== account)
    yield { path: ["image", "repository"], message: `must be in the account ${account}: tasks may pull from no other's` };
  if (imageRegion !== region)
    yield { path: ["image", "repository"], message: `must be in ${region}: the VPC reaches no other region's ECR` };
}

/** `arn:partition:bedrock:REGION:…` */
const regionOf = (arn: string): string => arn.split(":")[3] ?? "";

function* checkModels({ models, approvedRegions, region, account, knowledgeBase }: DeploymentConfig): Iterable<Issue> {
  for (const [at, arn] of models.approved.entries()) {
    if (!approvedRegions.includes(regionOf(arn)))
      yield { path: ["models", "approved", at], message: `${regionOf(arn)} is not among approvedRegions` };
  }
  for (const [at, arn] of models.inferenceProfiles.entries()) {
    const path = ["models", "inferenceProfiles", at];
    if (regionOf(arn) !== region || arn.split(":")[4] !== account)
      yield { path, message: `must be in account ${account} and region ${region}` };
    // A system profile is named GEOGRAPHY.MODEL and calls that model in the geography's regions.
    const model = /:inference-profile\/[a-z-]+\.(.+)$/.exec(arn)?.[1];
    if (model !== undefined && !models.approved.some((approved) => approved.endsWith(`::foundation-model/${model}`)))
      yield { path, message: `routes to ${model}, which is not in models.approved in any region: calls would be denied` };
  }
  if (models.embedding !== undefined && !models.approved.includes(models.embedding))
    yield { path: ["models", "embedding"], message: "is not in models.approved" };
  if (knowledgeBase.store !== "none" && models.embedding === undefined)
    yield { path: ["models", "embedding"], message: `is needed with the knowledge-base store ${knowledgeBase.store}` };
}

function* checkNetwork(config: DeploymentConfig): Iterable<Issue> {
  const { vpc, connection, corporateCidrs, ingress, availabilityZones } = config;
  for (const [at, cidr] of corporateCidrs.entries())
    if (overlap(cidr, vpc.cidr) && !isWithin(cidr, vpc.cidr))
      yield { path: ["corporateCidrs", at], message: `${cidr} overlaps the VPC's ${vpc.cidr}: no route could tell them apart` };
  if (connection.kind !== "none" && corporateCidrs.length === 0)
    yield { path: ["corporateCidrs"], message: "is needed with a connection: only these ranges are routed to it" };
  if (vpc.kind === "existing") {
    if (connection.kind !== "none")
      yield { path: ["connection"], message: "must be none with an existing VPC: whoever keeps the VPC connects it" };
    for (const tier of ["workload", "data", "endpoints"] as const) {
      const zones = new Set(vpc.subnets[tier].map(({ zone }) => zone));
      if (zones.size < 2) yield { path: ["vpc", "subnets", tier], message: "must be in at least two zones" };
      for (const zone of zones)
        if (!availabilityZones.includes(zone))
          yield { path: ["vpc", "subnets", tier], message: `${zone} is not among availabilityZones` };
    }
  }
  if (ingress.kind === "private-api-gateway" && (ingress.hostname === undefined) !== (ingress.certificate === undefined))
    yield { path: ["ingress"], message: "hostname and certificate belong together" };
}

function* checkGateway({ gateway, vpc, corporateCidrs, environment, region }: DeploymentConfig): Iterable<Issue> {
  for (const [at, cidr] of gateway.adminCidrs.entries())
    if (![vpc.cidr, ...corporateCidrs].some((range) => isWithin(cidr, range)))
      yield {
        path: ["gateway", "adminCidrs", at],
        message: `${cidr} is neither within the VPC nor within corporateCidrs: nobody there comes in`,
      };
  if (environment === "prod" && gateway.leastTasks < 2)
    yield { path: ["gateway", "leastTasks"], message: "must be at least 2 in prod: one in each of two zones" };
  if (regionOf(gateway.tls.secret) !== region) yield { path: ["gateway", "tls", "secret"], message: `must be in ${region}` };
}

function* checkPeople({ approvers, keyAdministrators, deploymentRole, account }: DeploymentConfig): Iterable<Issue> {
  const [first, second] = approvers;
  const shared = first.roles.filter((role) => second.roles.includes(role));
  if (shared.length > 0)
    yield { path: ["approvers"], message: `${shared.join(", ")} is in both groups: one person could approve twice` };
  if (first.name === second.name) yield { path: ["approvers", 1, "name"], message: "both groups have the same name" };
  for (const [at, arn] of keyAdministrators.entries())
    if (arn.split(":")[4] !== account)
      yield { path: ["keyAdministrators", at], message: `must be a role of the account ${account}` };
  if (deploymentRole !== undefined && keyAdministrators.includes(deploymentRole))
    yield {
      path: ["keyAdministrators"],
      message: "has the deployment role: key administrators are people, and are denied what a deployment needs",
    };
}

function* checkProduction({ environment, dataClass, alarms, database, retention }: DeploymentConfig): Iterable<Issue> {
  if (alarms.email === undefined && alarms.webhook === undefined)
    yield { path: ["alarms"], message: "needs an e-mail address or a webhook: an alarm that nobody hears is none" };
  if (environment === "prod" && !database.multiAz) yield { path: ["database", "multiAz"], message: "must be true in prod" };
  if (environment === "research" && dataClass === "restricted")
    yield { path: ["dataClass"], message: "restricted data belongs in prod, in an account of its own" };
  if (retention.auditDays < retention.operationsDays)
    yield { path: ["retention", "auditDays"], message: `must be at least operationsDays (${retention.operationsDays})` };
}
