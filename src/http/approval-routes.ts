import { z } from "zod";
import { exceptionRequestInput, requestException } from "../admin/governance/request-exception.ts";
import { gateRequestInput, requestGate, requestView } from "../admin/governance/request-gate.ts";
import { revokeException, revokeExceptionInput, saidView } from "../admin/governance/revoke-exception.ts";
import { beginSignature } from "../admin/governance/signing/begin-signature.ts";
import { finishSignature } from "../admin/governance/signing/finish-signature.ts";
import { listSignatures, signatureView } from "../admin/governance/signing/list-signatures.ts";
import {
  aboutText,
  beginSignatureInput,
  finishSignatureInput,
  signatureDraft,
  subjectText,
} from "../admin/governance/signing/signature-input.ts";
import { withdrawSignature, withdrawSignatureInput } from "../admin/governance/signing/withdraw-signature.ts";
import { itemsOf } from "../admin/pages.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";

const common = { auth: "actor", action: "checked-inside", tag: "approvals" } as const;

/** Who asks for approval, and who signs. */
export const approvalRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    id: "requestGate",
    method: "POST",
    path: "/api/v1/use-cases/{name}/requests",
    summary: "Ask that a use case be let through a gate, as it stands now. Of a draft it is the submission.",
    request: { schema: gateRequestInput },
    response: { status: 201, schema: requestView },
    problems: ["resource_invalid", "not_found", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) => jsonAnswer(await requestGate(deps, actor, params["name"] ?? "", body), 201),
  }),
  controlRoute({
    ...common,
    id: "requestException",
    method: "POST",
    path: "/api/v1/exceptions/{name}/requests",
    summary: "Ask for an exception as it is declared now.",
    request: { schema: exceptionRequestInput },
    response: { status: 201, schema: requestView },
    problems: ["resource_invalid", "not_found", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) =>
      jsonAnswer(await requestException(deps, actor, params["name"] ?? "", body), 201),
  }),
  controlRoute({
    ...common,
    id: "revokeException",
    method: "POST",
    path: "/api/v1/exceptions/{name}/revoke",
    summary: "End an exception now and for good.",
    request: { schema: revokeExceptionInput },
    response: { status: 200, schema: saidView },
    problems: ["resource_invalid", "not_found", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) => jsonAnswer(await revokeException(deps, actor, params["name"] ?? "", body)),
  }),
  controlRoute({
    ...common,
    id: "beginSignature",
    method: "POST",
    path: "/api/v1/signatures/begin",
    summary: "What I would sign, exactly and for people, with the challenge for my passkey. Good for five minutes, once.",
    request: { schema: beginSignatureInput },
    response: { status: 200, schema: signatureDraft },
    problems: ["authentication_insufficient", "forbidden", "not_found", "conflict", "resource_invalid"],
    handler: async (deps, { actor, body }) => jsonAnswer(await beginSignature(deps, actor, body)),
  }),
  controlRoute({
    // Whoever was shown something finishes that, and nobody else; the operation asks whether they still may.
    auth: "session",
    tag: "approvals",
    id: "finishSignature",
    method: "POST",
    path: "/api/v1/signatures",
    summary: "Sign what was shown, or reject it: with the passkey's answer, or by the log-in where the standard takes that.",
    request: { schema: finishSignatureInput },
    response: { status: 201, schema: signatureView },
    problems: [
      "authentication_insufficient",
      "credential_invalid",
      "forbidden",
      "not_found",
      "conflict",
      "resource_invalid",
      "audit_unavailable",
    ],
    handler: async (deps, { actor, body }) => jsonAnswer(await finishSignature(deps, actor, body), 201),
  }),
  controlRoute({
    ...common,
    id: "withdrawSignature",
    method: "POST",
    path: "/api/v1/signatures/withdraw",
    summary: "Take my signature back. It counts for nothing from now on.",
    request: { schema: withdrawSignatureInput },
    response: { status: 200, schema: signatureView },
    problems: ["authentication_insufficient", "not_found", "resource_invalid", "audit_unavailable"],
    handler: async (deps, { actor, body }) => jsonAnswer(await withdrawSignature(deps, actor, body)),
  }),
  controlRoute({
    ...common,
    id: "listSignatures",
    method: "GET",
    path: "/api/v1/signatures",
    summary: "Everybody's newest word on what is signed about a subject, oldest first.",
    query: z.strictObject({ subject: subjectText, about: aboutText.optional() }),
    response: { status: 200, schema: itemsOf(signatureView) },
    problems: ["not_found", "resource_invalid"],
    handler: async (deps, { actor, query }) => jsonAnswer({ items: await listSignatures(deps, actor, query) }),
  }),
];
