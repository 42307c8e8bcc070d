import { type Call, type Option, textOption, textsOption, UsageError } from "./command.ts";
import { checkRegion } from "./scan-options.ts";

/** The options of the command that are about a live account. */
export const accountOptions: Readonly<Record<string, Option>> = {
  aws: { type: "boolean", description: "Reads a live account, besides the targets if there are any." },
  profile: { type: "string", value: "NAME", description: "With --aws: a profile of the shared AWS configuration." },
  role: { type: "string", value: "ARN", description: "With --aws: a role to read as, in this account or another." },
  "external-id": { type: "string", value: "ID", description: "With --role: what its trust policy asks for." },
  "scan-time": {
    type: "string",
    value: "DURATION",
    description: "With --aws: what is not read after so long is not known; 30m when absent.",
  },
  "aws-policy": { type: "boolean", description: "Prints the IAM policy that --aws needs for these rules instead." },
};

export const readsAccount = (call: Call): boolean => call.options["aws"] === true;

/** Throws UsageError where options do not go together. */
export function checkAccountOptions(call: Call): void {
  for (const name of ["profile", "role", "external-id", "scan-time"])
    if (call.options[name] !== undefined && !readsAccount(call)) throw new UsageError(`--${name} goes with --aws`);
  const role = textOption(call, "role");
  if (role !== undefined && !/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/.test(role))
    throw new UsageError("--role is the ARN of a role");
  if (role === undefined && call.options["external-id"] !== undefined) throw new UsageError("--external-id goes with --role");
  if (textsOption(call, "region").length > 1 && !readsAccount(call))
    throw new UsageError("--region can be given again only with --aws");
  for (const region of textsOption(call, "region")) checkRegion(region);
}
