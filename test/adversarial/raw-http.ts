import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** What no client library would send: bytes on a socket, as they are. */
export interface RawAnswer {
  /** Of each answer that came back, in their order; none where the connection was closed without. */
  readonly statuses: readonly number[];
  readonly text: string;
}

const longestMs = 10_000;

/** Sends HTTP/1.1 as it is written and reads until the other side closes: say `connection: close`. */
export async function sendRaw(url: string, text: string): Promise<RawAnswer> {
  const socket = await open(url);
  const answer = readAll(socket);
  socket.write(text);
  const whole = (await answer).toString("latin1");
  return { statuses: [...whole.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status)), text: whole };
}

/** A request line and headers as given, and the body with its length, unless the headers say how long it is. */
export function writeRequest(line: string, headers: readonly string[], body = ""): string {
  const framed = headers.some((header) => /^(content-length|transfer-encoding)\s*:/i.test(header));
  const length = framed || body === "" ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return [`${line} HTTP/1.1`, "Connection: close", ...length, ...headers, "", body].join("\r\n");
}

export type Field = readonly [name: string, value: string];

/**
 * One request over HTTP/2 with prior knowledge (RFC 9113, section 3.3), its fields as given, in this order. Whether it was answered
 * with 200.
 *
 * @param trailers sent behind the body
 */
export async function isServedOverHttp2(
  url: string,
  fields: readonly Field[],
  body: string,
  trailers: readonly Field[] = [],
): Promise<boolean> {
  const socket = await open(url);
  const endStream = 0x1;
  const endHeaders = 0x4;
  socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  socket.write(frame(settingsFrame, 0, 0, Buffer.alloc(0)));
  socket.write(frame(headersFrame, endHeaders, 1, encode(fields)));
  socket.write(frame(dataFrame, trailers.length > 0 ? 0 : endStream, 1, Buffer.from(body)));
  if (trailers.length > 0) socket.write(frame(headersFrame, endHeaders | endStream, 1, encode(trailers)));
  let read = Buffer.alloc(0);
  try {
    for await (const chunk of socket) {
      read = Buffer.concat([read, chunk as Buffer]);
      const status = statusIn(read);
      if (status !== undefined) return status === "200";
    }
    return false;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

const dataFrame = 0x0;
const headersFrame = 0x1;
const resetFrame = 0x3;
const settingsFrame = 0x4;
const goAwayFrame = 0x7;

function frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** HPACK, each field literal and without indexing (RFC 7541, section 6.2.2). */
function encode(fields: readonly Field[]): Buffer {
  const text = (value: string): Buffer => {
    const bytes = Buffer.from(value, "latin1");
    return Buffer.concat([integer(bytes.length), bytes]);
  };
  return Buffer.concat(fields.flatMap(([name, value]) => [Buffer.from([0]), text(name), text(value)]));
}

/** With a prefix of seven bits (RFC 7541, section 5.1). */
function integer(value: number): Buffer {
  if (value < 127) return Buffer.from([value]);
  const bytes = [127];
  let rest = value - 127;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

/** Of the answer: `200`, `other`, or `reset`; undefined while none has come. */
function statusIn(read: Buffer): "200" | "other" | "reset" | undefined {
  for (let at = 0; at + 9 <= read.length;) {
    const length = read.readUIntBE(at, 3);
    const type = read[at + 3];
    if (type === resetFrame || type === goAwayFrame) return "reset";
    if (type === headersFrame) {
      if (at + 9 + length > read.length) return undefined;
      let first = at + 9;
      // Changes of the table's size come before the first field; `:status: 200` is entry 8 of the static table.
      while (((read[first] ?? 0) & 0xe0) === 0x20) first += 1;
      return read[first] === 0x88 ? "200" : "other";
    }
    at += 9 + length;
  }
  return undefined;
}

async function open(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setTimeout(longestMs, () => socket.destroy(new Error("nothing came back")));
  await once(socket, "connect");
  return socket;
}

async function readAll(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of socket) chunks.push(chunk as Buffer);
  } catch (error) {
    // What was refused may be reset while it is still being sent.
    if ((error as NodeJS.ErrnoException).code !== "ECONNRESET" && (error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
  return Buffer.concat(chunks);
}
