import { exportRecords } from "./export-records.ts";
import type { LogView } from "./log-view.ts";
import { callerActor, changeActor, hadSeveralFactors } from "./ocsf-actor.ts";
import type {
  AdmissionRecord,
  AuditRecord,
  ChangeRecord,
  ConsultationRecord,
  ConversationRecord,
  DenialRecord,
  ExchangeRecord,
  InspectionRecord,
  LifecycleRecord,
  OutcomeRecord,
} from "./record.ts";

/**
 * OCSF 1.8.0 (https://schema.ocsf.io/1.8.0), one event for each record: model calls and administrators' changes as API
 * Activity (class 6003), log-ins to the control plane as Authentication (class 3002), starts and stops as Application Lifecycle (class
 * 6002). The profiles `security_control` and
 * `ai_operation` carry the decision and the model; what the schema has no place for is under `unmapped`.
 */
const schemaVersion = "1.8.0";
const product = { name: "Sallyport", vendor_name: "Sallyport" };
const category = { category_uid: 6, category_name: "Application Activity" };
const authentication = {
  class_uid: 3002,
  class_name: "Authentication",
  category_uid: 3,
  category_name: "Identity & Access Management",
};
const apiActivity = { class_uid: 6003, class_name: "API Activity", ...category };
const applicationLifecycle = { class_uid: 6002, class_name: "Application Lifecycle", ...category };
const informational = { severity_id: 1, severity: "Informational" };
const medium = { severity_id: 3, severity: "Medium" };
const success = { status_id: 1, status: "Success" };
const failure = { status_id: 2, status: "Failure" };
const unknown = { status_id: 0, status: "Unknown" };
const allowed = { action_id: 1, action: "Allowed", disposition_id: 1, disposition: "Allowed" };
const corrected = { action_id: 4, action: "Modified", disposition_id: 11, disposition: "Corrected" };
const blocked = { action_id: 2, action: "Denied", disposition_id: 2, disposition: "Blocked" };
const other = 99;
const callProfiles = ["security_control", "ai_operation"];

/** One line of JSON for each record that the view covers and that was made at or after `since` (ms since the epoch). */
export async function* exportOcsf(view: LogView, since?: number): AsyncGenerator<string, void, undefined> {
  for await (const { index, record } of exportRecords(view, since)) {
    yield JSON.stringify(ocsfEvent(record, index, view.checkpoint.origin));
  }
}

/** The event of the record at `index` of the log named `origin`. */
export function ocsfEvent(record: AuditRecord, index: number, origin: string): object {
  const event = mapRecord(record);
  return {
    ...event.classification,
    activity_id: event.activityId,
    activity_name: event.activityName,
    type_uid: event.classification.class_uid * 100 + event.activityId,
    time: record.at,
    metadata: {
      version: schemaVersion,
      product,
      profiles: event.profiles,
      log_name: origin,
      uid: `${origin}/${index}`,
      ...("call" in record ? { correlation_uid: record.call } : {}),
    },
    ...event.attributes,
  };
}

interface MappedRecord {
  readonly classification: typeof authentication | typeof apiActivity | typeof applicationLifecycle;
  readonly activityId: number;
  readonly activityName: string;
  readonly profiles: readonly string[];
  readonly attributes: object;
}

function mapRecord(record: AuditRecord): MappedRecord {
  if (record.type === "admission") return mapAdmission(record);
  if (record.type === "outcome") return mapOutcome(record);
  if (record.type === "denial") return mapDenial(record);
  if (record.type === "consultation") return mapConsultation(record);
  if (record.type === "inspection") return mapInspection(record);
  if (record.type === "conversation") return mapConversation(record);
  if (record.type === "exchange") return mapExchange(record);
  if (record.type === "change") return mapLogIn(record) ?? mapChange(record);
  return mapLifecycle(record);
}

function mapAdmission(r: AdmissionRecord): MappedRecord {
  const { type: _, at: __, call, principal: ___, key, useCase, model, deployment, policies, policyDigest, ...unmapped } = r;
  return {
    classification: apiActivity,
    activityId: other,
    activityName: "Admit model call",
    profiles: callProfiles,
    attributes: {
      ...informational,
      ...success,
      ...(r.masked ? corrected : allowed),
      actor: callerActor(r, useCase),
      src_endpoint: { svc_name: useCase },
      api: { operation: r.dialect, request: { uid: call } },
      ai_model: { name: model, ai_provider: deployment },
      authorizations: policies.map((name) => ({ decision: "Allow", policy: { name, uid: policyDigest } })),
      unmapped: { ...unmapped, key, useCase },
    },
  };
}

