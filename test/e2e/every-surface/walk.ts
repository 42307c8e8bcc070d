import assert from "node:assert/strict";
import { chunkFrame, frameOf } from "../../support/mock-bedrock.ts";
import type { Respond } from "../../support/mock-server.ts";
import { eventsIn, spell } from "./spell.ts";
import { png, type Piece, type Plant, type Saying, type Table } from "./table.ts";
import type { World } from "./world.ts";

export const canary = "ca.na.ry@every-surface.example";
const trace = /ca\.na|every-surface/i;
const mask = /EMAIL/;

/** One way to call: a path with its model in place, a form of the body, streamed or not. */
export interface Way {
  readonly path: string;
  readonly table: Table;
  /** Whose forms the upstream answers in; the caller's own when nothing is translated. */
  readonly upstream: Table;
  readonly model: string;
  readonly stream: boolean;
}

export function wayOf(path: string, table: Table, stream: boolean, upstream = table, model = table.model): Way {
  return { path: path.replace(/\{\w+\}/, model), table, upstream, model, stream };
}

interface Sent {
  readonly status: number;
  readonly decision: string | null;
  readonly answer: Response;
  readonly body: Buffer;
  /** What arrived at the upstream, if anything did. */
  readonly arrived: { readonly text: string; readonly headers: object; readonly path: string } | undefined;
}

async function call(world: World, way: Way, plant: Plant, headers: Record<string, string> = {}): Promise<Sent> {
  const { requests } = world.stubs[way.upstream.upstream];
  const seen = requests.length;
  // What the surface says comes last: some are the very members that stand around.
  const body = { ...way.table.around(way.model, way.stream), ...plant(canary) };
  const answer = await world.post(way.path, body, headers);
  return {
    status: answer.status,
    decision: answer.headers.get("x-sallyport-decision"),
    answer,
    body: Buffer.from(await answer.arrayBuffer()),
    arrived: requests[seen],
  };
}

export function respond(saying: Saying, { stream, upstream }: Way, pieces: readonly string[]): Respond {
  return (_request, response) => {
    response.writeHead(200, { "content-type": stream ? upstream.streamType : "application/json" });
    if (stream) for (const piece of saying.stream?.(pieces) ?? []) response.write(piece);
    else response.write(JSON.stringify(saying.whole?.(pieces.join(""))));
    response.end();
  };
}

const hasFinding = (findings: unknown): boolean =>
  Array.isArray(findings) && findings.some(({ type, count }) => type === "EMAIL" && count > 0);

const none: Required<Pick<Table, "gone" | "blocked" | "refused" | "headers">> = {
  gone: {},
  blocked: {},
  refused: {},
  headers: {},
};

function pick<T>(of: Readonly<Record<string, T>>, wanted: readonly string[]): Record<string, T> {
  return Object.fromEntries(
    wanted.map((name) => {
      const found = of[name];
      assert.ok(found, `there is no surface ${name}`);
      return [name, found];
    }),
  );
}

const plain: Plant = () => ({});
export const quiet = (way: Way, text = "hi"): Plant => {
  const [first] = Object.values(way.table.masked);
  return first === undefined ? plain : () => first(text);
};

/** Collects what is wrong with each surface, so that one run tells all. */
export async function each<T>(
  of: Readonly<Record<string, T>>,
  check: (value: T, surface: string) => Promise<void>,
): Promise<void> {
  const wrong: string[] = [];
  for (const [surface, value] of Object.entries(of)) {
    try {
      await check(value, surface);
    } catch (error) {
      wrong.push(`${surface}: ${(error as Error).message}`);
    }
  }
  assert.deepEqual(wrong, []);
}

const told = ({ status, body }: Sent): string => `${status} ${body.toString("utf8").slice(0, 500)}`;

/** Nothing of it at the upstream: as it stands there, and however it is put together. */
function requireNoTrace({ arrived }: Sent): string {
  assert.ok(arrived, "nothing arrived");
  const spelt = spell([JSON.parse(arrived.text)]);
  for (const text of [arrived.text, spelt, JSON.stringify(arrived.headers), decodeURIComponent(arrived.path)]) {
    assert.doesNotMatch(text, trace, "it arrived");
  }
  return spelt;
}

