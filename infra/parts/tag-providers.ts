import { CfnResource, TagManager, type App } from "aws-cdk-lib";

const tagged: ReadonlySet<string> = new Set(["AWS::IAM::Role", "AWS::Lambda::Function", "AWS::Logs::LogGroup"]);

/** Tags what the CDK makes of plain resources for its own custom resources, which `Tags.of(stack)` passes by (control LOG-006). */
export function tagProviders(app: App, tags: Readonly<Record<string, string>>): void {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  for (const resource of app.node.findAll())
    if (CfnResource.isCfnResource(resource) && tagged.has(resource.cfnResourceType) && TagManager.of(resource) === undefined)
      resource.addPropertyOverride("Tags", list);
}
