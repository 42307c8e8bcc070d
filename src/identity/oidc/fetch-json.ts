/** Fetches a JSON document of at most `maxBytes`, following no redirect, within the deadline; passes the egress guard. */
export type FetchJson = (request: {
  readonly url: string;
  readonly network: "private" | "public";
  readonly caFile?: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** A form to POST (application/x-www-form-urlencoded), with these headers besides; GET when absent. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}) => Promise<{ readonly status: number; readonly body: unknown; readonly maxAgeSeconds?: number }>;
