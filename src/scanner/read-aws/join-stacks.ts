import { isElsewhere } from "../is-elsewhere.ts";
import type { DeclaredStack, Deployed, Inventory, Resource } from "../model/inventory.ts";
import { identifiersOf } from "../name-resource.ts";
import type { AccountSession } from "./account-session.ts";
import { explainFailure, OddAnswer } from "./explain-failure.ts";
import { listStackResources, listStacks, type StackResource } from "./list-stacks.ts";

/**
 * What became of what templates declare, by what CloudFormation says that their stacks made: the same type, and the identifier that the
 * service gave. A stack is known by the name that its source gives it. A template alone has none: then it is the only stack with all of
 * its logical ids and types and no others. Where two would do, or where it is not told, nothing is joined. Never rejects.
 */
export async function joinStacks(
  session: AccountSession,
  declared: readonly Inventory[],
  live: readonly Resource[],
): Promise<Deployed> {
  const find = findLive(live);
  const made = new Map<Resource, Resource>();
  const unknown: string[] = [];
  const all = declared.flatMap((inventory) => {
    const known = indexDeclared(inventory);
    return (inventory.stacks ?? []).map((stack) => ({ known, stack }));
  });
  await Promise.all(
    all.map(async ({ known, stack }) => {
      if (isElsewhere(stack, { account: session.account })) return;
      const regions = session.regions.filter((region) => !isElsewhere(stack, { region }));
      if (regions.length === 0) return;
      try {
        const found = await findStack(session, stack, known.byId, regions);
        await joinOne(session, stack.name, found, known, (resource, physicalId) => {
          const there = find(resource.type, found.region, physicalId);
          if (there !== undefined) made.set(resource, there);
        });
      } catch (error) {
        unknown.push(
          `What the stack of ${stack.stackName ?? stack.name} made in ${regions.join(", ")} is not known: ${explainFailure(error)}.`,
        );
      }
    }),
  );
  return { made, unknown: unknown.toSorted() };
}

interface Declared {
  readonly byId: ReadonlyMap<string, Resource>;
  /** What other ids begin with. */
  readonly parents: ReadonlySet<string>;
}

function indexDeclared({ resources }: Inventory): Declared {
  return {
    byId: new Map(resources.map((resource) => [resource.id, resource])),
    parents: new Set(resources.map(({ id }) => id.slice(0, id.lastIndexOf("/")))),
  };
}

interface FoundStack {
  readonly region: string;
  readonly resources: readonly StackResource[];
}

/** Rejects, with OddAnswer where there is none or more than one. */
async function findStack(
  session: AccountSession,
  { name, stackName }: DeclaredStack,
  known: ReadonlyMap<string, Resource>,
  regions: readonly string[],
): Promise<FoundStack> {
  const listed = await Promise.all(
    regions.map(async (region) => {
      const ids = stackName === undefined ? await listStacks(session, region) : [stackName];
      if (ids.length > maxStacks)
        throw new OddAnswer(`there are more than ${maxStacks} stacks in ${region}, and its name is not told`);
      const each = await Promise.all(ids.map(async (id) => await listStackResources(session, region, id)));
      return each.flatMap((resources): FoundStack[] => (resources === undefined ? [] : [{ region, resources }]));
    }),
  );
  const fitting = stackName === undefined ? fits(name, known) : () => true;
  const [found, ...others] = listed.flat().filter(fitting);
  if (found === undefined)
    throw new OddAnswer(stackName === undefined ? "no stack there has just its logical ids" : "there is no stack of that name");
  if (others.length > 0) throw new OddAnswer(`${others.length + 1} stacks there could be meant`);
  return found;
}

/** Each is one call at least. */
const maxStacks = 1000;

/** Whether a stack made all that a template declares for sure, and nothing that it does not declare. */
function fits(name: string, known: ReadonlyMap<string, Resource>): (stack: FoundStack) => boolean {
  const own = new Map<string, Resource>();
  for (const [id, resource] of known)
    if (id.startsWith(`${name}/`) && !id.includes("/", name.length + 1)) own.set(id.slice(name.length + 1), resource);
  const certain = [...own].filter(([, { mayBeAbsent }]) => mayBeAbsent === undefined).map(([logicalId]) => logicalId);
  return ({ resources }) => {
    const made = new Set(resources.map(({ logicalId }) => logicalId));
    return (
      made.size > 0 &&
      certain.every((logicalId) => made.has(logicalId)) &&
      resources.every(({ logicalId, type }) => own.get(logicalId)?.type === type)
    );
  };
}

/** Nested stacks are followed as far as they are declared. */
async function joinOne(
  session: AccountSession,
  name: string,
  { region, resources }: FoundStack,
  known: Declared,
  join: (resource: Resource, physicalId: string) => void,
): Promise<void> {
  for (const { logicalId, type, physicalId } of resources) {
    const id = `${name}/${logicalId}`;
    const resource = known.byId.get(id);
    if (resource?.type !== type) continue;
    join(resource, physicalId);
    if (type !== "AWS::CloudFormation::Stack" || !known.parents.has(id)) continue;
    const nested = await listStackResources(session, region, physicalId);
    if (nested === undefined) throw new OddAnswer(`its nested stack ${logicalId} is not there`);
    await joinOne(session, id, { region, resources: nested }, known, join);
  }
}

/** A name that two things have is none. Those of the whole account are of every region. */
function findLive(live: readonly Resource[]): (type: string, region: string, name: string) => Resource | undefined {
  const byName = Map.groupBy(
    live.flatMap((resource) => identifiersOf(resource).map((name) => ({ resource, key: `${resource.type} ${name}` }))),
    ({ key }) => key,
  );
  return (type, region, name) => {
    const found = new Set((byName.get(`${type} ${name}`) ?? []).map(({ resource }) => resource));
    const [one, ...others] = [...found].filter((resource) => !isElsewhere(resource, { region }));
    return others.length === 0 ? one : undefined;
  };
}
