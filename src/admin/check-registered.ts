import { checkException, goesOnFrom } from "../governance/check-exception.ts";
import { inheritedClass, type Lineage, whyNotTrainedOn } from "../governance/inherited-class.ts";
import type { Kind } from "../governance/kinds.ts";
import type { Manifest } from "../governance/parse-manifest.ts";
import { checkPrompt } from "../governance/prompts/check-prompt.ts";
import type {
  DeploymentSpec,
  ExceptionSpec,
  ModelSpec,
  PromptSpec,
  StandardSettings,
  UseCaseSpec,
} from "../governance/schemas.ts";
import { applySettings, checkSettings } from "../governance/standard/apply-settings.ts";
import { loadStandard } from "../governance/standard/load-standard.ts";
import type { Standard } from "../governance/standard/standard.ts";
import type { Store, StoredResource } from "../storage/store.ts";
import { checkModelSignatures } from "./check-model-signatures.ts";
import { findSecrets } from "./find-secrets.ts";
import { resourcePages } from "./resource-pages.ts";

interface Mistake {
  readonly path: string;
  readonly message: string;
}

/** A sound manifest with the newest version that is stored under its name. */
interface Wanted extends Pick<Manifest, "kind" | "name" | "spec"> {
  readonly newest: StoredResource | undefined;
}

type Batch = readonly Pick<Manifest, "kind" | "name" | "spec">[];

/**
 * What the register asks of a manifest beside others: the standard of exceptions and of its own settings, a catalogue's prompts, a
 * model's signatures and lineage, and that a use case may call what it names. Paths begin with `spec`.
 *
 * @param batch what is applied with it, itself among it
 */
export async function checkRegistered(store: Store, wanted: Wanted, batch: Batch): Promise<readonly Mistake[]> {
  const { kind, spec } = wanted;
  const find = finder(store, batch);
  if (kind === "Exception") {
    const exception = spec as unknown as ExceptionSpec;
    return checkException(exception, await standardInForce(find), await readFormer(store, wanted, exception, batch));
  }
  if (kind === "Standard") return checkSettings(loadStandard(), spec as unknown as StandardSettings).map(under);
  if (kind === "Prompt") return checkCatalogued(spec as unknown as PromptSpec);
  if (kind === "Model")
    return [...(await checkModelSignatures(spec as unknown as ModelSpec)), ...(await checkLineage(wanted, find))];
  if (kind === "Deployment") return checkModelVersion(spec as unknown as DeploymentSpec, find);
  return kind === "UseCase" ? checkUseCase(wanted.name, spec as unknown as UseCaseSpec, find) : [];
}

/** The spec that is in force once the batch is applied; undefined for what is not there, or was retired. */
type Find = (kind: Kind, name: string) => Promise<unknown>;

function finder(store: Store, batch: Batch): Find {
  return async (kind, name) => {
    const arriving = batch.find((one) => one.kind === kind && one.name === name);
    return arriving === undefined ? specIn(await store.getResource(kind, name)) : arriving.spec;
  };
}

function specIn(stored: StoredResource | undefined): unknown {
  return stored === undefined || stored.retired ? undefined : JSON.parse(stored.spec);
}

interface FormerException {
  readonly name: string;
  readonly spec: ExceptionSpec;
}

/** What an exception goes on from: its own newest version, retired or not, so that retiring it sets no count back, and others that it follows. */
async function readFormer(
  store: Store,
  { name, newest }: Wanted,
  next: ExceptionSpec,
  batch: Batch,
): Promise<readonly FormerException[]> {
  const own = newest === undefined ? [] : [{ name, spec: JSON.parse(newest.spec) as ExceptionSpec }];
  const others: FormerException[] = [];
  for await (const page of resourcePages(store, "Exception"))
    others.push(...page.map((one) => ({ name: one.name, spec: JSON.parse(one.spec) as ExceptionSpec })));
  const arriving = batch.flatMap((one) =>
    one.kind === "Exception" ? [{ name: one.name, spec: one.spec as unknown as ExceptionSpec }] : [],
  );
  const following = [...others, ...arriving].filter((one) => one.name !== name && goesOnFrom(next, one.spec));
  return [...own, ...following];
}

function under({ path, message }: Mistake): Mistake {
  return { path: `spec.${path}`, message };
}

