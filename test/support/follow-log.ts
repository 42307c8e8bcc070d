import type { Sallyport } from "./start-sallyport.ts";

type LogRecord = Readonly<Record<string, any>>;

export interface FollowedLog {
  /** The admission record of a call and its outcome, once both are in the log. */
  callOf(answer: { readonly headers: Headers }): Promise<{ admission: LogRecord; outcome: LogRecord }>;
  /** The first outcome that is like this: for a caller that never saw an answer. */
  outcomeWhere(like: (call: { admission: LogRecord; outcome: LogRecord }) => boolean): Promise<LogRecord>;
  /** Every outcome so far. */
  outcomes(): Promise<LogRecord[]>;
}

const patienceMs = 20_000;

/** Reads a gateway's log by its control plane, anew whenever its checkpoint has changed; however many wait for a record, one asks. */
export function followLog(sallyport: Sallyport): FollowedLog {
  let note: unknown;
  let records: readonly LogRecord[] = [];
  let reading: Promise<void> | undefined;
  const read = async (): Promise<void> => {
    const { body: newest } = await sallyport.admin("GET", "/log/checkpoint");
    if (newest === note) return;
    const { body } = await sallyport.admin("GET", "/api/v1/audit/export?format=jsonl");
    const lines = (typeof body === "string" ? body : JSON.stringify(body)).trim().split("\n");
    records = lines.map((line): LogRecord => {
      const { index, record } = JSON.parse(line);
      return { index, ...record };
    });
    note = newest;
  };
  const until = async <T>(find: () => T | undefined): Promise<T> => {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error("the log does not have it");
      reading ??= read().finally(() => (reading = undefined));
      await reading;
    }
  };
  const pairOf = (admission: LogRecord | undefined): { admission: LogRecord; outcome: LogRecord } | undefined => {
    const outcome = records.find((record) => record["type"] === "outcome" && record["admission"] === admission?.["index"]);
    return admission && outcome && { admission, outcome };
  };
  return {
    callOf: ({ headers }) => {
      const at = Number(headers.get("x-sallyport-audit"));
      return until(() => pairOf(records.find(({ index, type }) => index === at && type === "admission")));
    },
    outcomeWhere: (like) =>
      until(() => {
        const pairs = records.filter(({ type }) => type === "admission").map(pairOf);
        return pairs.find((pair) => pair !== undefined && like(pair))?.outcome;
      }),
    outcomes: async () => {
      await read();
      return records.filter(({ type }) => type === "outcome");
    },
  };
}