/** Text in requests: masked, gone, blocked, refused; or of those masked the wanted ones only. Gives how many surfaces it walked. */
export async function walkRequests(world: World, way: Way, wanted?: readonly string[]): Promise<number> {
  const { masked, gone, blocked, refused, headers } =
    wanted === undefined ? { ...none, ...way.table } : { ...none, masked: pick(way.table.masked, wanted) };
  world.stubs[way.upstream.upstream].behave(respond(way.upstream.plain, way, ["x"]));
  const expected = { type: "admission", dialect: way.table.dialect, stream: way.stream };
  await each(masked, async (plant, surface) => {
    const sent = await call(world, way, plant);
    assert.equal(sent.status, 200, told(sent));
    assert.match(requireNoTrace(sent), mask, "it is not there, masked or not");
    assert.equal(sent.decision, "masked");
    world.expect(sent.answer, (admission) => {
      const { type, dialect, stream, masked: wasMasked, findings, uninspected } = admission;
      assert.deepEqual({ type, dialect, stream, wasMasked }, { ...expected, wasMasked: true }, surface);
      assert.ok(hasFinding(findings), surface);
      // What nobody could look at is told.
      assert.deepEqual(uninspected, JSON.stringify(plant("x")).includes(png) ? ["image:image/png"] : undefined, surface);
    });
  });
  await each(gone, async (plant) => {
    const sent = await call(world, way, plant);
    assert.equal(sent.status, 200, told(sent));
    requireNoTrace(sent);
  });
  await each({ ...blocked, ...refused }, async (plant) => {
    const sent = await call(world, way, plant);
    assert.equal(sent.status, 400, told(sent));
    assert.equal(sent.arrived, undefined, "it arrived");
    assert.equal(sent.decision, "denied");
    assert.doesNotMatch(sent.body.toString("utf8"), trace, "the answer says it");
  });
  const query = await call(world, { ...way, path: `${way.path}?note=${canary}&stream=${!way.stream}` }, quiet(way));
  requireNoTrace(query);
  await each(headers, async (value, name) => {
    const sent = await call(world, way, quiet(way), { [name]: value(canary) });
    if (sent.status !== 400) requireNoTrace(sent);
  });
  return [masked, gone, blocked, refused, headers].reduce((sum, surfaces) => sum + Object.keys(surfaces).length, 0);
}

/** Text in answers: whole, and in streams letter by letter too. Gives how many surfaces it walked. */
export async function walkAnswers(world: World, way: Way, wanted?: readonly string[]): Promise<number> {
  const all = { unsaid: {}, withheld: {}, ...way.upstream };
  const { said, unsaid, withheld } = wanted === undefined ? all : { said: pick(all.said, wanted), unsaid: {}, withheld: {} };
  const speaks = ([, { whole, stream }]: [string, Saying]): boolean => (way.stream ? stream : whole) !== undefined;
  const only = (sayings: Readonly<Record<string, Saying>>): Record<string, Saying> =>
    Object.fromEntries(Object.entries(sayings).filter(speaks));
  const stub = world.stubs[way.upstream.upstream];

  const hear = async (saying: Saying, pieces: readonly string[]): Promise<{ sent: Sent; spelt: string; ended: boolean }> => {
    stub.behave(respond(saying, way, pieces));
    const sent = await call(world, way, quiet(way));
    assert.doesNotMatch(sent.body.toString("utf8"), trace, "it came out");
    const events = way.stream && sent.status === 200 ? eventsIn(sent.body, way.table.streamType) : [];
    const spelt =
      way.stream && sent.status === 200
        ? spell(events.map(({ type, data }) => [type, data]))
        : spell([JSON.parse(sent.body.toString("utf8"))]);
    assert.doesNotMatch(spelt, trace, "it came out");
    const last = events.at(-1);
    const end = way.table.end ?? /^chunk$/;
    const ended = last !== undefined && !last.exception && (end.test(last.type) || end.test(String(last.data)));
    return { sent, spelt, ended };
  };

  await each(only({ ...said, ...unsaid }), async (saying, surface) => {
    const { sent, spelt, ended } = await hear(saying, [canary]);
    assert.equal(sent.status, 200, told(sent));
    if (way.stream) assert.ok(ended, `the stream did not end: ${sent.body.toString("utf8").slice(-300)}`);
    if (surface in said) {
      assert.match(spelt, mask, `it is not there, masked or not: ${sent.body.toString("utf8").slice(0, 1500)}`);
      if (!way.stream) assert.equal(sent.decision, "masked");
      world.expect(sent.answer, (_admission, outcome) => {
        assert.equal(outcome?.["status"], "completed", surface);
        assert.ok(hasFinding(outcome?.["findings"]), surface);
      });
    }
    if (!way.stream || saying.once === true) return;
    // A stream that makes no sense may be broken off.
    await hear(saying, canary.split(""));
    await hear(saying, canary.match(/.{1,3}/g) ?? []);
  });
  await each(only(withheld), async (saying) => {
    const { sent } = await hear(saying, [canary]);
    assert.equal(sent.status, 502, told(sent));
  });
  await walkFailures(world, way);
  return Object.keys(only({ ...said, ...unsaid, ...withheld })).length;
}

