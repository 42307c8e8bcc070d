import type { StoredStatement } from "../../src/storage/statement-store.ts";

export const subjects: readonly string[] = Array.from({ length: 8 }, (_, at) => `UseCase/u${at}`);
export const topics: readonly string[] = [
  "request/G5_GO_LIVE",
  "approval/G5_GO_LIVE/CISO/ana",
  "artefact/IRB",
  "evidence/NET-005",
];

/** Says everything anew about everything: each round takes the place of the one before. `at` is the round. */
export const roundOf = (round: number): readonly Omit<StoredStatement, "id">[] =>
  subjects.flatMap((subject) =>
    topics.map((topic) => ({
      subject,
      topic,
      body: `{"round":${round},"text":"${"x".repeat(300)}"}`,
      digest: `sha256:${round}`,
      by: "child",
      at: round,
    })),
  );
