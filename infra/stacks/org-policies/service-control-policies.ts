import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { keepPrivate } from "./keep-private.ts";
import { keepWatching } from "./keep-watching.ts";
import type { PolicyDocumentJson } from "./policy-document.ts";
import { denyRegions, requireEncryption, requireGuardrails, requireIsolation } from "./restrict-ai.ts";

const policy = (...statements: readonly (readonly object[])[]): PolicyDocumentJson => ({
  Version: "2012-10-17",
  Statement: statements.flat(),
});

/**
 * What nobody in the accounts below the targets may do, administrators neither (NET-005). A key that a request leaves out counts as
 * wrong (`…IfExists` and `Null`), so that leaving a setting out doesn't help. AWS takes 5,120 characters of each, and attaches five to a
 * target, of which one is its own that allows: three leave the organisation one.
 */
export function serviceControlPolicies(config: DeploymentConfig): Readonly<Record<string, PolicyDocumentJson>> {
  return {
    "ai-services": policy(denyRegions(config), requireIsolation(), requireEncryption()),
    "guarded-and-private": policy(requireGuardrails(config), keepPrivate(config)),
    "keep-watching": policy(keepWatching(config)),
  };
}
