import type { Kind } from "../governance/kinds.ts";
import type { AdminAction } from "./authorize.ts";

/** What changing a resource of each kind is, and what looking at it is. */
export const kindActions: Readonly<Record<Kind, { readonly apply: AdminAction; readonly read: AdminAction }>> = {
  Vendor: { apply: "ApplyVendor", read: "ReadRegister" },
  Model: { apply: "ApplyModel", read: "ReadRegister" },
  Deployment: { apply: "ApplyModel", read: "ReadRegister" },
  Guardrail: { apply: "ApplyGuardrail", read: "ReadRegister" },
  Prompt: { apply: "ApplyPrompt", read: "ReadRegister" },
  Tool: { apply: "ApplyModel", read: "ReadRegister" },
  KnowledgeBase: { apply: "ApplyModel", read: "ReadRegister" },
  Standard: { apply: "ApplyStandard", read: "ReadRegister" },
  Policy: { apply: "ApplyPolicy", read: "ReadRegister" },
  IdentityProvider: { apply: "ApplyIdentity", read: "ReadAccess" },
  UseCase: { apply: "ApplyUseCase", read: "ReadRegister" },
  Exception: { apply: "ApplyException", read: "ReadRegister" },
  ServiceAccount: { apply: "ApplyIdentity", read: "ReadAccess" },
  RoleBinding: { apply: "ApplyRoleBinding", read: "ReadAccess" },
};

/** What signing a change of each kind is: as making it. Who vouches for people makes of somebody what whoever gives roles has to know of. */
export function changeAction(kind: Kind): AdminAction {
  if (kind === "UseCase") return "ApproveUseCase";
  return kind === "IdentityProvider" ? "ApplyRoleBinding" : kindActions[kind].apply;
}
