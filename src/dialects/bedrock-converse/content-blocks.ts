import type { JsonObject } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Modality, Surface } from "../../core/inspection.ts";
import { collectBase64 } from "../collect-media.ts";
import { collectAny, collectFields, fields, oneOf, rules, setting, text } from "../collect-text.ts";
import { looksOpaque } from "../opaque-data.ts";
import { notSupported } from "../refuse-request.ts";
import type { BlockPlace, BlockRule, BlockRules, ContentCollection } from "./collect-content.ts";
import { collectContent, collectMembers, requireMember } from "./collect-content.ts";
import { mediaFormats } from "./media-formats.ts";

/**
 * How content blocks are read (API reference, "ContentBlock", "ToolResultContentBlock", "SystemContentBlock").
 *
 * Not inspected is only: `format` of media, the bytes themselves (collected as media), words of closed lists, settings, and what only the provider that made
 * it can read (`signature` and `redactedContent`, where they look like base64 of some length).
 */
const cachePoint: BlockRule = ({ collection }, { block }) =>
  fields(rules({ type: oneOf("default"), ttl: oneOf("5m", "1h") }), "unknown")(collection, block, "cachePoint");

const citationsSetting = fields(rules({ enabled: setting }), "unknown");

const media =
  (modality: Modality): BlockRule =>
  (into, { block, path }) => {
    const object = requireMember(into, block, modality, path);
    if (into.media === undefined) throw into.malformed(path, "text: media in answers can't be inspected");
    const source = requireMember(into, object, "source", `${path}.source`);
    requireOneSource(into, source, `${path}.source`);
    const format = object["format"];
    const mediaType = typeof format === "string" ? mediaFormats[modality].get(format) : undefined;
    const formatKnown = mediaType !== undefined || (format === undefined && source["bytes"] === undefined);
    if (!formatKnown) throw into.malformed(`${path}.format`, "a format that the API names");
    if (source["bytes"] !== undefined) {
      collectBase64(into.media, { holder: source, key: "bytes", modality, mediaType: mediaType ?? "", path });
    } else if (modality !== "document") throw into.malformed(`${path}.source`, "an object with bytes");
    const none = (): void => {};
    collectMembers(
      into,
      source,
      {
        bytes: none,
        text: "document",
        content: () =>
          collectContent(into, source, "content", { path: `${path}.source.content`, surface: "document", rules: textOnly }),
      },
      "unknown",
    );
    const rule: Readonly<Record<string, Surface | ((holder: JsonObject, key: string) => void)>> = {
      format: none,
      source: none,
      name: (holder, key) => collectName(into, holder, key),
      context: "document",
      citations: (holder, key) => citationsSetting(into.collection, holder, key),
    };
    collectMembers(into, object, rule, "unknown");
  };

/** One of the members of "DocumentSource" and its like. */
function requireOneSource(into: ContentCollection, source: JsonObject, path: string): void {
  for (const key of Object.keys(source)) if (source[key] === null) delete source[key];
  if (source["s3Location"] !== undefined) throw notSupported(`${path}.s3Location`, "an address in place of bytes");
  const named = ["bytes", "text", "content"].filter((key) => source[key] !== undefined);
  if (named.length !== 1) throw into.malformed(path, "an object with bytes");
}

/** A document's name may hold letters, digits, spaces, hyphens and brackets only; a mask must not break it. */
function collectName({ collection }: ContentCollection, holder: JsonObject, key: string): void {
  const first = collection.parts.length;
  collectAny(collection, holder, key, "name");
  for (let index = first; index < collection.parts.length; index++) {
    const part = collection.parts[index];
    if (part === undefined) continue;
    const replace = (masked: string): void => part.replace(masked.replace(/[^\p{L}\p{N}\s()[\]-]/gu, "-").replace(/\s+/g, " "));
    collection.parts[index] = { surface: part.surface, text: part.text, replace };
  }
}

const video: BlockRule = (into, { path }) => {
  if (into.media === undefined) throw into.malformed(path, "text: media in answers can't be inspected");
  throw notSupported(path, "video");
};

const toolUse: BlockRule = (into, { block, path }) => {
  const call = requireMember(into, block, "toolUse", path);
  into.usesTools = true;
  if (into.media !== undefined) refuseHosted(call, path);
  collectFields(into.collection, call, toolUseFields, "tool-arguments");
};

export const toolUseFields = rules({
  toolUseId: text("name"),
  name: text("name"),
  input: text("tool-arguments"),
  type: oneOf("server_tool_use"),
});

function refuseHosted(call: JsonObject, path: string): void {
  if (call["type"] === "server_tool_use") throw notSupported(`${path}.type`, "the call of a tool that the provider runs");
}

