/**
 * An upstream that streams at a pace: three chunks at once, so that no rule needs to hold back the first word any longer,
 * then one every so many milliseconds. Usage: node stream-upstream.ts CHUNKS PACE_MS
 */
import { createServer } from "node:http";
import { doneFrame, frame, usageFrame } from "../test/support/mock-upstream.ts";

const chunks = Number(process.argv[2]);
const paceMs = Number(process.argv[3]);
const words =
  "The survey shows that most departments would like more training in writing and in planning this year ".match(/\S+\s/g) ?? [];
const pieces = Array.from({ length: chunks }, (_, at) => Buffer.from(frame({ content: words[at % words.length] })));
const opening = Buffer.concat([Buffer.from(frame({ role: "assistant", content: "" })), ...pieces.slice(0, 3)]);
const closing = Buffer.from(frame({}, "stop") + usageFrame() + doneFrame);

/** One timer for all streams: the load generator shares the processor with this server. */
const running = new Set<() => void>();
setInterval(
  () => {
    for (const step of running) step();
  },
  Math.max(1, paceMs),
);

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(opening);
    let next = 3;
    const step = (): void => {
      const piece = pieces[next++];
      if (piece !== undefined) return void response.write(piece);
      running.delete(step);
      response.end(closing);
    };
    running.add(step);
    response.on("close", () => running.delete(step));
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/v1\n`);
});
