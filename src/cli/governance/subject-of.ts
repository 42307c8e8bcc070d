import { UsageError } from "../command.ts";

/** What a command is about: a use case by its name alone, `programme`, or KIND/NAME as it is. */
export function subjectOf(text: string): string {
  if (text === "programme") return "Programme/standard";
  return text.includes("/") ? text : `UseCase/${text}`;
}

/** The path of what is filed and seen of it. Throws UsageError for what nothing is filed of. */
export function casePathOf(text: string): string {
  const [kind, name = "", ...more] = subjectOf(text).split("/");
  if (kind === "Programme") return "/api/v1/programme";
  if (kind === "UseCase" && more.length === 0) return `/api/v1/use-cases/${encodeURIComponent(name)}`;
  throw new UsageError("SUBJECT is the name of a use case, or programme");
}
