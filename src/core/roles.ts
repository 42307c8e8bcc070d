/** The roles of the standard. What each may do is said by the policies alone; docs/access.md has the table. */
export const roles = [
  "DATA_OWNER",
  "PROJECT_LEAD",
  "PLATFORM",
  "INFOSEC",
  "SECOPS",
  "CISO",
  "CIO",
  "RESEARCH_COMPLIANCE_OFFICER",
  "IRB_OFFICE",
  "EXPORT_OFFICE",
  "PRIVACY",
  "LEGAL",
  "PROCUREMENT",
  "REGISTRAR",
  "DATA_GOVERNANCE",
  "GOV_COMMITTEE",
  "AUDITOR",
  "DEVELOPER",
  "USER",
] as const;
export type Role = (typeof roles)[number];

/** Roles that are only ever held for named use cases. */
export const useCaseRoles: ReadonlySet<Role> = new Set(["DATA_OWNER", "PROJECT_LEAD", "DEVELOPER", "USER"]);

export function isRole(value: unknown): value is Role {
  return typeof value === "string" && (roles as readonly string[]).includes(value);
}
