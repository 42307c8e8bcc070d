import { exceedsClass } from "../../core/data-class.ts";
import { instantOf } from "../schemas/shared.ts";
import { usersTopic, whyUnlicensed } from "./licensed-users.ts";
import { fails, holds, listed, unsaid } from "./conclude.ts";
import type { Check, CheckFacts } from "./facts.ts";

/** LEG-001: somebody has read each model's terms, not too long ago, and no more people use it than its licence is for. */
export const checkTerms: Check = ({ models, modelFile, useCase, standard }) => {
  if (models.length === 0) return unsaid("None of its models is in the register.", { seen: [useCase] });
  const crowded = models.flatMap(({ name, spec }) => whyUnlicensed(spec, name, modelFile(name)) ?? []);
  if (crowded.length > 0) {
    const counts = models.flatMap(({ name }) => modelFile(name).artefacts.get(usersTopic) ?? []);
    return fails(`${listed(crowded)}.`, { seen: [...models, ...counts] });
  }
  const maxAgeMs = standard.controls.get("LEG-001")?.verification.maxAgeMs ?? 0;
  const ends = models.map(({ spec: { terms, eula } }) =>
    Math.min(
      instantOf(terms.reviewedAt) + maxAgeMs,
      eula === undefined ? Infinity : instantOf(eula.reviewedAt) + maxAgeMs,
      eula?.expiresAt === undefined ? Infinity : instantOf(eula.expiresAt),
    ),
  );
  const shown = listed(models.map(({ name, spec }) => `${name} on ${spec.terms.reviewedAt}`));
  return holds(`The terms were reviewed: ${shown}.`, { seen: models, until: Math.min(...ends) });
};

/** LEG-002: neither the models' terms nor the vendors' agreements let anybody train on what is sent. */
export const checkNoTraining: Check = (facts) => {
  const { models, vendors } = facts;
  const seen = seenOf(facts);
  const training = models.filter(({ spec }) => spec.terms.trainsOnData).map(({ name }) => name);
  if (training.length > 0) return fails(`By their terms, training on what is sent is allowed: ${listed(training)}.`, { seen });
  const allowing = named(vendors, (vendor) => vendor?.spec.noTraining?.agreed === false);
  if (allowing.length > 0) return fails(`Training is not ruled out with ${listed(allowing)}.`, { seen });
  const silent = named(vendors, (vendor) => vendor?.spec.noTraining === undefined);
  if (silent.length > 0)
    return unsaid(`The register has no clause on training of ${listed(silent)} (Vendor, spec.noTraining).`, { seen });
  return holds("By the terms of each model and the agreement with each vendor nobody trains on what is sent.", {
    seen,
    until: firstEnd(facts, ({ dpa }) => dpa?.expiresAt),
  });
};

/** LEG-004: nobody on the way keeps what is sent. */
export const checkRetention: Check = (facts) => {
  const { models, vendors } = facts;
  const seen = seenOf(facts);
  const keeping = models.filter(({ spec }) => spec.terms.retainsData).map(({ name }) => name);
  if (keeping.length > 0) return fails(`By their terms, what is sent is kept: ${listed(keeping)}.`, { seen });
  const agreed = named(vendors, (vendor) => vendor?.spec.retention?.zero === false);
  if (agreed.length > 0) return fails(`What is sent is kept by ${listed(agreed)}.`, { seen });
  const silent = named(vendors, (vendor) => vendor?.spec.retention === undefined);
  if (silent.length > 0)
    return unsaid(`The register does not say what ${listed(silent)} keeps (Vendor, spec.retention).`, { seen });
  return holds("By the terms of each model and the agreement with each vendor nothing is kept.", {
    seen,
    until: firstEnd(facts, ({ dpa }) => dpa?.expiresAt),
  });
};

