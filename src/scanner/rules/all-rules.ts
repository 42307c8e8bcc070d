import type { Rule } from "../model/rule.ts";
import { kmsKeyRules } from "./kms/keys.ts";
import { notebookRules } from "./sagemaker/notebooks.ts";

/** Every rule, in the order of reports: one list for each family. */
export const allRules: readonly Rule[] = [...notebookRules, ...kmsKeyRules];
