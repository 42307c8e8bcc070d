import { Problem } from "../core/problem.ts";
import { isJsonObject } from "../core/json.ts";
import type { Io } from "./command.ts";

/** A command was refused or could not be carried out: one line for stderr, exit code 1. */
export class ClientError extends Error {
  override readonly name = "ClientError";
  /** Further lines, where there is more than one mistake. */
  readonly lines: readonly string[];

  constructor(message: string, lines: readonly string[] = [], cause?: unknown) {
    super(message, { cause });
    this.lines = lines;
  }
}

/** Talks to the control plane. Throws ClientError on any answer that is not a success. */
export interface AdminClient {
  get<T>(path: string): Promise<T>;
  /** Every item of a list, page after page; the path may have a query. */
  list<T>(path: string): Promise<T[]>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** Undefined where there is nothing to answer. */
  delete<T>(path: string): Promise<T>;
  text(path: string): Promise<string>;
  /** A POST where there is a body to send. */
  stream(path: string, body?: unknown): Promise<AsyncIterable<Uint8Array>>;
}

const timeoutMs = 30_000;

export function createAdminClient(env: Io["env"]): AdminClient {
  const base = env["SALLYPORT_ADMIN_URL"] || "http://127.0.0.1:8081";
  const token = env["SALLYPORT_ADMIN_TOKEN"];
  if (!URL.canParse(base)) throw new ClientError(`SALLYPORT_ADMIN_URL is not a URL: ${base}`);
  if (!token)
    throw new ClientError(
      "Set SALLYPORT_ADMIN_TOKEN to an access token of yours (made at /account), or to the admin token of the first start.",
    );

  const send = async (
    method: string,
    path: string,
    body?: unknown,
    signal: AbortSignal | null = AbortSignal.timeout(timeoutMs),
  ): Promise<Response> => {
    let response: Response;
    try {
      response = await fetch(new URL(path, base), {
        method,
        redirect: "error",
        signal,
        headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { "content-type": "application/json" }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw new ClientError(`The control plane at ${base} does not answer (${reasonOf(error)}). Is it running there?`, [], error);
    }
    if (!response.ok) throw await toClientError(response);
    return response;
  };
  const get = async <T>(path: string): Promise<T> => (await (await send("GET", path)).json()) as T;

  return {
    get,
    list: async <T>(path: string) => {
      const items: T[] = [];
      for (let cursor: string | undefined = ""; cursor !== undefined;) {
        const query: string = cursor === "" ? "limit=500" : `limit=500&cursor=${cursor}`;
        const page = await get<{ items: T[]; nextCursor?: string }>(`${path}${path.includes("?") ? "&" : "?"}${query}`);
        items.push(...page.items);
        cursor = page.nextCursor;
      }
      return items;
    },
    post: async <T>(path: string, body: unknown) => (await (await send("POST", path, body)).json()) as T,
    delete: async <T>(path: string) => {
      const response = await send("DELETE", path);
      return (response.status === 204 ? undefined : await response.json()) as T;
    },
    text: async (path) => await (await send("GET", path)).text(),
    stream: async (path, sent) => {
      // An export can take long; the connection's end is its only deadline.
      const { body } = await send(sent === undefined ? "GET" : "POST", path, sent, null);
      if (body === null) throw new ClientError("The control plane answered without a body.");
      return body;
    },
  };
}

async function toClientError(response: Response): Promise<ClientError> {
  let document: unknown;
  try {
    document = await response.json();
  } catch {
    return new ClientError(
      `Whatever answers there is not a control plane: it answered ${response.status}. Check SALLYPORT_ADMIN_URL.`,
    );
  }
  if (!isJsonObject(document) || typeof document["detail"] !== "string")
    return new ClientError(`The answer was ${response.status}.`);
  const errors = Array.isArray(document["errors"]) ? document["errors"] : [];
  const lines = errors.filter(isJsonObject).flatMap(({ path, message }) => {
    return typeof path === "string" && typeof message === "string" ? [`${path}: ${message}`] : [];
  });
  const stronger = document["code"] === "authentication_insufficient";
  const hint =
    response.status !== 401 ? "" : stronger ? " Log in at /account, and do it there." : " Check SALLYPORT_ADMIN_TOKEN.";
  return new ClientError(document["detail"] + hint, lines);
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return `nothing within ${timeoutMs / 1000} s`;
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause ? String(cause.code) : "connection failed";
}

/** One line for what went wrong, whoever threw it. Undefined for what nobody foresaw. */
export function explain(error: unknown): string | undefined {
  if (error instanceof ClientError) return error.message;
  return error instanceof Problem ? error.detail : undefined;
}