/** LEG-005: there is an executed agreement with each vendor, and for health data a business associate agreement. */
export const checkAgreements: Check = (facts) => {
  const { vendors, profile, useCase } = facts;
  if (vendors.size === 0) {
    if (profile.externalVendors) return undefined;
    return holds("No other organisation processes its data: neither it nor its models, tools and documents name a vendor.", {
      seen: [useCase],
    });
  }
  const seen = seenOf(facts);
  const without = named(vendors, (vendor) => vendor?.spec.dpa === undefined);
  if (without.length > 0)
    return fails(`The register holds no executed agreement with ${listed(without)} (Vendor, spec.dpa).`, { seen });
  const health = profile.overlays.includes("phi");
  const noBaa = health ? named(vendors, (vendor) => vendor?.spec.baa === undefined) : [];
  if (noBaa.length > 0)
    return fails(`There is no business associate agreement with ${listed(noBaa)} (Vendor, spec.baa).`, { seen });
  const until = Math.min(
    firstEnd(facts, ({ dpa }) => dpa?.expiresAt),
    health ? firstEnd(facts, ({ baa }) => baa?.expiresAt) : Infinity,
  );
  return holds(`There is an executed agreement with ${listed([...vendors.keys()])}.`, { seen, until });
};

/** LEG-007: what is served hangs on the signed document itself, which is judged beside this and ends with it. */
export const checkByArtefact: Check = ({ useCase }) =>
  holds("It is served only while its signed document holds, and stops at its end.", { seen: [useCase] });

/** LEG-008: the determination's regions are the only ones that its models run in. */
export const checkExport: Check = (facts) => {
  const said = facts.file.artefacts.get("EXPORT");
  if (said === undefined) return unsaid("There is no export-control determination.", { seen: [facts.useCase] });
  const { allowedRegions, usPersonsOnly } = said.body.fields;
  const seen = [...facts.deployments, { digest: said.digest, at: said.at }];
  const allowed = Array.isArray(allowedRegions) ? allowedRegions : [];
  const outside = facts.deployments
    .filter(({ spec }) => !allowed.includes(spec.region))
    .map(({ name, spec }) => `${name} in ${spec.region}`);
  if (outside.length > 0) return fails(`The determination does not allow ${listed(outside)}.`, { seen });
  // Who is a US person is in no directory that the gateway reads.
  if (usPersonsOnly === true) return undefined;
  return holds(`Its models run only where the determination allows: ${listed(allowed)}.`, { seen });
};

/** LEG-010: what is open or regulated counts as restricted, until data governance has confirmed another class. */
export const checkUnclassified: Check = ({ useCase, profile }) => {
  const seen = [useCase];
  const { dataClass } = useCase.spec;
  if (exceedsClass(profile.dataClass, dataClass))
    return fails(
      `It asks for ${dataClass}, and counts as ${profile.dataClass} until data governance has confirmed a lower class.`,
      { seen },
    );
  return holds(`It is served as ${dataClass}, and nothing of its data is left unclassified below that.`, { seen });
};

/** RSK-002: each vendor's security was assessed, not too long ago. */
export const checkVendorRisk: Check = (facts) => {
  const { vendors, standard } = facts;
  // What nobody else processes is held by the controls on one's own systems.
  if (vendors.size === 0) return undefined;
  const seen = seenOf(facts);
  const without = named(vendors, (vendor) => vendor?.spec.riskAssessment === undefined);
  if (without.length > 0)
    return unsaid(`The register holds no risk assessment of ${listed(without)} (Vendor, spec.riskAssessment).`, { seen });
  const maxAgeMs = standard.controls.get("RSK-002")?.verification.maxAgeMs ?? 0;
  const ends = [...vendors.values()].map((vendor) => {
    const { assessedAt, nextDue } = vendor?.spec.riskAssessment ?? {};
    if (assessedAt === undefined) return 0;
    return Math.min(instantOf(assessedAt) + maxAgeMs, nextDue === undefined ? Infinity : instantOf(nextDue));
  });
  return holds(`The risk of ${listed([...vendors.keys()])} was assessed.`, { seen, until: Math.min(...ends) });
};

type Vendor = CheckFacts["vendors"] extends ReadonlyMap<string, infer One> ? One : never;

function named(vendors: CheckFacts["vendors"], test: (vendor: Vendor) => boolean): string[] {
  return [...vendors].filter(([, vendor]) => test(vendor)).map(([name]) => name);
}

function firstEnd({ vendors }: CheckFacts, end: (spec: NonNullable<Vendor>["spec"]) => string | undefined): number {
  const ends = [...vendors.values()].flatMap((vendor) => (vendor === undefined ? [] : (end(vendor.spec) ?? [])));
  return Math.min(Infinity, ...ends.map(instantOf));
}

function seenOf({ useCase, models, vendors }: CheckFacts): readonly { readonly digest: string; readonly at: number }[] {
  return [useCase, ...models, ...[...vendors.values()].filter((vendor) => vendor !== undefined)];
}
