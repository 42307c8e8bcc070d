import { type DataClass, exceedsClass, type Overlay, dataClasses } from "../../../core/data-class.ts";
import type { Component } from "./component.ts";
import { readAnswers } from "./match-answers.ts";
import type { Scoping } from "./scoping.ts";

/** What the gateway, the register and scans see of a use case. What is absent was not looked at. */
export interface Seen {
  /** Public AI services that were reached, by host. */
  readonly consumerHosts?: readonly string[];
  /** Enterprise products with AI that people log in to. */
  readonly products?: readonly string[];
  /** Models that the gateway calls for it. */
  readonly calledModels?: readonly string[];
  /** Models on endpoints or machines of the organisation. */
  readonly hostedModels?: readonly string[];
  /** Vendors in use without an executed agreement in the register. */
  readonly vendorsWithoutAgreement?: readonly string[];
  /** Models that the register holds as tuned, or the cloud as customised. */
  readonly tunedModels?: readonly string[];
  readonly trainedModels?: readonly string[];
  /** Calls and jobs that tune a model, such as a provider's fine-tuning API. */
  readonly tuningJobs?: readonly string[];
  /** Knowledge bases that are searched. */
  readonly knowledgeBases?: readonly string[];
  /** People or tenants from outside that call. */
  readonly externalSubjects?: readonly string[];
  readonly readTools?: readonly string[];
  /** Tools that can change something. */
  readonly writeTools?: readonly string[];
  /** Those of them that ran without a person's approval. */
  readonly unapprovedWrites?: readonly string[];
  /** What began work without anybody asking. */
  readonly selfStarted?: readonly string[];
  /** Classes and kinds of data that detectors found. */
  readonly dataClasses?: readonly DataClass[];
  readonly overlays?: readonly Overlay[];
  /** Endpoints that answer from the internet, after a log-in. */
  readonly publicEndpoints?: readonly string[];
  /** Those that ask nobody who they are. */
  readonly anonymousEndpoints?: readonly string[];
  /** Places of users and of processing, in the words of q_juris. */
  readonly jurisdictions?: readonly string[];
  readonly environment?: "sandbox" | "production";
}

/** An answer that what is seen contradicts. */
export interface Contradiction {
  readonly question: string;
  readonly declared: readonly string[];
  readonly seen: readonly string[];
  readonly why: string;
}

interface Probe {
  readonly question: string;
  readonly seen: readonly string[] | undefined;
  /** Answers that would account for it: any of them. */
  readonly fits: readonly string[];
  readonly why: string;
}

/**
 * Answers that what is seen contradicts. Pure. An open question contradicts nothing, as everything is assumed of it; components
 * answer together, as what is seen is seen of the use case. At most ten of what is seen stand in a contradiction.
 */
export function findContradictions(scoping: Scoping, components: readonly Component[], seen: Seen): readonly Contradiction[] {
  const given = components.map(({ answers }) => readAnswers(scoping, answers));
  if (given.length === 0) return [];
  const found: Contradiction[] = [];
  for (const { question, seen: things = [], fits, why } of [...probesOf(seen), ...dataProbes(seen), ...placeProbes(seen)]) {
    if (things.length === 0 || given.some((one) => one[question]?.open !== false)) continue;
    const declared = [...new Set(given.flatMap((one) => one[question]?.values ?? []))];
    if (declared.some((answer) => fits.includes(answer))) continue;
    found.push({ question, declared, seen: things.slice(0, 10), why });
  }
  return found;
}

function probesOf(seen: Seen): readonly Probe[] {
  const probe = (question: string, things: readonly string[] | undefined, fits: readonly string[], why: string): Probe => ({
    question,
    seen: things,
    fits,
    why,
  });
  const tuned = ["soft", "ft", "scratch", "vendor_tunes"];
  return [
    probe("q_surface", seen.consumerHosts, ["consumer"], "Public AI services are reached."),
    probe("q_surface", seen.products, ["saas"], "People log in to an enterprise product."),
    probe("q_surface", seen.calledModels, ["own_app", "own_hosted"], "The gateway calls models for it."),
    probe("q_surface", seen.hostedModels, ["own_hosted"], "Models run on the organisation's own endpoints."),
    probe("q_contract", seen.vendorsWithoutAgreement, ["some", "no"], "The register holds no executed agreement of a vendor."),
    probe("q_weights", seen.tunedModels, tuned, "A tuned model is in use."),
    probe("q_weights", seen.tuningJobs, tuned, "Something tunes a model."),
    probe("q_weights", seen.trainedModels, ["scratch"], "A model that was trained from scratch is in use."),
    probe("q_weights", seen.knowledgeBases, ["rag"], "Documents are searched for answers."),
    probe("q_distribute", seen.externalSubjects, ["app", "api", "weights"], "People from outside the organisation call."),
    probe("q_agent", seen.readTools, ["read", "write_appr", "write_auto", "self"], "Tools are in use."),
    probe("q_agent", seen.writeTools, ["write_appr", "write_auto", "self"], "Tools that change things are in use."),
    probe("q_agent", seen.unapprovedWrites, ["write_auto", "self"], "Tools changed things without a person's approval."),
    probe("q_agent", seen.selfStarted, ["self"], "It begins work by itself."),
    probe("q_exposed", seen.publicEndpoints, ["auth", "anon"], "A component answers from the internet."),
    probe("q_exposed", seen.anonymousEndpoints, ["anon"], "A component answers anybody from the internet."),
    probe("q_env", seen.environment === "production" ? ["production"] : undefined, ["prod"], "Its manifest is for production."),
  ];
}

function dataProbes({ dataClasses: classes = [], overlays = [] }: Seen): readonly Probe[] {
  const highest = dataClasses.findLast((one) => classes.includes(one));
  return [
    {
      question: "q_data",
      seen: highest === undefined || highest === "public" ? undefined : [highest],
      fits: dataClasses.filter((one) => highest !== undefined && !exceedsClass(highest, one)),
      why: "Detectors found data of a higher class.",
    },
    ...overlays.map((overlay) => ({
      question: "q_overlay",
      seen: [overlay],
      fits: [overlay],
      why: `Detectors found a kind of data that was not declared: ${overlay}.`,
    })),
  ];
}

/** California is in the US, the other way it is not known. */
function placeProbes({ jurisdictions = [] }: Seen): readonly Probe[] {
  return jurisdictions.map((place) => ({
    question: "q_juris",
    seen: [place],
    fits: place === "US" ? ["US", "US-CA"] : [place],
    why: `Calls come from, or go to, a place that was not declared: ${place}.`,
  }));
}