/** As the organisation has set it. What no longer fits the standard is its own manifest's mistake; then the standard's own holds. */
async function standardInForce(find: Find): Promise<Standard> {
  const standard = loadStandard();
  const settings = (await find("Standard", "default")) as StandardSettings | undefined;
  return settings === undefined || checkSettings(standard, settings).length > 0 ? standard : applySettings(standard, settings);
}

function checkCatalogued(spec: PromptSpec): readonly Mistake[] {
  const words = spec.variables.flatMap((variable) => (variable.type === "enum" ? variable.values : []));
  const tried = spec.tests.flatMap(({ variables, renders }) => [...Object.values(variables).map(String), renders ?? ""]);
  const places: readonly [string, string][] = [
    ["spec.template", spec.template],
    ["spec.variables", words.join("\n")],
    ["spec.tests", tried.join("\n")],
  ];
  const secrets = places.flatMap(([path, text]) =>
    findSecrets(text).map((type) => ({
      path,
      message: `holds what looks like a secret (${type}): a prompt is no place for one`,
    })),
  );
  return [...checkPrompt(spec), ...secrets];
}

/** Each model that it comes from, by name; read once. */
async function readLineage(name: string, find: Find): Promise<ReadonlyMap<string, Lineage>> {
  const lineage = new Map<string, Lineage>();
  for (let next: string | undefined = name; next !== undefined && !lineage.has(next) && lineage.size < 50;) {
    const model = (await find("Model", next)) as Lineage | undefined;
    if (model === undefined) break;
    lineage.set(next, model);
    next = model.tunedFrom;
  }
  return lineage;
}

/** A model that was tuned inherits what it was tuned from; where that is above its ceiling, nothing could call it. */
async function checkLineage({ name, spec }: Wanted, find: Find): Promise<readonly Mistake[]> {
  const { tunedFrom, trainingData, dataClassCeiling } = spec as unknown as ModelSpec;
  if (tunedFrom === undefined) return [];
  const lineage = await readLineage(name, find);
  // A reference that leads nowhere is a mistake of its own.
  if (!lineage.has(tunedFrom)) return [];
  const inherited = inheritedClass(name, (one) => lineage.get(one));
  const why = whyNotTrainedOn({ dataClass: dataClassCeiling, overlays: inherited.overlays }, name, inherited);
  if (why === undefined) return [];
  const because = trainingData === undefined ? "as it does not say what it was tuned on" : `which it inherits from ${tunedFrom}`;
  const message = `must not be lower than ${inherited.dataClass}, ${because}: only calls of that class may reach it`;
  return [{ path: "spec.dataClassCeiling", message }];
}

async function checkModelVersion({ model, modelVersion }: DeploymentSpec, find: Find): Promise<readonly Mistake[]> {
  if (modelVersion === undefined) return [];
  const { versions = [] } = ((await find("Model", model)) ?? {}) as Partial<ModelSpec>;
  if (versions.some(({ version }) => version === modelVersion)) return [];
  return [{ path: "spec.modelVersion", message: `${model} has no version ${modelVersion}` }];
}

async function checkUseCase(name: string, spec: UseCaseSpec, find: Find): Promise<readonly Mistake[]> {
  const mistakes: Mistake[] = [];
  // What is said of it there would be said of all.
  if (name === "programme") mistakes.push({ path: "name", message: "stands for all use cases on the command line" });
  for (const [n, model] of spec.models.entries()) {
    const lineage = await readLineage(model, find);
    const known = lineage.get(model);
    if (known === undefined) continue;
    const why = whyNotTrainedOn(
      spec,
      model,
      inheritedClass(model, (one) => lineage.get(one)),
    );
    if (why !== undefined) mistakes.push({ path: `spec.models.${n}`, message: why });
  }
  for (const [n, reference] of (spec.prompts?.names ?? []).entries()) {
    const [prompt = ""] = reference.split("@");
    const owner = ((await find("Prompt", prompt)) as PromptSpec | undefined)?.useCase;
    // In the words for what is not there (INVARIANT no-cross-tenant).
    if (owner !== undefined && owner !== name)
      mistakes.push({
        path: `spec.prompts.names.${n}`,
        message: `there is no Prompt named ${prompt}, here or in what is applied with it`,
      });
  }
  return mistakes;
}