function mapOutcome(r: OutcomeRecord): MappedRecord {
  const { type: _, at: __, call, status, code, inputTokens, outputTokens, upstreamStatus, ...unmapped } = r;
  const completed = status === "completed" ? success : failure;
  return {
    classification: apiActivity,
    activityId: other,
    activityName: "End model call",
    profiles: callProfiles,
    attributes: {
      ...(status === "blocked" ? medium : informational),
      ...(status === "unknown" ? unknown : completed),
      status_detail: status,
      ...(code === undefined ? {} : { status_code: code }),
      ...(status === "blocked" ? blocked : r.masked ? corrected : allowed),
      // Who called is in the admission, which has the same correlation_uid.
      actor: { app_name: product.name },
      src_endpoint: { svc_name: product.name },
      api: { operation: "model-call", request: { uid: call } },
      ...(upstreamStatus === undefined ? {} : { http_response: { code: upstreamStatus } }),
      message_context: {
        service: { name: product.name },
        prompt_tokens: inputTokens,
        completion_tokens: outputTokens,
        total_tokens: inputTokens + outputTokens,
      },
      unmapped,
    },
  };
}

function mapDenial(r: DenialRecord): MappedRecord {
  const { type: _, at: __, call, code, principal, policies, ...unmapped } = r;
  return {
    classification: apiActivity,
    activityId: other,
    activityName: "Deny model call",
    profiles: callProfiles,
    attributes: {
      ...medium,
      ...failure,
      status_code: code,
      ...blocked,
      ...(r.suppressed === undefined ? {} : { count: 1 + r.suppressed }),
      actor: callerActor(r, r.useCase),
      src_endpoint: { svc_name: r.useCase ?? principal },
      api: { operation: r.dialect, request: { uid: call } },
      ...(policies === undefined ? {} : { authorizations: policies.map((name) => ({ decision: "Deny", policy: { name } })) }),
      unmapped,
    },
  };
}

function mapConsultation(r: ConsultationRecord): MappedRecord {
  const { type: _, at: __, call, principal: ___, key, useCase, model, deployment, policies, policyDigest, ...unmapped } = r;
  return {
    classification: apiActivity,
    activityId: other,
    activityName: "Consult model about call",
    profiles: callProfiles,
    attributes: {
      ...informational,
      ...success,
      ...allowed,
      actor: callerActor(r, useCase),
      src_endpoint: { svc_name: useCase },
      api: { operation: r.about, request: { uid: call } },
      ai_model: { name: model, ai_provider: deployment },
      authorizations: policies.map((name) => ({ decision: "Allow", policy: { name, uid: policyDigest } })),
      unmapped: { ...unmapped, key, useCase },
    },
  };
}

function mapInspection(r: InspectionRecord): MappedRecord {
  const { type: _, at: __, call, principal: ___, key, useCase, outcome, ...unmapped } = r;
  return {
    classification: apiActivity,
    activityId: other,
    activityName: "Apply guardrail",
    profiles: ["security_control"],
    attributes: {
      ...(outcome === "blocked" ? medium : informational),
      ...success,
      status_detail: outcome,
      ...(outcome === "blocked" ? blocked : outcome === "masked" ? corrected : allowed),
      actor: callerActor(r, useCase),
      src_endpoint: { svc_name: useCase },
      api: { operation: "apply-guardrail", request: { uid: call } },
      unmapped: { ...unmapped, key, useCase },
    },
  };
}

const conversationActivities = {
  create: { activityId: 1, activityName: "Create" },
  read: { activityId: 2, activityName: "Read" },
  update: { activityId: 3, activityName: "Update" },
  delete: { activityId: 4, activityName: "Delete" },
} as const satisfies Record<ConversationRecord["action"], object>;

