/**
 * The shipped policies of the control plane: what each role of the standard may do, and what nobody may. A role holds for what
 * is asked about, so a data owner's permits reach their own use cases only.
 */
export const adminPolicies = `
@id("bootstrap-administers")
@advice("Lets the bootstrap token do everything until the first administrator has come in.")
permit (principal, action in [Action::"Look", Action::"Change"], resource)
when { principal.kind == "bootstrap" };

@id("roles-read-the-register")
@advice("Lets whoever holds a role but USER see what is declared and concerns them.")
permit (principal, action == Action::"ReadRegister", resource)
when {
  principal in [
    Role::"DATA_OWNER", Role::"PROJECT_LEAD", Role::"PLATFORM", Role::"INFOSEC", Role::"SECOPS", Role::"CISO", Role::"CIO",
    Role::"RESEARCH_COMPLIANCE_OFFICER", Role::"IRB_OFFICE", Role::"EXPORT_OFFICE", Role::"PRIVACY", Role::"LEGAL",
    Role::"PROCUREMENT", Role::"REGISTRAR", Role::"DATA_GOVERNANCE", Role::"GOV_COMMITTEE", Role::"AUDITOR", Role::"DEVELOPER"
  ]
};

@id("platform-runs-the-service")
@advice("Lets the platform team run models, identities and keys, and pull and release the Andon cord.")
permit (
  principal in Role::"PLATFORM",
  action in [
    Action::"ApplyModel", Action::"ApplyIdentity", Action::"IssueKey", Action::"RevokeKey", Action::"PullAndon",
    Action::"ReleaseAndon", Action::"ReadAccess", Action::"ReadMetrics", Action::"TestGuardrail", Action::"ExplainPolicy"
  ],
  resource
);

@id("infosec-sets-the-rules")
@advice("Lets information security set guardrails, prompts, policies, the standard and roles, declare exceptions, and approve and stop.")
permit (
  principal in Role::"INFOSEC",
  action in [
    Action::"ApplyGuardrail", Action::"ApplyPrompt", Action::"ApplyPolicy", Action::"ApplyStandard", Action::"ApplyException",
    Action::"ApplyRoleBinding", Action::"ApproveUseCase", Action::"SuspendUseCase", Action::"RevokeKey", Action::"EndSession",
    Action::"PullAndon", Action::"ReleaseAndon", Action::"ReadLog", Action::"ReadAccess", Action::"TestGuardrail",
    Action::"ExplainPolicy"
  ],
  resource
);

@id("ciso-sets-the-rules")
@advice("Lets the CISO set policies, the standard and roles, declare exceptions, and approve and stop.")
permit (
  principal in Role::"CISO",
  action in [
    Action::"ApplyPolicy", Action::"ApplyStandard", Action::"ApplyException", Action::"ApplyRoleBinding",
    Action::"ApproveUseCase", Action::"SuspendUseCase", Action::"RevokeKey", Action::"EndSession", Action::"PullAndon",
    Action::"ReleaseAndon", Action::"ReadLog", Action::"ReadAccess", Action::"TestGuardrail", Action::"ExplainPolicy"
  ],
  resource
);

@id("cio-approves")
@advice("Lets the CIO approve and stop use cases.")
permit (
  principal in Role::"CIO",
  action in [Action::"ApproveUseCase", Action::"SuspendUseCase", Action::"PullAndon", Action::"ReadLog"],
  resource
);

@id("secops-stops")
@advice("Lets security operations stop whatever harms.")
permit (
  principal in Role::"SECOPS",
  action in [
    Action::"RevokeKey", Action::"EndSession", Action::"PullAndon", Action::"SuspendUseCase", Action::"ReadLog",
    Action::"ReadAccess", Action::"ReadMetrics", Action::"ExplainPolicy"
  ],
  resource
);

@id("data-owners-decide-on-theirs")
@advice("Lets data owners declare, approve and stop their use cases, and declare exceptions for them.")
permit (
  principal in Role::"DATA_OWNER",
  action in [
    Action::"ApplyUseCase", Action::"ApplyException", Action::"ApproveUseCase", Action::"SuspendUseCase", Action::"PullAndon",
    Action::"TestGuardrail", Action::"ExplainPolicy"
  ],
  resource
);

@id("project-leads-run-theirs")
@advice("Lets project leads declare and stop their use cases, their prompts and exceptions, and hold their keys.")
permit (
  principal in Role::"PROJECT_LEAD",
  action in [
    Action::"ApplyUseCase", Action::"ApplyPrompt", Action::"ApplyException", Action::"IssueKey", Action::"RevokeKey",
    Action::"SuspendUseCase", Action::"TestGuardrail", Action::"ExplainPolicy"
  ],
  resource
);

@id("procurement-and-legal-keep-vendors")
@advice("Lets procurement and legal declare vendors: their agreements and assessments.")
permit (principal, action == Action::"ApplyVendor", resource)
when { principal in [Role::"PROCUREMENT", Role::"LEGAL"] };

@id("developers-try-out")
@advice("Lets developers try out guardrails and policies.")
permit (principal in Role::"DEVELOPER", action in [Action::"TestGuardrail", Action::"ExplainPolicy"], resource);

@id("offices-suspend")
@advice("Lets every office that a use case must satisfy stop it.")
permit (principal, action == Action::"SuspendUseCase", resource)
when {
  principal in [
    Role::"RESEARCH_COMPLIANCE_OFFICER", Role::"IRB_OFFICE", Role::"EXPORT_OFFICE", Role::"PRIVACY", Role::"LEGAL",
    Role::"PROCUREMENT", Role::"REGISTRAR", Role::"DATA_GOVERNANCE", Role::"GOV_COMMITTEE"
  ]
};

@id("auditors-read")
@advice("Lets auditors read everything.")
permit (principal in Role::"AUDITOR", action in Action::"Look", resource);

@id("auditors-change-nothing")
@advice("Auditors read everything and change nothing, whatever else they hold. Ask somebody who is no auditor.")
forbid (principal in Role::"AUDITOR", action in Action::"Change", resource)
unless { principal.kind == "bootstrap" };

@id("calling-keys-administer-nothing")
@advice("A key for model calls is no administrator's. Log in, or use a personal access token.")
forbid (principal, action in [Action::"Look", Action::"Change"], resource)
unless { ["user", "service-account", "bootstrap"].contains(principal.kind) };

@id("nobody-approves-what-they-made")
@advice("Nobody approves what they made. Ask somebody else who may approve it.")
forbid (principal, action == Action::"ApproveUseCase", resource)
when { principal.kind != "bootstrap" && resource has createdBy && resource.createdBy == principal };

@id("nobody-grants-themselves")
@advice("Nobody gives a role to themselves or to a group that they are in. Ask somebody else who may give it.")
forbid (principal, action == Action::"ApplyRoleBinding", resource)
when { principal.kind != "bootstrap" && (resource.concerns.contains(principal) || principal in resource.concernedGroups) };

@id("only-people-approve")
@advice("Approvals are a person's. Log in as a person to approve.")
forbid (principal, action == Action::"ApproveUseCase", resource)
unless { ["user", "bootstrap"].contains(principal.kind) };

@id("only-people-change-access")
@advice("Policies, the standard, roles and identity providers are changed by people, not programs. Log in as a person.")
forbid (
  principal,
  action in [Action::"ApplyPolicy", Action::"ApplyStandard", Action::"ApplyRoleBinding", Action::"ApplyIdentity"],
  resource
)
unless { ["user", "bootstrap"].contains(principal.kind) };

@id("changes-need-several-factors")
@advice("Changes need a log-in with several factors. Log in again with a second factor or a passkey.")
forbid (principal, action in Action::"Change", resource)
when { principal.kind == "user" && context.authentication.strength < 2 };

@id("changes-need-a-recent-log-in")
@advice("Changes need a log-in of the last 8 hours. Log in again.")
forbid (principal, action in Action::"Change", resource)
when { principal.kind == "user" && context.authentication.ageMinutes > 480 };

@id("approvals-need-a-passkey")
@advice("Approvals, policies, the standard, roles and identity providers need a passkey, used in the last 5 minutes. Confirm with your passkey.")
forbid (
  principal,
  action in [
    Action::"ApproveUseCase", Action::"ApplyPolicy", Action::"ApplyStandard", Action::"ApplyRoleBinding", Action::"ApplyIdentity"
  ],
  resource
)
when { principal.kind == "user" && (context.authentication.strength < 3 || context.authentication.ageMinutes > 5) };
`;
