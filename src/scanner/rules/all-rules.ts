import type { Rule } from "../model/rule.ts";
import { iamRules } from "./iam/iam-rules.ts";
import { networkRules } from "./network/network-rules.ts";
import { serviceRules } from "./service-rules.ts";

/** Every rule, in the order of reports: one list for each family. */
export const allRules: readonly Rule[] = [...serviceRules, ...iamRules, ...networkRules];
