import { z } from "zod";
import lifecycle from "./lifecycle.json" with { type: "json" };
import { durationSchema } from "./parse-duration.ts";

const defaults = lifecycle.settings;

/** May be made shorter than the standard's own, never longer: how long something lasts that should not. */
const atMost = (most: number, least = 1) => z.int().min(least).max(most).default(most);
/** May be set as the organisation works, within bounds. */
const between = (least: number, most: number, standard: number) => z.int().min(least).max(most).default(standard);
const factor = (most: number) => z.number().min(0.01).max(most).default(most);
const controlId = z.string().regex(/^[A-Z]{3}-\d{3}$/, "must be the id of a control, such as NET-005");

const { failed, stale } = defaults.graceHours;

/**
 * The standard's day counts and thresholds as an organisation sets them: the spec of the resource `Standard`. What is absent is as
 * the standard has it. What limits a risk can be made stricter only; how often something is looked at can be loosened to twice the
 * standard's at most, which `checkSettings` holds for single controls and artefacts.
 */
export const standardSchema = z.strictObject({
  approvals: z
    .strictObject({
      signature: z
        .enum(["passkey", "log-in"])
        .default(defaults.approvals.signature === "log-in" ? "log-in" : "passkey")
        .describe("How people sign: with a passkey over what they sign, or with a recent log-in of several factors as well."),
      lapseDays: atMost(defaults.approvals.lapseDays).describe("An approval that no gate has used by then is void, days."),
      freshLoginMinutes: atMost(defaults.approvals.freshLoginMinutes).describe(
        "How recently whoever signs must have proved who they are, minutes.",
      ),
    })
    .prefault({})
    .describe("Approvals."),
  reviewDays: z
    .strictObject({
      intake: between(1, 60, defaults.reviewDays.intake).describe("For the review of an intake."),
      design: between(1, 90, defaults.reviewDays.design).describe("For the review of a design."),
    })
    .prefault({})
    .describe("How long reviewers may take before it is called late, days."),
  sandbox: z
    .strictObject({
      days: atMost(defaults.sandbox.days).describe("Longest life of a sandbox, days."),
      rateFactor: factor(defaults.sandbox.rateFactor).describe("Its rate limits, as a share of those of the manifest."),
      dataClass: z
        .enum(["public", "internal"])
        .default("internal")
        .describe("The highest class that it serves without artefacts."),
      label: z
        .string()
        .max(200)
        .regex(/^[!-~](?:[ -~]*[!-~])?$/, "must be printable ASCII, for it stands in a header")
        .default(defaults.sandbox.label)
        .describe("What its answers are marked with; printable ASCII."),
    })
    .prefault({})
    .describe("The sandbox."),
  degraded: z
    .strictObject({
      days: atMost(defaults.degraded.days).describe("After so many days it is suspended."),
      rateFactor: factor(defaults.degraded.rateFactor).describe("Its rate limits, as a share of those of the manifest."),
    })
    .prefault({})
    .describe("A use case that is degraded."),
  graceHours: z
    .strictObject({
      failed: graceSchema(failed).describe("From when a control fails."),
      stale: graceSchema(stale).describe("From when its evidence is too old, or gone."),
    })
    .prefault({})
    .describe("How long a use case in production goes on as before, by the control's severity, hours."),
  suspended: z
    .strictObject({ days: between(1, 365, defaults.suspended.days).describe("After so many days it is decommissioned.") })
    .prefault({})
    .describe("A use case that is suspended."),
  decommission: z
    .strictObject({ days: between(1, 180, defaults.decommission.days).describe("By when it must be done, days.") })
    .prefault({})
    .describe("Decommissioning."),
  owner: z
    .strictObject({
      missingDays: atMost(defaults.owner.missingDays, 0).describe("So many days without an owner suspend a use case."),
    })
    .prefault({})
    .describe("The accountable owner."),
  monthlyReview: z
    .strictObject({
      dueDay: between(1, 15, defaults.monthlyReview.dueDay).describe("Day of the month after, by which it is signed, UTC."),
      missedToDegrade: atMost(defaults.monthlyReview.missedToDegrade).describe("So many missed in a row degrade a use case."),
      missedToSuspend: atMost(defaults.monthlyReview.missedToSuspend).describe("So many missed in a row suspend it."),
    })
    .prefault({})
    .describe("The monthly review."),
  exceptions: z
    .strictObject({
      maxDays: z
        .strictObject({
          public: atMost(defaults.exceptions.maxDays.public).describe("For public data."),
          internal: atMost(defaults.exceptions.maxDays.internal).describe("For internal data."),
          confidential: atMost(defaults.exceptions.maxDays.confidential).describe("For confidential data."),
          restricted: atMost(defaults.exceptions.maxDays.restricted).describe("For restricted data."),
        })
        .prefault({})
        .describe("Longest life of an exception, by the class of data, days."),
      timeoutDays: between(1, 30, defaults.exceptions.timeoutDays).describe(
        "A request that is not decided by then is rejected, days.",
      ),
      maxRenewals: atMost(defaults.exceptions.maxRenewals, 0).describe("How often one can be renewed."),
      notifyDays: z
        .array(z.int().min(0).max(180))
        .min(1)
        .max(10)
        .default(defaults.exceptions.notifyDays)
        .describe("So many days before its end people are told."),
      nonWaivable: z
        .array(controlId)
        .max(200)
        .default([])
        .describe("Controls that no exception may touch, besides the standard's own."),
    })
    .prefault({})
    .describe("Exceptions."),
  breakGlass: z
    .strictObject({ maxHours: atMost(defaults.breakGlass.maxHours).describe("How long one lasts, hours.") })
    .prefault({})
    .describe("Exceptions in an emergency."),
  expiryWarningDays: between(1, 180, defaults.expiryWarningDays).describe(
    "So many days before an agreement, an artefact or an approval ends people are told.",
  ),
  controls: z
    .record(
      controlId,
      z.strictObject({
        maxAge: durationSchema.exactOptional().describe("How old evidence may be: at most twice what the standard says."),
        severity: z.enum(["critical", "high", "medium", "low"]).exactOptional().describe("Not lower than the standard's."),
        onFail: z.enum(["block", "degrade", "alert"]).exactOptional().describe("Not milder than the standard's."),
        stopsAtOnce: z.literal(true).exactOptional().describe("Its end stops a use case at that instant."),
      }),
    )
    .default({})
    .describe("Single controls, by id."),
  artefacts: z
    .record(
      z.string().regex(/^[A-Z][A-Z_]{1,39}$/, "must be the id of an artefact, such as RISK"),
      z.strictObject({ validDays: z.int().min(1).max(730).describe("At most twice what the standard says.") }),
    )
    .default({})
    .describe("Single artefacts, by id: those that hold for a number of days."),
});

export type StandardSettings = z.infer<typeof standardSchema>;

function graceSchema(hours: { readonly critical: number; readonly high: number; readonly medium: number; readonly low: number }) {
  return z
    .strictObject({
      critical: atMost(hours.critical, 0).describe("Of critical controls."),
      high: atMost(hours.high, 0).describe("Of high ones."),
      medium: atMost(hours.medium, 0).describe("Of medium ones."),
      low: atMost(hours.low, 0).describe("Of low ones."),
    })
    .prefault({});
}
