import { readFile } from "node:fs/promises";
import { Client } from "undici";
import { parseJsonText } from "../core/check-json.ts";
import { seconds } from "../core/units.ts";
import type { EgressGuard, Network } from "./check-egress.ts";
import { guardedConnector } from "./open-http.ts";

export interface JsonRequest {
  readonly url: string;
  readonly network: Network;
  /** Certificate authorities to trust instead of the system's, PEM. */
  readonly caFile?: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** A form to POST (application/x-www-form-urlencoded); GET when absent. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface JsonAnswer {
  readonly status: number;
  /** Undefined where the answer is no success, and no JSON either. */
  readonly body: unknown;
  /** Of `cache-control`; 0 for what must not be kept. */
  readonly maxAgeSeconds?: number;
}

export type FetchJson = (request: JsonRequest) => Promise<JsonAnswer>;

const connectMs = seconds(5);
/** However patient the caller is. */
const longestMs = seconds(30);

/**
 * For the rare small documents of identity providers: each over a connection of its own, which passes the egress guard. Redirects are
 * answers, never followed; proxy settings of the environment are not read; certificates are verified.
 *
 * Rejects with an Error for the log when there is no answer in time, it is too large, or a success is not JSON.
 */
export function createFetchJson(egress: EgressGuard): FetchJson {
  return async ({ url, network, caFile, maxBytes, signal, form, headers }) => {
    const { origin, protocol, pathname, search, username, password } = new URL(url);
    if (username !== "" || password !== "" || !(protocol === "https:" || (protocol === "http:" && network === "private")))
      throw new Error(`${origin} may not be reached: only https, or http on a private network, without a user in the address`);
    const ca = caFile === undefined ? undefined : await readFile(caFile);
    const client = new Client(origin, {
      connect: guardedConnector(egress, network, connectMs, ca),
      allowH2: false,
      pipelining: 0,
      maxHeaderSize: 16_384,
    });
    try {
      const answer = await client.request({
        method: form === undefined ? "GET" : "POST",
        path: pathname + search,
        headers: {
          accept: "application/json",
          "user-agent": "sallyport",
          ...headers,
          ...(form !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
        },
        body: form === undefined ? null : new URLSearchParams(form).toString(),
        signal: AbortSignal.any([signal, AbortSignal.timeout(longestMs)]),
      });
      const { statusCode: status } = answer;
      const body = parseBody(await readBounded(answer.body, maxBytes, origin), status, origin);
      const maxAgeSeconds = readMaxAge(answer.headers["cache-control"]);
      return { status, body, ...(maxAgeSeconds !== undefined && { maxAgeSeconds }) };
    } finally {
      // Also ends what is still being read: nothing of it is wanted any more.
      await client.destroy();
    }
  };
}

async function readBounded(body: AsyncIterable<Buffer>, maxBytes: number, origin: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Error(`the answer of ${origin} has more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseBody(bytes: Buffer, status: number, origin: string): unknown {
  try {
    return parseJsonText(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The parser's words would quote it.
    if (status >= 200 && status < 300) throw new Error(`the answer of ${origin} is not JSON`);
    return undefined;
  }
}

/** RFC 9111, section 5.2.2. */
function readMaxAge(header: string | string[] | undefined): number | undefined {
  const text = [header ?? []].flat().join(",").toLowerCase();
  if (/(?:^|[\s,])no-(?:store|cache)\b/.test(text)) return 0;
  const [, age] = /(?:^|[\s,])max-age="?(\d{1,9})/.exec(text) ?? [];
  return age === undefined ? undefined : Number(age);
}
