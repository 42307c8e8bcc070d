import { isJsonObject, type JsonValue } from "../../core/json.ts";
import type { StoredUser } from "../../storage/directory-store.ts";

export interface PersonName {
  readonly formatted?: string;
  readonly familyName?: string;
  readonly givenName?: string;
  readonly middleName?: string;
  readonly honorificPrefix?: string;
  readonly honorificSuffix?: string;
}

export interface Email {
  readonly value?: string;
  readonly display?: string;
  readonly type?: string;
  readonly primary?: boolean;
}

/** What is kept of a person besides who says so and when. Never a password. */
export interface UserDocument {
  /** Empty only until a client has said it. */
  readonly userName: string;
  readonly externalId?: string | undefined;
  /** Undefined until a client has said it. */
  readonly active?: boolean | undefined;
  readonly displayName?: string | undefined;
  readonly title?: string | undefined;
  readonly department?: string | undefined;
  readonly name?: PersonName | undefined;
  readonly emails?: readonly Email[] | undefined;
}

export const emptyUser: UserDocument = { userName: "" };

type Attributes = Pick<UserDocument, "displayName" | "title" | "department" | "name" | "emails">;

/** `StoredUser.attributes` of a document: JSON, at most some 20 KiB by the bounds of its parts. */
export function packAttributes({ displayName, title, department, name, emails }: UserDocument): string {
  return JSON.stringify({ displayName, title, department, name, emails });
}

export function documentOf({ userName, externalId, active, attributes }: StoredUser): UserDocument {
  // Written by packAttributes alone.
  const kept = JSON.parse(attributes) as JsonValue;
  return { ...(isJsonObject(kept) && (kept as unknown as Attributes)), userName, externalId, active };
}
