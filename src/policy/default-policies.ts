/**
 * The policies that ship. Resources of kind Policy come on top; these forbids always hold, because in Cedar a forbid wins. The
 * exception are those of `replaceablePolicies`.
 */
export const defaultPolicies = `
@id("approved-use-case")
permit (principal, action == Action::"CallModel", resource)
when {
  ["SANDBOX", "PRODUCTION"].contains(context.useCase.state) &&
  context.useCase.regions.contains(resource.region) &&
  context.dataClass <= context.useCase.approvedClass &&
  context.dataClass <= resource.ceiling
};

@id("use-case-not-serving")
forbid (principal, action == Action::"CallModel", resource)
unless { ["SANDBOX", "PRODUCTION"].contains(context.useCase.state) };

@id("sandbox-serves-sandbox-only")
forbid (principal, action == Action::"CallModel", resource)
when { context.useCase.state == "SANDBOX" && (context.useCase.environment != "sandbox" || context.dataClass > 1) };

@id("region-not-approved")
forbid (principal, action == Action::"CallModel", resource)
unless { context.useCase.regions.contains(resource.region) };

@id("data-class-above-approval")
forbid (principal, action == Action::"CallModel", resource)
when { context.dataClass > context.useCase.approvedClass };

@id("data-class-above-ceiling")
forbid (principal, action == Action::"CallModel", resource)
when { context.dataClass > resource.ceiling };

@id("regulated-data-not-approved")
forbid (principal, action == Action::"CallModel", resource)
when {
  (context.overlays.contains("ferpa") && !context.useCase.overlays.contains("ferpa")) ||
  (context.overlays.contains("phi") && !context.useCase.overlays.contains("phi")) ||
  (context.overlays.contains("human-subjects") && !context.useCase.overlays.contains("human-subjects")) ||
  (context.overlays.contains("export-controlled") && !context.useCase.overlays.contains("export-controlled"))
};

@id("sensitive-data-on-public-network")
forbid (principal, action == Action::"CallModel", resource)
when { context.dataClass >= 2 && resource.network == "public" };

@id("export-controlled-data-on-public-network")
forbid (principal, action == Action::"CallModel", resource)
when { context.overlays.contains("export-controlled") && resource.network == "public" };

@id("provider-trains-on-data")
forbid (principal, action == Action::"CallModel", resource)
when { context.dataClass >= 1 && resource.model.trainsOnData };

@id("provider-retains-data")
forbid (principal, action == Action::"CallModel", resource)
when { context.dataClass >= 2 && resource.model.retainsData };

@id("safe-mode-without-tools")
forbid (principal, action == Action::"CallModel", resource)
when { context.safeMode && context.usesTools };

@id("safe-mode-private-network")
forbid (principal, action == Action::"CallModel", resource)
when { context.safeMode && resource.network == "public" };

@id("uninspected-content-above-internal")
forbid (principal, action == Action::"CallModel", resource)
when { context.uninspected && context.dataClass > 1 };

@id("observed-answers")
forbid (principal, action == Action::"CallModel", resource)
when { context.observed };
`;

/**
 * Shipped forbids whose threshold is the organisation's choice. No permit could lift one, so a policy of the register takes its
 * place instead, by a forbid of its own that says so:
 *
 *     @id("uninspected-content-above-confidential")
 *     @replaces("uninspected-content-above-internal")
 *     forbid (principal, action == Action::"CallModel", resource)
 *     when { context.uninspected && context.dataClass > 2 };
 *
 * It needs no `@replaces` to be stricter: a second forbid beside the shipped one does that. When the resource is retired, the
 * shipped forbid is back.
 */
export const replaceablePolicies: ReadonlySet<string> = new Set(["uninspected-content-above-internal", "observed-answers"]);
