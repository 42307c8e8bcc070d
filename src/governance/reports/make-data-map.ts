import type { ReportedUseCase, ReportWorld } from "./report-world.ts";
import { type Cell, type Report, type Section, section } from "./report.ts";

/** Where the data of each use case goes: classes and overlays, to models, to where they run, to regions and vendors. */
export function makeDataMap(world: ReportWorld): Report {
  const { at, useCases } = world;
  return {
    name: "data-map",
    title: "Data map",
    at,
    notes: ["What is declared and in force. A call goes to one of the places that its class and its policies allow."],
    sections: () => [
      section(
        "Use cases",
        [],
        {
          head: ["Use case", "State", "Class", "Overlays", "Regions", "Keeps content", "Knowledge bases", "Tools", "Vendors"],
          rows: useCases.map(({ name, state, spec }) => [
            name,
            state,
            spec.dataClass,
            spec.overlays,
            spec.regions,
            spec.keepsContent === false ? "no" : spec.keepsContent === true ? "yes" : "not said, so yes",
            spec.knowledgeBases ?? [],
            spec.tools ?? [],
            vendorsOf(world, spec),
          ]),
        },
        "You may see no use case.",
      ),
      ...useCases.map((useCase) => flowsOf(world, useCase)),
      section("Vendors", [], {
        head: [
          "Vendor",
          "Agreement with",
          "Agreement ends",
          "Trains on it",
          "Keeps it",
          "Class up to",
          "Regions",
          "Sub-processors",
        ],
        rows: vendorRows(world),
      }),
    ],
  };
}

function flowsOf({ models, deployments }: ReportWorld, { name, spec }: ReportedUseCase): Section {
  const rows = spec.models.flatMap((model): readonly (readonly Cell[])[] => {
    const known = models.get(model);
    const head = [model, known?.provider ?? "not in the register", known?.vendor ?? ""];
    const places = deployments.get(model) ?? [];
    if (places.length === 0) return [[...head, "nowhere", "", "", ""]];
    return places.map(({ name: place, spec: { region, network, provider, dataClassCeiling } }) => [
      ...head,
      place,
      `${region}${spec.regions.includes(region) ? "" : " (not a region of the use case: never used)"}`,
      `${network}, ${provider}`,
      dataClassCeiling ?? known?.dataClassCeiling ?? "",
    ]);
  });
  const told = `${spec.dataClass}${spec.overlays.length === 0 ? "" : ` with ${spec.overlays.join(", ")}`} goes to:`;
  return section(`Flows: ${name}`, [told], {
    head: ["Model", "Offered by", "Vendor", "Deployment", "Region", "Network and API", "Class up to"],
    rows,
  });
}

/** Those that it names, and those of what it uses. */
function vendorsOf({ models, tools, knowledgeBases }: ReportWorld, spec: ReportedUseCase["spec"]): readonly string[] {
  const found = [
    ...(spec.vendors ?? []),
    ...spec.models.map((one) => models.get(one)?.vendor),
    ...(spec.tools ?? []).map((one) => tools.get(one)?.vendor),
    ...(spec.knowledgeBases ?? []).map((one) => knowledgeBases.get(one)?.vendor),
  ];
  return [...new Set(found.filter((one) => one !== undefined))].sort();
}

function vendorRows(world: ReportWorld): readonly (readonly Cell[])[] {
  const names = new Set(world.useCases.flatMap(({ spec }) => vendorsOf(world, spec)));
  return [...names].sort().map((name) => {
    const vendor = world.vendors.get(name);
    if (vendor === undefined) return [name, "not in the register", "", "", "", "", "", ""];
    const { dpa, noTraining, retention, dataClassCeiling, regions = [], subProcessors = [] } = vendor;
    return [
      name,
      dpa?.counterparty ?? "none",
      dpa === undefined ? "" : (dpa.expiresAt ?? "not said"),
      noTraining?.agreed === true ? "no" : "not excluded",
      retention === undefined ? "not said" : retention.zero ? "nothing" : `${retention.days ?? "?"} days`,
      dataClassCeiling ?? "",
      regions,
      subProcessors.map((one) => `${one.name}: ${one.purpose}${one.region === undefined ? "" : ` (${one.region})`}`),
    ];
  });
}
