/** The shipped policies of governance: who may ask for an approval, sign, file what it rests on, and say what was seen. */
export const approvalPolicies = `
@id("leads-and-owners-ask-for-approval")
@advice("Lets project leads and data owners ask for what their use cases need, and security for exceptions.")
permit (principal, action == Action::"RequestApproval", resource)
when { principal in [Role::"PROJECT_LEAD", Role::"DATA_OWNER", Role::"INFOSEC", Role::"CISO"] };

@id("roles-sign")
@advice("Lets whoever holds a role of the standard sign for it. Which roles count for what, the standard says.")
permit (principal, action == Action::"Sign", resource)
when {
  principal in [
    Role::"DATA_OWNER", Role::"PROJECT_LEAD", Role::"PLATFORM", Role::"INFOSEC", Role::"SECOPS", Role::"CISO", Role::"CIO",
    Role::"RESEARCH_COMPLIANCE_OFFICER", Role::"IRB_OFFICE", Role::"EXPORT_OFFICE", Role::"PRIVACY", Role::"LEGAL",
    Role::"PROCUREMENT", Role::"REGISTRAR", Role::"DATA_GOVERNANCE", Role::"GOV_COMMITTEE"
  ]
};

@id("roles-file-artefacts")
@advice("Lets whoever a document comes from file it. It counts once those who must have signed it.")
permit (principal, action == Action::"FileArtefact", resource)
when {
  principal in [
    Role::"DATA_OWNER", Role::"PROJECT_LEAD", Role::"PLATFORM", Role::"INFOSEC", Role::"SECOPS", Role::"CISO",
    Role::"RESEARCH_COMPLIANCE_OFFICER", Role::"IRB_OFFICE", Role::"EXPORT_OFFICE", Role::"PRIVACY", Role::"LEGAL",
    Role::"PROCUREMENT", Role::"REGISTRAR", Role::"DATA_GOVERNANCE", Role::"GOV_COMMITTEE"
  ]
};

@id("security-and-platform-bring-evidence")
@advice("Lets security, the platform team and their scanners say what they saw of a control.")
permit (principal, action == Action::"AddEvidence", resource)
when { principal in [Role::"PLATFORM", Role::"INFOSEC", Role::"SECOPS"] };

@id("only-people-sign")
@advice("A signature is a person's. Log in as a person to sign.")
forbid (principal, action == Action::"Sign", resource)
unless { principal.kind == "user" };
`;
