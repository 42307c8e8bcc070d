import { z } from "zod";
import { dataClasses, overlays } from "../../core/data-class.ts";
import { roles } from "../../core/roles.ts";
import { useCaseStates } from "../use-case-state.ts";
import type { Condition } from "./condition.ts";
import { durationSchema } from "./parse-duration.ts";
import { profileFlags } from "./profile.ts";
import { disciplines, gateIds } from "./standard.ts";

/** Schemas of controls.json and lifecycle.json, and the building blocks of the others'. Unknown fields are mistakes. */
export const text = z.string().min(1).max(2000);
export const controlId = z.string().regex(/^[A-Z]{3}-\d{3}$/);
export const controlIds = z.array(controlId).max(200);
export const role = z.enum(roles);
export const scope = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const ids = z.array(z.string().min(1).max(200)).min(1).max(200);
const byName = z.record(z.string().max(60), ids);
const days = z.int().min(0).max(3660);
const risk = z.enum(["low", "medium", "high", "unknown"]);
const severity = z.enum(["critical", "high", "medium", "low"]);

export const conditionSchema: z.ZodType<Condition, Condition> = z.lazy(() =>
  z.strictObject({
    scopes: z.array(scope).min(1).exactOptional(),
    agencyAtLeast: z.int().min(1).max(4).exactOptional(),
    dataClassAtLeast: z.enum(dataClasses).exactOptional(),
    overlays: z.array(z.enum(overlays)).min(1).exactOptional(),
    environment: z.enum(["sandbox", "production"]).exactOptional(),
    answers: z.record(z.string().regex(/^q_[a-z]+$/), ids).exactOptional(),
    externalVendors: z.boolean().exactOptional(),
    keepsContent: z.boolean().exactOptional(),
    residualRisk: z.array(risk).min(1).exactOptional(),
    flags: z.array(z.enum(profileFlags)).min(1).exactOptional(),
    any: z.array(conditionSchema).min(2).exactOptional(),
    not: conditionSchema.exactOptional(),
  }),
);

export const basis = z.array(z.strictObject({ source: text, section: text.exactOptional() })).max(20);

const control = z.strictObject({
  id: controlId,
  title: text,
  statement: text,
  discipline: z.enum(disciplines),
  stage: z.enum(["programme", "intake", "design", "build", "security-gate", "cutover", "operations", "decommission"]),
  appliesWhen: conditionSchema,
  severity,
  onFail: z.enum(["block", "degrade", "alert"]),
  verification: z.strictObject({
    kind: z.enum(["runtime", "infrastructure", "evidence", "attestation"]),
    how: text,
    maxAge: durationSchema,
    signers: z.array(role).min(1).default([]),
    checks: byName.default({}),
  }),
  mappings: byName,
  unseen: byName.default({}),
  corroborated: byName.default({}),
  crosswalk: ids.default([]),
  basis: basis.min(1),
});

export const controlsSchema = z.strictObject({ version: text, controls: z.array(control).min(1) });

export const approvalSchema = z.strictObject({ role, count: z.int().min(1).max(10), when: conditionSchema.default({}) });
const approvals = z.array(approvalSchema).min(1);
const state = z.enum(useCaseStates);
const gate = z.enum(gateIds);

const gateSchema = z.strictObject({
  id: gate,
  from: state,
  to: state,
  controls: controlIds.min(1),
  approvals,
  minPeople: z.int().min(1).max(10),
  notByRequester: z.union([z.literal("any"), z.array(role)]),
  notByMembers: z.boolean().default(false),
  differentFrom: z.array(z.strictObject({ role, gate, when: conditionSchema })).default([]),
  needsGoLive: z.boolean().default(false),
});

const field = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z]{1,59}$/),
  type: z.enum(["text", "texts", "number", "boolean", "choice"]),
  describe: text,
  choices: ids.exactOptional(),
  must: z.boolean().exactOptional(),
  most: z.number().exactOptional(),
});

const artefact = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z_]{1,39}$/),
  name: text,
  requiredWhen: conditionSchema,
  producedBy: text,
  signedBy: z.array(role),
  signedAlso: z.array(approvalSchema).default([]),
  valid: z.union([days.min(1), z.enum(["given", "digest-bound", "unlimited"])]),
  gate,
  controls: controlIds.min(1),
  fields: z.array(field).default([]),
  note: text.exactOptional(),
});

const stateRules = z.strictObject({
  id: state,
  stage: text.exactOptional(),
  description: text,
  serves: z
    .strictObject({
      environments: z.array(z.enum(["sandbox", "staging", "production"])).min(1),
      dataClass: z.enum(["sandbox", "as-approved", "one-lower"]),
      routes: z.enum(["sandbox", "all"]),
      syntheticOnly: z.boolean().exactOptional(),
      newUsers: z.boolean().exactOptional(),
    })
    .exactOptional(),
  exportOnly: z.boolean().exactOptional(),
  terminal: z.boolean().exactOptional(),
});

const transition = z.strictObject({
  from: state,
  to: state,
  on: z.array(z.string().regex(/^[a-z-]+$/)).min(1),
  automatic: z.boolean(),
  gate: gate.exactOptional(),
  roles: z.array(role).default([]),
  minPeople: z.int().min(1).default(1),
  when: conditionSchema.default({}),
  parallel: z.boolean().default(false),
});

const exceptions = z.strictObject({
  states: ids,
  quorum: approvals,
  extra: z.array(z.strictObject({ role, controls: controlIds.min(1) })),
  renewalNeeds: z.array(z.strictObject({ renewal: z.int().min(1), role, count: z.int().min(1) })),
  onTimeout: text,
  nonWaivable: controlIds.min(1),
  revokedWhen: ids,
  breakGlass: z.strictObject({ quorum: approvals, opens: ids }),
  metrics: ids,
});

export const lifecycleSchema = z.strictObject({
  version: text,
  /** Read by settings.ts, whose schema it must fit. */
  settings: z.unknown(),
  roles: z.record(role, text),
  raci: z.array(
    z.strictObject({
      activity: text,
      accountable: z.array(role),
      responsible: z.array(z.union([role, z.literal("VENDOR")])).min(1),
    }),
  ),
  states: z.array(stateRules),
  transitions: z.array(transition),
  gates: z.array(gateSchema),
  stopsAtOnce: controlIds,
  ownerControl: controlId,
  approvalRules: z.array(text),
  artefacts: z.array(artefact),
  goLive: z.array(
    z.strictObject({ n: z.int().min(1), title: text, controls: controlIds.min(1), notApplicableWhen: text.exactOptional() }),
  ),
  exceptions,
  sandbox: z.strictObject({ baseline: controlIds.min(1), maxDataClassWithArtefacts: z.enum(dataClasses) }),
  monthlyReview: z.strictObject({
    items: z.array(z.strictObject({ id: z.string().regex(/^[a-z]+$/), title: text, controls: controlIds.min(1) })).min(1),
    signedBy: role,
  }),
  decommission: z.strictObject({
    steps: z.array(z.strictObject({ id: z.string().regex(/^[a-z]+$/), title: text })).min(1),
    attestations: z.array(z.strictObject({ id: text, signers: z.array(role).min(1), evidence: text })).min(1),
    controls: controlIds.min(1),
  }),
  enforcement: z.array(
    z.strictObject({
      level: z.int().min(1),
      when: text,
      action: text,
      effect: z.enum(["lower-class", "DEGRADED", "SUSPENDED"]),
      withinDays: days.exactOptional(),
    }),
  ),
});
