import { request } from "node:http";

export interface ScimAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: any;
}

/** Sends one request as a SCIM client does, over a connection that is kept. */
export type SendScim = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<ScimAnswer>;

export function scimClient(adminUrl: string, token: string): SendScim {
  return (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
      const sent = request(
        `${adminUrl}/scim/v2${path}`,
        {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            accept: "application/scim+json",
            ...(text !== undefined && {
              "content-type": "application/scim+json; charset=utf-8",
              "content-length": Buffer.byteLength(text),
            }),
            ...headers,
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.once("error", reject);
          answer.once("end", () => {
            const whole = Buffer.concat(chunks).toString();
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: whole === "" ? undefined : JSON.parse(whole),
            });
          });
        },
      );
      sent.once("error", reject);
      sent.end(text);
    });
}
