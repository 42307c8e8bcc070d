import { dataRoutes } from "../../../src/http/data-plane.ts";
import { chatApis, tables, translators } from "./tables.ts";
import { wayOf, type Way } from "./walk.ts";

/** Every route that takes a call, in each form of its bodies, whole and streamed. */
export const ownWays: readonly Way[] = dataRoutes
  .filter(({ calls }) => calls === "model")
  .flatMap(({ path, stream: said }) =>
    (tables[path] ?? []).flatMap((table) => {
      const streams = said === undefined ? (table.plain.stream === undefined ? [false] : [false, true]) : [said];
      return streams.map((stream) => wayOf(path, table, stream));
    }),
  );

/** Every chat API to each upstream that does not speak it, whole and streamed. */
export const translatedWays: readonly Way[] = chatApis.flatMap(({ table, paths }) =>
  Object.entries(translators).flatMap(([model, upstream]) => {
    const spoken = upstream.dialect === table.dialect || (upstream.upstream === "bedrock" && table.upstream === "bedrock");
    return spoken ? [] : [false, true].map((stream) => wayOf(paths[stream ? 1 : 0], table, stream, upstream, model));
  }),
);

export function nameOf({ path, table, upstream, stream }: Way): string {
  const form = Object.keys(table.masked)[0];
  const to = upstream === table ? "" : ` to ${upstream.dialect}`;
  return `${path} (${form})${to}, ${stream ? "streamed" : "whole"}`;
}
