import { CfnResource, Stack, type App } from "aws-cdk-lib";

/** One resource as it will stand in its template, overrides and all. */
export interface BuiltResource {
  /** Where it is in the construct tree. */
  readonly path: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface GuardFinding {
  readonly path: string;
  readonly message: string;
}

export type Guard = (resources: readonly BuiltResource[]) => readonly GuardFinding[];

/** What every stack of the app will write, resolved: tokens have become values, or intrinsic functions where only AWS knows. */
export function readBuiltResources(app: App): readonly BuiltResource[] {
  return app.node
    .findAll()
    .filter((construct) => CfnResource.isCfnResource(construct))
    .flatMap((resource) => {
      const stack = Stack.of(resource);
      const fragment = stack.resolve(resource._toCloudFormation()) as Fragment;
      return Object.entries(fragment.Resources ?? {}).map(([logicalId, { Type, Properties }]) => ({
        path: resource.node.path,
        stack: stack.stackName,
        logicalId,
        type: Type,
        properties: Properties ?? {},
      }));
    });
}

interface Fragment {
  readonly Resources?: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>
  >;
}
