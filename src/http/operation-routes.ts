import { useCaseResource } from "../admin/authorize.ts";
import { resourceNamed } from "../admin/list-resources.ts";
import { itemsOf } from "../admin/pages.ts";
import { andonPull, listAndon, pullAndon, pullAndonInput } from "../admin/pull-andon.ts";
import { releaseAndon, releaseAndonInput } from "../admin/release-andon.ts";
import { requireResource } from "../admin/read-resource.ts";
import { exportToBedrock, guardrailExport } from "../admin/export-guardrail.ts";
import { guardrailTest, guardrailTestInput, testGuardrail } from "../admin/test-guardrail.ts";
import { transitionInput, transitionUseCase } from "../admin/transition-use-case.ts";
import { transition, viewTransition } from "../admin/use-case-status.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";

/** What is done to what is declared: the Andon cord, a use case's life, trying a guardrail out. */
export const operationRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "listAndon",
    method: "GET",
    path: "/api/v1/andon",
    auth: "actor",
    action: "ReadRegister",
    resource: () => ({ kind: "Andon", name: "all" }),
    tag: "andon",
    summary: "What the Andon cord is pulled for.",
    response: { status: 200, schema: itemsOf(andonPull) },
    handler: async (deps, { actor }) => jsonAnswer({ items: await listAndon(deps, actor) }),
  }),
  controlRoute({
    id: "pullAndon",
    method: "POST",
    path: "/api/v1/andon/pull",
    auth: "actor",
    action: "checked-inside",
    tag: "andon",
    summary: "Stop everything in the scope, new calls and running streams, or put it into safe mode.",
    request: { schema: pullAndonInput },
    response: { status: 200, schema: andonPull },
    problems: ["resource_invalid", "not_found", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, body }) => jsonAnswer(await pullAndon(deps, actor, body)),
  }),
  controlRoute({
    id: "releaseAndon",
    method: "POST",
    path: "/api/v1/andon/release",
    auth: "actor",
    action: "checked-inside",
    tag: "andon",
    summary: "Let the scope go on. Answers with the pull that this ends.",
    request: { schema: releaseAndonInput },
    response: { status: 200, schema: andonPull },
    problems: ["resource_invalid", "not_found", "audit_unavailable"],
    handler: async (deps, { actor, body }) => jsonAnswer(await releaseAndon(deps, actor, body)),
  }),
  controlRoute({
    id: "listTransitions",
    method: "GET",
    path: "/api/v1/use-cases/{name}/transitions",
    auth: "actor",
    action: "ReadRegister",
    resource: ({ name = "" }, deps) => useCaseResource(deps, name),
    tag: "use-cases",
    summary: "Every step of the use case's life, oldest first.",
    response: { status: 200, schema: itemsOf(transition) },
    problems: ["not_found"],
    handler: async (deps, { params }) => {
      const steps = await deps.store.listTransitions(params["name"] ?? "");
      if (steps.length === 0) await requireResource(deps.store, "UseCase", params["name"] ?? "");
      return jsonAnswer({ items: steps.map(viewTransition) });
    },
  }),
  controlRoute({
    id: "transitionUseCase",
    method: "POST",
    path: "/api/v1/use-cases/{name}/transitions",
    auth: "actor",
    action: "ReadRegister",
    resource: ({ name = "" }, deps) => useCaseResource(deps, name),
    tag: "use-cases",
    summary: "Approve, suspend or take back a use case, on its spec as it stands.",
    request: { schema: transitionInput },
    response: { status: 201, schema: transition },
    problems: ["resource_invalid", "not_found", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) =>
      jsonAnswer(await transitionUseCase(deps, actor, params["name"] ?? "", body), 201),
  }),
  controlRoute({
    id: "testGuardrail",
    method: "POST",
    path: "/api/v1/guardrails/{name}/test",
    auth: "actor",
    action: "TestGuardrail",
    resource: ({ name = "" }, deps) => resourceNamed(deps, "Guardrail", name),
    tag: "guardrails",
    summary: "Try a text on a guardrail: its newest version (name, name@DRAFT), or name@version. Nothing is kept or sent.",
    request: { schema: guardrailTestInput },
    response: { status: 200, schema: guardrailTest },
    problems: ["resource_invalid", "not_found"],
    handler: async (deps, { params, body }) => jsonAnswer(await testGuardrail(deps, params["name"] ?? "", body)),
  }),
  controlRoute({
    id: "exportGuardrail",
    method: "GET",
    path: "/api/v1/guardrails/{name}/bedrock",
    auth: "actor",
    action: "ReadRegister",
    resource: ({ name = "" }, deps) => resourceNamed(deps, "Guardrail", name),
    tag: "guardrails",
    summary: "A guardrail (name, name@DRAFT or name@version) as a CreateGuardrail request of Amazon Bedrock.",
    response: { status: 200, schema: guardrailExport },
    problems: ["not_found"],
    handler: async (deps, { params }) => jsonAnswer(await exportToBedrock(deps, params["name"] ?? "")),
  }),
];