function mapConversation(r: ConversationRecord): MappedRecord {
  const { type: _, at: __, call, principal: ___, key, useCase, action, target, ...unmapped } = r;
  return {
    classification: apiActivity,
    ...conversationActivities[action],
    profiles: ["security_control"],
    attributes: {
      ...informational,
      ...success,
      ...allowed,
      actor: callerActor(r, useCase),
      src_endpoint: { svc_name: useCase },
      api: { operation: `conversation-${action}`, request: { uid: call } },
      resources: [{ name: target }],
      unmapped: { ...unmapped, key, useCase },
    },
  };
}

function mapExchange(r: ExchangeRecord): MappedRecord {
  const { type: _, at: __, call, principal: ___, useCase, token, ...unmapped } = r;
  return {
    classification: apiActivity,
    activityId: 1,
    activityName: "Create",
    profiles: [],
    attributes: {
      ...informational,
      ...success,
      actor: callerActor(r, useCase),
      src_endpoint: { svc_name: useCase },
      api: { operation: "token-exchange", request: { uid: call } },
      resources: [{ name: token, type: "token" }],
      unmapped: { ...unmapped, useCase },
    },
  };
}

const createActivity = { activityId: 1, activityName: "Create" };
const updateActivity = { activityId: 3, activityName: "Update" };
const deleteActivity = { activityId: 4, activityName: "Delete" };
/** By the last word of an action. */
const changeActivities: Readonly<Record<string, typeof createActivity>> = {
  create: createActivity,
  add: createActivity,
  apply: updateActivity,
  change: updateActivity,
  rotate: updateActivity,
  transition: updateActivity,
  delete: deleteActivity,
  end: deleteActivity,
  remove: deleteActivity,
  retire: deleteActivity,
  revoke: deleteActivity,
};

/** Of the record that takes back one that was written before a change that then failed. */
const failedSuffix = "-failed";

function mapChange(r: ChangeRecord): MappedRecord {
  const { type: _, at: __, actor: ___, action, target, reason, ...unmapped } = r;
  const failed = action.endsWith(failedSuffix);
  const intended = failed ? action.slice(0, -failedSuffix.length) : action;
  return {
    classification: apiActivity,
    ...(changeActivities[intended.slice(intended.lastIndexOf("-") + 1)] ?? { activityId: other, activityName: action }),
    profiles: [],
    attributes: {
      ...(action.startsWith("andon-") ? medium : informational),
      ...(failed ? failure : success),
      ...(reason === undefined ? {} : { status_detail: reason }),
      actor: changeActor(r),
      src_endpoint: { svc_name: "control-plane" },
      api: { operation: action },
      resources: [{ name: target }],
      unmapped,
    },
  };
}

const logInActivities: Readonly<Record<string, { readonly activityId: number; readonly activityName: string }>> = {
  "log-in": { activityId: 1, activityName: "Logon" },
  "log-out": { activityId: 2, activityName: "Logoff" },
};

/** Undefined for a change that is something else. */
function mapLogIn(r: ChangeRecord): MappedRecord | undefined {
  const { action, actor, detail = {} } = r;
  const failed = action.endsWith(failedSuffix);
  const activity = logInActivities[failed ? action.slice(0, -failedSuffix.length) : action];
  if (activity === undefined) return undefined;
  const { provider, strength } = detail;
  return {
    classification: authentication,
    ...activity,
    profiles: [],
    attributes: {
      ...informational,
      ...(failed ? failure : success),
      user: { name: actor, type_id: 1, type: "User" },
      actor: { user: { name: actor }, ...(typeof provider === "string" && { idp: { name: provider } }) },
      service: { name: "control-plane" },
      auth_protocol_id: 4,
      auth_protocol: "OpenID",
      ...(typeof strength === "number" && { is_mfa: hadSeveralFactors(strength) }),
      unmapped: { detail },
    },
  };
}

function mapLifecycle(r: LifecycleRecord): MappedRecord {
  const starts = r.type === "started";
  return {
    classification: applicationLifecycle,
    activityId: starts ? 3 : 4,
    activityName: starts ? "Start" : "Stop",
    profiles: [],
    attributes: {
      ...informational,
      ...success,
      app: { ...product, version: r.version },
      ...(r.recovered === undefined ? {} : { unmapped: { recovered: r.recovered } }),
    },
  };
}
