import { commentInput, commentReview, generateReview, generateReviewInput } from "../admin/reviews/generate-review.ts";
import { reviewListView, reviewView } from "../admin/reviews/review-views.ts";
import { listReviews, showReview } from "../admin/reviews/show-review.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";

const common = { auth: "actor", action: "checked-inside", tag: "use-cases" } as const;

/** The monthly review of a use case in production. */
export const reviewRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    id: "listReviews",
    method: "GET",
    path: "/api/v1/use-cases/{name}/reviews",
    summary: "The months that have to be reviewed, when each is due, and what happens if nobody signs.",
    response: { status: 200, schema: reviewListView },
    problems: ["not_found"],
    handler: async (deps, { actor, params }) => jsonAnswer(await listReviews(deps, actor, params["name"] ?? "")),
  }),
  controlRoute({
    ...common,
    id: "generateReview",
    method: "POST",
    path: "/api/v1/use-cases/{name}/reviews",
    summary: "Collect the review of a month that is over from keys, roles, versions, the log, exceptions and vendors.",
    request: { schema: generateReviewInput },
    response: { status: 201, schema: reviewView },
    problems: ["resource_invalid", "not_found", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) =>
      jsonAnswer(await generateReview(deps, actor, params["name"] ?? "", body), 201),
  }),
  controlRoute({
    ...common,
    id: "showReview",
    method: "GET",
    path: "/api/v1/use-cases/{name}/reviews/{period}",
    summary: "The review of a month, as it was collected.",
    response: { status: 200, schema: reviewView },
    problems: ["not_found", "conflict"],
    handler: async (deps, { actor, params }) =>
      jsonAnswer(await showReview(deps, actor, params["name"] ?? "", params["period"] ?? "")),
  }),
  controlRoute({
    ...common,
    id: "commentReview",
    method: "POST",
    path: "/api/v1/use-cases/{name}/reviews/{period}/comments",
    summary: "Say something about a review. Signatures on it stay.",
    request: { schema: commentInput },
    response: { status: 201, schema: reviewView },
    problems: ["resource_invalid", "not_found", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) =>
      jsonAnswer(await commentReview(deps, actor, params["name"] ?? "", params["period"] ?? "", body), 201),
  }),
];
