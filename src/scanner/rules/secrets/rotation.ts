import type { Resource } from "../../model/inventory.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Outcome } from "../../model/rule.ts";
import { part, say, subjectOf, type Subject } from "../checks/check.ts";
import { any } from "../checks/combine-checks.ts";
import { findReferrers } from "../checks/find-referrers.ts";
import { requireAtMost, requireText } from "../checks/require-value.ts";

/** Days between rotations that are allowed. */
const most = 90;
const perDay: Readonly<Record<string, number>> = { day: 1, hour: 24, minute: 1440 };

/** A schedule of rotations, by days or by an expression; a cron expression comes again within a year at most, so it is taken as good. */
export function requireRotation(schedule: Subject): Outcome | undefined {
  return any(
    requireAtMost("RotationRules.AutomaticallyAfterDays", most, { absent: "NONE" }),
    requireText(
      "RotationRules.ScheduleExpression",
      (text) => {
        const rate = /^rate\((\d{1,9})\s+(day|hour|minute)s?\)$/.exec(text);
        return rate === null ? text.startsWith("cron(") : Number(rate[1]) <= most * (perDay[rate[2] ?? "day"] ?? 1);
      },
      { absent: "NONE" },
    ),
    (subject) => say("FAIL", part(subject, "RotationRules"), "does not rotate within 90 days"),
  )(schedule);
}

/** Whether there is a schedule for a secret. A live account tells of it on the secret itself. */
export function rotates(secret: Resource, index: InventoryIndex): Outcome | undefined {
  const live = subjectOf(secret, index);
  if (secret.properties["RotationEnabled"] !== undefined || secret.properties["RotationRules"] !== undefined) {
    if (secret.properties["RotationEnabled"] === false) return say("FAIL", live, "does not rotate");
    return requireRotation(live);
  }
  const names = [secret.properties["Id"], secret.properties["Name"]];
  const schedules = findReferrers(index, "AWS::SecretsManager::RotationSchedule", "SecretId");
  // A schedule may name the attachment of a secret to its database, which gives the secret's own id.
  const attachments = findReferrers(index, "AWS::SecretsManager::SecretTargetAttachment", "SecretId").of(secret, names);
  for (const schedule of [secret, ...attachments].flatMap((one) => schedules.of(one, names))) {
    const outcome = requireRotation(subjectOf(schedule, index));
    return schedule.mayBeAbsent === undefined || outcome?.status === "FAIL"
      ? outcome
      : say("UNKNOWN", live, "may have a schedule");
  }
  const unsure =
    schedules.doubtful.length > 0
      ? "of a rotation schedule it is not known whose it is"
      : index.mayLack("AWS::SecretsManager::RotationSchedule");
  return unsure === undefined
    ? { status: "FAIL", why: "It has no rotation schedule." }
    : { status: "UNKNOWN", why: `It has no rotation schedule in what was read: ${unsure}.` };
}
