import type { Rule } from "../model/rule.ts";
import { serviceRules } from "./service-rules.ts";

/** Every rule, in the order of reports: one list for each family. */
export const allRules: readonly Rule[] = [...serviceRules];
