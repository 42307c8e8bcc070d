import { Problem } from "../../core/problem.ts";
import type { FormatReader } from "../format-reader.ts";
import type { Inventory } from "../model/inventory.ts";
import { looksLikePlan, readPlan } from "./read-plan.ts";

export const planReader: FormatReader = {
  name: "a plan or a state of Terraform as JSON",
  takes: ({ path, text }) => path.endsWith(".json") && !path.endsWith(".tf.json") && looksLikePlan(text),
  read: async (files, { isFolder, options }) =>
    await Promise.resolve(
      files.flatMap(({ file, text }): readonly Inventory[] => {
        try {
          return readPlan(text, file, options);
        } catch (error) {
          if (!isFolder || !(error instanceof Problem)) throw error;
          const unread = new Map([["*", error.detail.replace(/\.$/, "")]]);
          return [{ source: "terraform-plan", target: file, resources: [], unread, whole: options.whole ?? false }];
        }
      }),
    ),
};
