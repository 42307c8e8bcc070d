import type { Usage } from "../dialects/dialect.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import type { ServedCall } from "./relay.ts";

/** What the provider says it used; where it says nothing, an estimate from the text. The reservation bounds what is charged. */
export function usageOf(
  { route }: ServedCall,
  reported: Usage | undefined,
  outputBytes: number,
): { usage: Usage; usageFrom: "reported" | "estimated" } {
  if (reported !== undefined) return { usage: reported, usageFrom: "reported" };
  const usage = { inputTokens: route.inputTokens, outputTokens: estimateTokens(outputBytes) };
  return { usage, usageFrom: "estimated" };
}

/** The most that it can be where it was sent, which is within what was reserved for all its routes. */
export function unknownUsage({ route, request }: Pick<ServedCall, "route" | "request">): { usage: Usage; usageFrom: "reserved" } {
  const usage = { inputTokens: route.mostInputTokens, outputTokens: route.maxOutputTokens * request.choices };
  return { usage, usageFrom: "reserved" };
}
