/**
 * How sure it is who somebody is. 0: not at all. 1: one factor, or a secret that a program holds. 2: several factors. 3: a
 * factor that cannot be phished, such as a passkey.
 */
export type Strength = 0 | 1 | 2 | 3;

export interface Authentication {
  readonly strength: Strength;
  /** When the person last proved who they are, milliseconds since the epoch; for a program, when its call came. */
  readonly at: number;
  readonly method: "key" | "signature" | "certificate" | "token" | "exchanged-token" | "session" | "bootstrap";
}

export type PrincipalKind = "user" | "service-account" | "key" | "bootstrap";

/** Which of the two listeners something is for. A credential of one is never valid on the other. */
export type Plane = "data" | "control";
