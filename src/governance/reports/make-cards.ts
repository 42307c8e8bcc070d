import type { ModelSpec } from "../schemas.ts";
import type { ReportedUseCase, ReportWorld } from "./report-world.ts";
import { type Cell, facts, type Report, type Section, section } from "./report.ts";

/** A card of each model: what it is, its terms, what it was trained on here, where it runs and who calls it. */
export function makeModelCards(world: ReportWorld): Report {
  const used = new Set(world.useCases.flatMap(({ spec }) => spec.models));
  const names = [...world.models.keys()].filter((name) => used.has(name) || world.useCases.length === 0).sort();
  return {
    name: "model-card",
    title: "Model cards",
    at: world.at,
    notes: ["As declared in the register and checked there. What providers publish of their models is theirs to say."],
    sections: function* () {
      for (const name of names) {
        const model = world.models.get(name);
        if (model !== undefined) yield* modelCard(name, model, world);
      }
    },
  };
}

function modelCard(name: string, model: ModelSpec, { useCases, deployments }: ReportWorld): readonly Section[] {
  const { terms, licence, eula, versions = [], trainingData = [] } = model;
  const callers = useCases.filter(({ spec }) => spec.models.includes(name));
  const table = facts([
    ["Description", model.description],
    ["Provider", model.provider],
    ["Vendor", model.vendor],
    ["Class of data up to", model.dataClassCeiling],
    ["Provider may train on what it is sent", yesNo(terms.trainsOnData)],
    ["Provider keeps what it is sent", yesNo(terms.retainsData)],
    ["Terms reviewed", `${terms.reviewedAt} by ${terms.reviewedBy}`],
    ["Licence", licence?.name],
    ["Licence asks for", licence?.conditions],
    ["Users at most", licence?.maxUsers?.toString()],
    [
      "EULA",
      eula &&
        `${eula.digest}, read ${eula.reviewedAt} by ${eula.reviewedBy}${eula.expiresAt === undefined ? "" : `, counts until ${eula.expiresAt}`}`,
    ],
    ["Scope of use", eula?.scopeOfUse],
    ["Tuned from", model.tunedFrom],
    ["Fallbacks", model.fallbacks],
    ["Most tokens of an answer", model.maxOutputTokens?.toString()],
  ]);
  const sections = [
    section(`Model ${name}`, [], table),
    section(
      `Model ${name}: where it runs`,
      [],
      {
        head: ["Deployment", "Region", "Network", "API", "Version"],
        rows: (deployments.get(name) ?? []).map(({ name: place, spec }) => [
          place,
          spec.region,
          spec.network,
          spec.provider,
          spec.modelVersion ?? "",
        ]),
      },
      "It runs nowhere.",
    ),
    section(
      `Model ${name}: intended use`,
      ["Use cases that may call it, of those that you may see."],
      {
        head: ["Use case", "For", "State", "Class", "Overlays"],
        rows: callers.map(({ name: of, spec, state }) => [of, spec.title, state, spec.dataClass, spec.overlays]),
      },
      "No use case may call it.",
    ),
  ];
  const trained = trainingData.map((one): readonly Cell[] => [one.dataset, one.dataClass, one.overlays ?? [], one.digest ?? ""]);
  if (trained.length > 0)
    sections.push(
      section(`Model ${name}: training data`, [], { head: ["Dataset", "Class", "Overlays", "Digest"], rows: trained }),
    );
  if (versions.length > 0) {
    const rows = versions.map((one): readonly Cell[] => [one.version, one.digest, one.signature?.signer ?? "not signed"]);
    sections.push(section(`Model ${name}: versions`, [], { head: ["Version", "Digest", "Signed by"], rows }));
  }
  return sections;
}

/** A card of each use case as a system: what it is for, whom it concerns, what it stands on, and where it stands. */
export function makeSystemCards(world: ReportWorld): Report {
  return {
    name: "system-card",
    title: "System cards",
    at: world.at,
    notes: [],
    sections: function* () {
      for (const useCase of world.useCases) yield* systemCard(useCase);
    },
  };
}

function systemCard({ name, state, track, spec, judge }: ReportedUseCase): readonly Section[] {
  const { profile, verdicts, exceptions, goLive, parts, phases } = judge();
  const own = parts.find(({ kind }) => kind === "UseCase");
  const [now] = phases;
  const count = (wanted: string): number => [...verdicts.values()].filter(({ verdict }) => verdict === wanted).length;
  const { limits, budgets } = spec;
  const table = facts([
    ["Purpose", spec.title],
    ["Description", spec.description],
    ["Owner", spec.owner],
    ["Accountable", spec.accountable ?? "nobody"],
    ["Contact", spec.contact],
    ["State", `${state}, ${track === "light" ? "without gates" : "through the gates of the standard"}`],
    ["Not served because", track === "light" ? undefined : now.refused?.detail],
    ["Version", own && `${own.version}, ${own.digest}`],
    ["Scope and agency", `scope ${profile.scope}, agency ${profile.agency}`],
    ["Class and overlays", [spec.dataClass, ...spec.overlays]],
    ["Residual risk", profile.residualRisk],
    ["Left open by the questionnaire", profile.flags],
    ["Regions", spec.regions],
    ["Guardrail", spec.guardrail ?? "none named"],
    [
      "Prompts",
      spec.prompts && [...spec.prompts.names, spec.prompts.required ? "no others are served" : "others are served, too"],
    ],
    ["Tools", spec.tools],
    ["Knowledge bases", spec.knowledgeBases],
    ["Calls a minute at most", limits.requestsPerMinute?.toString()],
    ["Budgets", budgets.map(({ limit, unit, per }) => `${limit} ${unit} a ${per}`)],
    ["Keeps content", spec.keepsContent === undefined ? "not said, so yes" : yesNo(spec.keepsContent)],
  ]);
  const answers = Object.entries(profile.answers).map(([question, given]): readonly Cell[] => [question, given]);
  return [
    section(`System ${name}`, [], table),
    section(`System ${name}: what it is made of`, [], {
      head: ["Kind", "Name", "Version", "Digest"],
      rows: parts.map((part) => [part.kind, part.name, String(part.version), part.digest]),
    }),
    section(`System ${name}: controls`, [], {
      head: ["Verdict", "Controls"],
      rows: ["pass", "not-applicable-proved", "excepted", "stale", "unknown", "fail"].map((one) => [one, String(count(one))]),
    }),
    section(`System ${name}: go-live list`, [], {
      head: ["Item", "What", "Verdict", "Controls"],
      rows: goLive.map((item) => [String(item.n), item.title, item.verdict, item.controls]),
    }),
    section(
      `System ${name}: exceptions`,
      [],
      {
        head: ["Exception", "State", "Controls", "Why"],
        rows: exceptions.map(({ exception, state: stands, why }) => [exception.name, stands, exception.controls, why]),
      },
      "It stands on none.",
    ),
    section(`System ${name}: scoping`, [], { head: ["Question", "Answers that stand"], rows: answers }, "It was not scoped."),
  ];
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}
