import { applies } from "./condition.ts";
import { whyNot } from "./explain-condition.ts";
import type { UseCaseProfile } from "./profile.ts";
import type { Control, Standard } from "./standard.ts";

/** Whether a control applies to a use case, and why not where it does not. */
export type ControlApplies =
  | { readonly control: Control; readonly applies: true }
  | { readonly control: Control; readonly applies: false; readonly why: string };

/** All controls of the standard, in its order: the applicable-controls statement. */
export function applicableControls(standard: Standard, profile: UseCaseProfile): readonly ControlApplies[] {
  return [...standard.controls.values()].map((control) =>
    applies(control.appliesWhen, profile)
      ? { control, applies: true }
      : { control, applies: false, why: whyNot(control.appliesWhen, profile) },
  );
}

/** Those that apply, without the reasons: for whoever asks often. */
export function controlsThatApply(standard: Standard, profile: UseCaseProfile): readonly Control[] {
  return [...standard.controls.values()].filter(({ appliesWhen }) => applies(appliesWhen, profile));
}
