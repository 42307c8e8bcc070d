import type { CallerFields, ChangeRecord } from "./record.ts";

type Kind = NonNullable<CallerFields["kind"]>;

/** Of a User object, OCSF 1.8.0. */
const userTypes: Readonly<Record<Kind, { readonly type_id: number; readonly type: string }>> = {
  user: { type_id: 1, type: "User" },
  "service-account": { type_id: 4, type: "Service" },
  key: { type_id: 99, type: "API key" },
  bootstrap: { type_id: 99, type: "Bootstrap token" },
};

/**
 * Who called, as an Actor. Its session is that of a person's log-in; of whom a program calls on behalf, and how sure it was of them,
 * is under `unmapped`. Records of versions that knew only keys say nothing of a kind.
 */
export function callerActor({ principal, key, kind, provider, strength }: CallerFields, useCase: string | undefined): object {
  return {
    user: { name: principal, ...(kind && userTypes[kind]), credential_uid: key },
    ...(kind === "user" && sessionOf(strength)),
    ...(provider !== undefined && { idp: { name: provider } }),
    ...(useCase !== undefined && { app_name: useCase }),
  };
}

/** Who changed something, by what its record says of them. */
export function changeActor({ actor, detail = {} }: ChangeRecord): object {
  const { byKind, byStrength, byProvider } = detail;
  return {
    user: { name: actor, ...(isKind(byKind) && userTypes[byKind]) },
    ...(byKind === "user" && sessionOf(byStrength)),
    ...(typeof byProvider === "string" && { idp: { name: byProvider } }),
  };
}

function sessionOf(strength: unknown): object | undefined {
  return typeof strength === "number" ? { session: { is_mfa: hadSeveralFactors(strength) } } : undefined;
}

export function hadSeveralFactors(strength: number): boolean {
  return strength >= 2;
}

function isKind(kind: unknown): kind is Kind {
  return typeof kind === "string" && Object.hasOwn(userTypes, kind);
}
