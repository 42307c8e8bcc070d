import { z } from "zod";
import { addressRange } from "./address-ranges.ts";
import { roleArn, secretArn } from "./arn-schemas.ts";

/** How the gateway runs. */
export const gatewayConfig = z
  .strictObject({
    /**
     * What tasks serve TLS with, behind the load balancer: a secret with `certificate` (PEM, with its chain) and `privateKey` (PEM), for
     * `hostname`. A private API checks it, so there it must come from an authority that API Gateway trusts.
     */
    tls: z.strictObject({ secret: secretArn, hostname: z.hostname() }),
    /**
     * The secret with the bootstrap token, 32 characters or more of your own making. It decides alone until the first administrator came in;
     * rotate it then.
     */
    bootstrapToken: secretArn,
    /** Of one task: 1 CPU and 4 GiB, 2 and 8, 4 and 16, 8 and 32. */
    size: z.enum(["small", "medium", "large", "xlarge"]).default("medium"),
    leastTasks: z.int().min(1).max(100).default(2),
    mostTasks: z.int().min(1).max(100).default(6),
    /** Who reaches the control plane, on port 8443 of the load balancer; nobody by default. */
    adminCidrs: z.array(addressRange).max(20).default([]),
    /** From one address, in five minutes; more are refused before the gateway sees them. */
    requestsPerFiveMinutes: z.int().min(10).max(2_000_000_000).default(10_000),
    /** Who may call the guardrail filter, a function that answers as ApplyGuardrail does; nobody by default. */
    filterCallers: z.array(roleArn).max(20).default([]),
  })
  .refine(({ leastTasks, mostTasks }) => leastTasks <= mostTasks, { path: ["mostTasks"], error: "must be at least leastTasks" });