const toolResult: BlockRule = (into, { block, path }) => {
  const result = requireMember(into, block, "toolResult", path);
  into.usesTools = true;
  const place = { path: `${path}.content`, surface: "tool-result", rules: resultBlocks } as const;
  const status = oneOf("success", "error");
  collectMembers(
    into,
    result,
    {
      toolUseId: "name",
      content: () => collectContent(into, result, "content", place),
      status: (holder, key) => status(into.collection, holder, key),
    },
    "tool-result",
  );
};

const json: BlockRule = ({ collection }, { block }) => collectAny(collection, block, "json", "tool-result");

/**
 * What is rewritten no longer fits its signature, and the provider would refuse it: in a request the block goes, in an answer the signature does. Redacted
 * reasoning goes whole.
 */
const reasoningContent: BlockRule = (into, { block, path, drop }) => {
  const reasoning = requireMember(into, block, "reasoningContent", path);
  const spoken = reasoning["reasoningText"];
  const { parts } = into.collection;
  const first = parts.length;
  collectMembers(
    into,
    reasoning,
    {
      reasoningText: (holder, key) => {
        if (!isJsonObject(spoken)) return collectAny(into.collection, holder, key, "reasoning");
        collectMembers(into, spoken, { text: "reasoning", signature: (at, name) => collectOpaque(into, at, name) }, "reasoning");
      },
      redactedContent: (holder, key) => collectOpaque(into, holder, key),
    },
    "reasoning",
  );
  for (let index = first; index < parts.length; index++) {
    const part = parts[index];
    if (part === undefined) continue;
    const replace = (masked: string): void => {
      if (into.media !== undefined || !isJsonObject(spoken) || part.text !== spoken["text"]) return drop();
      spoken["text"] = masked;
      delete spoken["signature"];
    };
    parts[index] = { surface: part.surface, text: part.text, replace };
  }
};

function collectOpaque({ collection }: ContentCollection, holder: JsonObject, key: string): void {
  const value = holder[key];
  if (typeof value !== "string" || !looksOpaque(value)) collectAny(collection, holder, key, "reasoning");
}

const citationsContent: BlockRule = (into, { block, path, surface }) => {
  const cited = requireMember(into, block, "citationsContent", path);
  const place = { path: `${path}.content`, surface, rules: textOnly };
  collectMembers(
    into,
    cited,
    {
      content: (holder, key) => {
        if (holder[key] !== null) collectContent(into, holder, key, place);
      },
      citations: "document",
    },
    "document",
  );
};

const searchResult: BlockRule = (into, { block, path }) => {
  const result = requireMember(into, block, "searchResult", path);
  const place = { path: `${path}.content`, surface: "document", rules: textOnly } as const;
  collectMembers(
    into,
    result,
    {
      source: "name",
      title: "name",
      content: () => collectContent(into, result, "content", place),
      citations: (holder, key) => citationsSetting(into.collection, holder, key),
    },
    "document",
  );
};

/** Names a tool to be known or forgotten from here on. */
const toolChange =
  (kind: string): BlockRule =>
  (into, { block, path }: BlockPlace) => {
    const tool = requireMember(into, block, kind, path)["tool"];
    const server = isJsonObject(tool) ? tool["serverName"] : undefined;
    if (into.media !== undefined && server !== undefined && server !== null)
      throw notSupported(`${path}.tool.serverName`, "a tool that the provider runs");
    collectAny(into.collection, block, kind, "tool-definition");
  };

const misplaced: BlockRule = (into, { path }) => {
  throw into.malformed(path, "left out: it can't stand here");
};

const mediaKinds = ["image", "document", "audio", "video"];
const textOnly: BlockRules = new Map(mediaKinds.map((kind) => [kind, misplaced]));

const resultBlocks: BlockRules = new Map([
  ["json", json],
  ["image", media("image")],
  ["document", media("document")],
  ["audio", media("audio")],
  ["video", video],
  ["searchResult", searchResult],
  ["cachePoint", cachePoint],
  ["toolUse", misplaced],
  ["toolResult", misplaced],
]);

export const messageBlocks: BlockRules = new Map([
  ["image", media("image")],
  ["document", media("document")],
  ["audio", media("audio")],
  ["video", video],
  ["toolUse", toolUse],
  ["toolResult", toolResult],
  ["cachePoint", cachePoint],
  ["reasoningContent", reasoningContent],
  ["citationsContent", citationsContent],
  ["searchResult", searchResult],
  ["toolAddition", toolChange("toolAddition")],
  ["toolRemoval", toolChange("toolRemoval")],
]);

export const systemBlocks: BlockRules = new Map([
  ...mediaKinds.map((kind) => [kind, misplaced] as const),
  ["cachePoint", cachePoint],
]);
