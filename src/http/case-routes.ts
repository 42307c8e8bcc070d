import { addEvidence, evidenceInput, evidenceView, listEvidence } from "../admin/governance/add-evidence.ts";
import { artefactInput, artefactView, fileArtefact } from "../admin/governance/file-artefact.ts";
import { listArtefacts, readArtefact } from "../admin/governance/list-artefacts.ts";
import { controlVerdict, judgementView, showControls, showJudgement } from "../admin/governance/show-judgement.ts";
import { itemsOf } from "../admin/pages.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";
import type { Params } from "./route.ts";

const common = { auth: "actor", action: "checked-inside" } as const;

/** The same of a use case, and of the programme: what holds for all of them. */
const places = [
  { of: "UseCase", tag: "use-cases", path: "/api/v1/use-cases/{name}", subject: ({ name = "" }: Params) => `UseCase/${name}` },
  { of: "Programme", tag: "programme", path: "/api/v1/programme", subject: () => "Programme/standard" },
] as const;

const filing: readonly ControlRoute[] = places.flatMap(({ of, tag, path, subject }) => [
  controlRoute({
    ...common,
    id: `fileArtefact${of}`,
    method: "POST",
    path: `${path}/artefacts`,
    tag,
    summary: "File a document that the standard asks for. It counts once those who must have signed it.",
    request: { schema: artefactInput },
    response: { status: 201, schema: artefactView },
    problems: ["not_found", "resource_invalid", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) => jsonAnswer(await fileArtefact(deps, actor, subject(params), body), 201),
  }),
  controlRoute({
    ...common,
    id: `listArtefacts${of}`,
    method: "GET",
    path: `${path}/artefacts`,
    tag,
    summary: "The newest artefact of each kind.",
    response: { status: 200, schema: itemsOf(artefactView) },
    problems: ["not_found"],
    handler: async (deps, { actor, params }) => jsonAnswer({ items: await listArtefacts(deps, actor, subject(params)) }),
  }),
  controlRoute({
    ...common,
    id: `getArtefact${of}`,
    method: "GET",
    path: `${path}/artefacts/{kind}`,
    tag,
    summary: "The newest artefact of a kind.",
    response: { status: 200, schema: artefactView },
    problems: ["not_found"],
    handler: async (deps, { actor, params }) =>
      jsonAnswer(await readArtefact(deps, actor, subject(params), params["kind"] ?? "")),
  }),
  controlRoute({
    ...common,
    id: `addEvidence${of}`,
    method: "POST",
    path: `${path}/evidence`,
    tag,
    summary: "Say what was seen of controls. The newest of each counts, and only as long as the standard says.",
    request: { schema: evidenceInput },
    response: { status: 201, schema: itemsOf(evidenceView) },
    problems: ["not_found", "conflict", "resource_invalid", "rate_limited", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) =>
      jsonAnswer({ items: await addEvidence(deps, actor, subject(params), body) }, 201),
  }),
  controlRoute({
    ...common,
    id: `listEvidence${of}`,
    method: "GET",
    path: `${path}/evidence`,
    tag,
    summary: "The newest evidence of each control.",
    response: { status: 200, schema: itemsOf(evidenceView) },
    problems: ["not_found"],
    handler: async (deps, { actor, params }) => jsonAnswer({ items: await listEvidence(deps, actor, subject(params)) }),
  }),
]);

/** What is filed and seen of a use case, and how it is judged. */
export const caseRoutes: readonly ControlRoute[] = [
  ...filing,
  controlRoute({
    ...common,
    id: "showJudgement",
    method: "GET",
    path: "/api/v1/use-cases/{name}/judgement",
    tag: "use-cases",
    summary: "Where a use case stands: its state, the gates that lead on with all that is missing, and what ends when.",
    response: { status: 200, schema: judgementView },
    problems: ["not_found"],
    handler: async (deps, { actor, params }) => jsonAnswer(await showJudgement(deps, actor, params["name"] ?? "")),
  }),
  controlRoute({
    ...common,
    id: "showControls",
    method: "GET",
    path: "/api/v1/use-cases/{name}/controls",
    tag: "use-cases",
    summary: "The verdict on every control that applies to a use case, with what it rests on.",
    response: { status: 200, schema: itemsOf(controlVerdict) },
    problems: ["not_found"],
    handler: async (deps, { actor, params }) => jsonAnswer({ items: await showControls(deps, actor, params["name"] ?? "") }),
  }),
];
