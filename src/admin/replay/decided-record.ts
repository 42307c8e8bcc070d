import type { AdmissionRecord, AskedFields, AuditRecord, DenialRecord } from "../../audit/record.ts";

/** A record of a decision that policies made on a model call, whatever it is a record of. */
export interface DecidedCall {
  readonly record: AdmissionRecord | DenialRecord;
  readonly effect: "allow" | "deny";
  readonly useCase: string;
  readonly policies: readonly string[];
  /** Absent where the record does not say what was asked. */
  readonly asked?: AskedCall;
}

/** What was asked, in one form for both kinds of record. */
export interface AskedCall extends AskedFields {
  readonly useCaseDigest: string;
  readonly state: string;
  readonly overlays: AdmissionRecord["overlays"];
  readonly uninspected: boolean;
  readonly observed: boolean;
  readonly policyDigest: string;
  /** Where it could have gone: allowed ones first, where it was sent before the others. */
  readonly deployments: readonly string[];
}

/** Undefined for a record of something else, or of a denial that was not by policy. */
export function decidedCall(record: AuditRecord): DecidedCall | undefined {
  if (record.type === "admission") {
    const { asked, useCase, policies, deployment, alternatives = [], useCaseDigest, state, overlays, policyDigest } = record;
    return {
      record,
      effect: "allow",
      useCase,
      policies,
      ...(asked && {
        asked: {
          ...asked,
          useCaseDigest,
          state,
          overlays,
          policyDigest,
          uninspected: record.uninspected !== undefined,
          observed: record.observed === true,
          deployments: [deployment, ...alternatives, ...(asked.denied ?? [])],
        },
      }),
    };
  }
  if (record.type !== "denial" || record.policies === undefined || record.useCase === undefined) return undefined;
  if (record.code !== "policy_denied" && record.code !== "authentication_insufficient") return undefined;
  const { asked, policies, useCase } = record;
  return {
    record,
    effect: "deny",
    useCase,
    policies,
    ...(asked && {
      asked: {
        ...asked,
        uninspected: asked.uninspected === true,
        observed: asked.observed === true,
        deployments: asked.denied ?? [],
      },
    }),
  };
}
