/** The shipped policies of model calls. `@advice` is for whom they turn away: what is protected, and what to do. */
export const callPolicies = `
@id("approved-use-case")
@advice("Lets calls of approved use cases through, to places and with data that the approval covers.")
permit (principal, action == Action::"CallModel", resource)
when {
  ["SANDBOX", "SECURITY_GATE", "CUTOVER", "PRODUCTION", "DEGRADED"].contains(context.useCase.state) &&
  context.useCase.regions.contains(resource.region) &&
  context.dataClass <= context.useCase.approvedClass &&
  context.dataClass <= resource.ceiling
};

@id("use-case-not-serving")
@advice("Only approved use cases are served. Ask the owner of the use case to have it approved.")
forbid (principal, action == Action::"CallModel", resource)
unless { ["SANDBOX", "SECURITY_GATE", "CUTOVER", "PRODUCTION", "DEGRADED"].contains(context.useCase.state) };

@id("people-need-a-role")
@advice("People call only what they are given: the role USER, or DEVELOPER while it is in the sandbox. Ask the owner of the use case for the role USER.")
forbid (principal, action == Action::"CallModel", resource)
unless {
  principal.kind == "service-account" ||
  principal.kind == "key" ||
  (principal.kind == "user" &&
    (principal in Role::"USER" || (principal in Role::"DEVELOPER" && context.useCase.environment == "sandbox")))
};

@id("confidential-data-needs-several-factors")
@advice("Confidential data and above is for people who logged in with several factors. Log in again with a second factor or a passkey.")
forbid (principal, action == Action::"CallModel", resource)
when {
  context.dataClass >= 2 &&
  (principal.kind == "user" || context has endUser) &&
  context.authentication.strength < 2
};

@id("restricted-data-needs-a-recent-log-in")
@advice("Restricted data needs a log-in of the last 12 hours. Log in again.")
forbid (principal, action == Action::"CallModel", resource)
when {
  context.dataClass >= 3 &&
  (principal.kind == "user" || context has endUser) &&
  context.authentication.ageMinutes > 720
};

@id("sandbox-serves-sandbox-only")
@advice("The sandbox takes no data above internal and serves only use cases that are declared for it. Send less sensitive data, or ask the owner of the use case for its approval for production.")
forbid (principal, action == Action::"CallModel", resource)
when {
  ["SANDBOX", "SECURITY_GATE", "CUTOVER"].contains(context.useCase.state) &&
  (context.useCase.environment != "sandbox" || context.dataClass > 1)
};

@id("region-not-approved")
@advice("Data stays in the regions that the use case is approved for. Use a model that is served there, or ask the owner of the use case.")
forbid (principal, action == Action::"CallModel", resource)
unless { context.useCase.regions.contains(resource.region) };

@id("data-class-above-approval")
@advice("The data is more sensitive than the use case is approved for. Leave it out, or ask the owner of the use case for an approval of that class.")
forbid (principal, action == Action::"CallModel", resource)
when { context.dataClass > context.useCase.approvedClass };

@id("data-class-above-ceiling")
@advice("The data is more sensitive than this model may be given. Leave it out, or use a model that may have it.")
forbid (principal, action == Action::"CallModel", resource)
when { context.dataClass > resource.ceiling };

@id("regulated-data-not-approved")
@advice("There is regulated data in it that the use case is not approved for. Leave it out, or ask the owner of the use case to have that kind of data approved.")
forbid (principal, action == Action::"CallModel", resource)
when {
  (context.overlays.contains("ferpa") && !context.useCase.overlays.contains("ferpa")) ||
  (context.overlays.contains("phi") && !context.useCase.overlays.contains("phi")) ||
  (context.overlays.contains("human-subjects") && !context.useCase.overlays.contains("human-subjects")) ||
  (context.overlays.contains("export-controlled") && !context.useCase.overlays.contains("export-controlled"))
};

@id("sensitive-data-on-public-network")
@advice("Confidential data and above is not sent over public networks. Use a model on a private network.")
forbid (principal, action == Action::"CallModel", resource)
when { context.dataClass >= 2 && resource.network == "public" };

@id("export-controlled-data-on-public-network")
@advice("Export-controlled data is not sent over public networks. Use a model on a private network, or ask the export office.")
forbid (principal, action == Action::"CallModel", resource)
when { context.overlays.contains("export-controlled") && resource.network == "public" };

@id("provider-trains-on-data")
@advice("The model's provider may train on what it is sent, so it gets public data only. Use another model.")
forbid (principal, action == Action::"CallModel", resource)
when { context.dataClass >= 1 && resource.model.trainsOnData };

@id("provider-retains-data")
@advice("The model's provider keeps what it is sent, so it gets no data above internal. Use another model.")
forbid (principal, action == Action::"CallModel", resource)
when { context.dataClass >= 2 && resource.model.retainsData };

@id("safe-mode-without-tools")
@advice("Safe mode is on after an incident, and takes no calls with tools. Call without tools, or wait until security operations ends it.")
forbid (principal, action == Action::"CallModel", resource)
when { context.safeMode && context.usesTools };

@id("safe-mode-private-network")
@advice("Safe mode is on after an incident, and sends nothing over public networks. Use a model on a private network, or wait until security operations ends it.")
forbid (principal, action == Action::"CallModel", resource)
when { context.safeMode && resource.network == "public" };

@id("uninspected-content-above-internal")
@advice("Images, sounds and documents that nobody can look into pass up to internal data only. Send text instead, or less sensitive data.")
forbid (principal, action == Action::"CallModel", resource)
when { context.uninspected && context.dataClass > 1 };

@id("observed-answers")
@advice("Answers go out only after they were inspected. Ask the owner of the use case to have its guardrail stream that way.")
forbid (principal, action == Action::"CallModel", resource)
when { context.observed };
`;
