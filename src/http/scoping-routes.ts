import { listQuestions, scopeAnswers, scopingAnswer, scopingInput, scopingQuestion } from "../admin/governance/scope-answers.ts";
import { itemsOf } from "../admin/pages.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";

/** The scoping questionnaire. Content of the standard for whoever is known: nothing in it is about any use case. */
export const scopingRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "listScopingQuestions",
    method: "GET",
    path: "/api/v1/scoping",
    auth: "session",
    tag: "scoping",
    summary: "The scoping questionnaire.",
    response: { status: 200, schema: itemsOf(scopingQuestion) },
    handler: async (deps) => jsonAnswer({ items: await listQuestions(deps) }),
  }),
  controlRoute({
    id: "scopeAnswers",
    method: "POST",
    path: "/api/v1/scoping",
    auth: "session",
    tag: "scoping",
    summary: "What follows from answers: scope, demands, data cap and controls. Nothing of it is kept.",
    request: { schema: scopingInput },
    response: { status: 200, schema: scopingAnswer },
    problems: ["resource_invalid"],
    handler: async (deps, { body }) => jsonAnswer(await scopeAnswers(deps, body)),
  }),
];