/** What an upstream says in its headers and in errors of every kind does not come out. */
async function walkFailures(world: World, way: Way): Promise<void> {
  const stub = world.stubs[way.upstream.upstream];
  const told = {
    "x-note": canary,
    "x-request-id": canary,
    "x-amzn-requestid": canary,
    "x-amzn-errortype": canary,
    "x-amzn-bedrock-note": canary,
    "x-amzn-sagemaker-custom-attributes": canary,
    "request-id": canary,
    "openai-organization": canary,
    "set-cookie": `a=${canary}`,
    "retry-after": canary,
  };
  const failure = JSON.stringify({ error: { type: canary, message: canary, code: canary }, message: canary, Message: canary });
  const inStream: Piece[] =
    way.upstream.streamType === "text/event-stream"
      ? [`event: error\ndata: ${failure}\n\n`, `data: ${failure}\n\n`]
      : [frameOf("modelStreamErrorException", failure, "exception"), frameOf(canary, failure, "exception")];
  if (way.upstream.dialect === "bedrock-invoke") inStream.push(chunkFrame(failure));
  const answers: Record<string, Respond> = {
    "headers of an answer": (_request, response) => {
      for (const [name, value] of Object.entries(told)) response.setHeader(name, value);
      return respond(way.upstream.plain, way, ["x"])(_request, response);
    },
    page: (_request, response) => {
      response.writeHead(200, { "content-type": `text/html; note=${canary}` });
      response.end(`<p>${canary}</p>`);
    },
    "broken JSON": (_request, response) => {
      response.writeHead(200, { "content-type": way.stream ? way.upstream.streamType : "application/json" });
      response.end(`data: {"${canary}`);
    },
  };
  for (const status of [302, 400, 401, 403, 404, 413, 429, 500, 503, 529]) {
    answers[`status ${status}`] = (_request, response) => {
      response.writeHead(status, { "content-type": "application/json", location: `https://${canary}/`, ...told });
      response.end(failure);
    };
  }
  for (const [index, frame] of way.stream ? inStream.entries() : []) {
    answers[`error ${index} in mid-stream`] = (_request, response) => {
      const frames = way.upstream.plain.stream?.(["Hello there, how are you all today?", "x"]) ?? [];
      response.writeHead(200, { "content-type": way.upstream.streamType });
      for (const piece of [...frames.slice(0, -1), frame]) response.write(piece);
      response.end();
    };
  }
  await each(answers, async (answer) => {
    stub.behave(answer);
    const sent = await call(world, way, quiet(way));
    assert.doesNotMatch(JSON.stringify([...sent.answer.headers]), trace, "it came out in headers");
    assert.doesNotMatch(sent.body.toString("utf8"), trace, "it came out");
    const events = way.stream && sent.status === 200 ? eventsIn(sent.body, way.table.streamType) : [];
    assert.doesNotMatch(spell(events), trace, "it came out");
  });
}
