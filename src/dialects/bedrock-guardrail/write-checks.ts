import type { ChecksRequest } from "./parse-checks.ts";

/** What was found of each kind; scores are 0 to 1. */
export interface Checked {
  readonly request: ChecksRequest;
  readonly contentScores: Readonly<Record<string, number>>;
  readonly attackScores: Readonly<Record<string, number>>;
  readonly entities: readonly CheckedEntity[];
}

export interface CheckedEntity {
  readonly type: string;
  readonly confidenceScore: number;
  /** UTF-16 offsets into the text; the end is exclusive. */
  readonly beginOffset: number;
  readonly endOffset: number;
  readonly messageIndex: number;
  readonly contentIndex: number;
}

const unitLength = 1000;
/** Entities that an answer lists. */
const mostEntities = 1000;

/** Amazon Bedrock API reference, "InvokeGuardrailChecks": the answer. Only what was asked for stands in it. */
export function writeChecks({ request, contentScores, attackScores, entities }: Checked): object {
  const { messages, content, promptAttack, sensitive } = request;
  const length = messages.reduce((sum, { texts }) => sum + texts.reduce((of, text) => of + text.length, 0), 0);
  const usage = { textUnits: Math.max(1, Math.ceil(length / unitLength)) };
  const severities = (categories: readonly string[], scores: Readonly<Record<string, number>>): object => ({
    results: categories.map((category) => ({ category, severityScore: scores[category] ?? 0 })),
  });
  return {
    results: {
      ...(content && { contentFilter: severities(content, contentScores) }),
      ...(promptAttack && { promptAttack: severities(promptAttack, attackScores) }),
      ...(sensitive && {
        sensitiveInformation: { results: entities.slice(0, mostEntities), truncated: entities.length > mostEntities },
      }),
    },
    usage: {
      ...(content && { contentFilter: usage }),
      ...(promptAttack && { promptAttack: usage }),
      ...(sensitive && { sensitiveInformation: usage }),
    },
  };
}
