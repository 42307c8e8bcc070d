import { prompt, type Scene } from "./open-scene.ts";
import type { Ending, Way } from "./ways.ts";

/** From the moment at which it is taken away, milliseconds. */
export interface Measured {
  /** Until a new call, or request, was refused. */
  readonly newCallMs: number;
  /** Until a stream that ran had ended, with the reason in it. On the data plane only. */
  readonly streamMs?: number;
}

/** How long it may go on being served before that is a failure of its own, milliseconds. */
const patienceMs = 10_000;

/**
 * Somebody calls, and has a stream running, while their access is taken away. They go on calling without a pause until they are
 * refused. Throws where they were not served before, are refused with other words, or are served once more after a refusal.
 */
export async function measureEnding(scene: Scene, way: Way): Promise<Measured> {
  const ending = await way.begin(scene);
  const { holder, code, take } = ending;
  const first = await ask(scene, holder);
  if (first.status !== 200) throw new Error(`${way.name}: not served before: ${first.status} ${first.text}`);
  const stream = holder.plane === "data" ? await scene.openStream(holder.token) : undefined;
  const from = typeof take === "number" ? performance.now() + (take - Date.now()) : performance.now();
  const taking = typeof take === "number" ? undefined : take();
  const newCallMs = (await untilRefused(scene, ending, way.name)) - from;
  await taking;
  if ((await ask(scene, holder)).status === 200) throw new Error(`${way.name}: served again after a refusal`);
  const ended = await stream?.cut;
  if (ended !== undefined && !code.test(ended.text))
    throw new Error(`${way.name}: the stream ended without a word of it: ${ended.text}`);
  await ending.restore?.();
  return { newCallMs, ...(ended !== undefined && { streamMs: ended.at - from }) };
}

async function untilRefused(scene: Scene, { holder, code }: Ending, name: string): Promise<number> {
  for (const until = performance.now() + patienceMs; ;) {
    const { status, text } = await ask(scene, holder);
    if (status !== 200) {
      if (!code.test(text)) throw new Error(`${name}: refused in other words: ${status} ${text}`);
      return performance.now();
    }
    if (performance.now() > until) throw new Error(`${name}: still served after ${patienceMs} ms`);
  }
}

async function ask({ sallyport }: Scene, holder: Ending["holder"]): Promise<{ status: number; text: string }> {
  const answer =
    holder.plane === "data"
      ? await sallyport.chat(holder.token, prompt)
      : await fetch(`${sallyport.adminUrl}${holder.path ?? "/api/v1/session"}`, { headers: holder.headers });
  return { status: answer.status, text: await answer.text() };
}
