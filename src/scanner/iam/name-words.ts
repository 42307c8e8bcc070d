import { globalKeys, serviceWords } from "./service-reference.ts";

/** Names that people take for IAM's, because the API or the SDK has them, and what IAM calls it. In lower case. */
const mistaken: Readonly<Record<string, string>> = {
  "bedrock:converse": "bedrock:InvokeModel",
  "bedrock:conversestream": "bedrock:InvokeModelWithResponseStream",
  "bedrock-runtime:invokemodel": "bedrock:InvokeModel",
  "bedrock-runtime:invokemodelwithresponsestream": "bedrock:InvokeModelWithResponseStream",
  "bedrock-runtime:converse": "bedrock:InvokeModel",
  "bedrock-runtime:applyguardrail": "bedrock:ApplyGuardrail",
  "bedrock-runtime:*": "bedrock:InvokeModel",
  "bedrock-agent-runtime:invokeagent": "bedrock:InvokeAgent",
  "bedrock-agent-runtime:retrieve": "bedrock:Retrieve",
  "sagemaker-runtime:invokeendpoint": "sagemaker:InvokeEndpoint",
  "s3:listobjects": "s3:ListBucket",
  "s3:listobjectsv2": "s3:ListBucket",
  "s3:headobject": "s3:GetObject",
  "s3:headbucket": "s3:ListBucket",
  "s3:copyobject": "s3:PutObject",
  "s3:listbuckets": "s3:ListAllMyBuckets",
  "sagemaker:enableinternetaccess": "sagemaker:DirectInternetAccess",
  "sagemaker:sourcevpc": "aws:SourceVpc",
};

/** Words of a name such as `DirectInternetAccess`, in lower case. */
function wordsOf(name: string): readonly string[] {
  return [...name.slice(0, 200).matchAll(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g)].map(([word]) => word.toLowerCase());
}

/** The real action that a name most likely means; undefined where none is like it. */
export function nearestAction(action: string): string | undefined {
  const known = lookUp(action);
  if (known !== undefined) return known;
  const [service = "", name = ""] = split(action);
  const words = serviceWords(service) ?? serviceWords(service.replace(/(-agent)?-runtime$/, ""));
  const prefix = serviceWords(service) === undefined ? service.replace(/(-agent)?-runtime$/, "") : service;
  const best =
    words &&
    nearest(
      name,
      [...words.actions.values()].map((one) => one.name),
    );
  return best === undefined ? undefined : `${prefix.toLowerCase()}:${best}`;
}

/** The real condition key that a name most likely means: a global one of the same name, otherwise one of its service. */
export function nearestKey(key: string): string | undefined {
  const known = lookUp(key);
  if (known !== undefined) return known;
  const [service = "", name = ""] = split(key);
  const global = globalKeys.get(`aws:${name.toLowerCase()}`);
  if (global !== undefined) return global.key;
  const keys =
    service.toLowerCase() === "aws" ? [...globalKeys.values()].map((one) => one.key) : (serviceWords(service)?.keys ?? []);
  const best = nearest(
    name,
    keys.map((one) => one.slice(one.indexOf(":") + 1)),
  );
  if (best === undefined) return undefined;
  return keys.find((one) => one.endsWith(`:${best}`));
}

function split(name: string): readonly string[] {
  const colon = name.indexOf(":");
  return [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)];
}

function lookUp(name: string): string | undefined {
  const lower = name.toLowerCase();
  return Object.hasOwn(mistaken, lower) ? mistaken[lower] : undefined;
}

/** By the words that they share, then by how many letters have to change. Names that share little are no help. */
function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > 100 || name.length < 2) return undefined;
  const mine = new Set(wordsOf(name));
  let best: { readonly name: string; readonly score: number } | undefined;
  for (const candidate of candidates) {
    const theirs = new Set(wordsOf(candidate));
    const shared = [...mine].filter((word) => theirs.has(word)).length;
    const likeness = shared / Math.max(1, new Set([...mine, ...theirs]).size);
    const changes = distance(name.toLowerCase(), candidate.toLowerCase().slice(0, 100)) / Math.max(name.length, candidate.length);
    const score = likeness + 1 - changes;
    if ((best === undefined || score > best.score) && (likeness >= 0.5 || changes <= 0.34)) best = { name: candidate, score };
  }
  return best?.name;
}

/** Letters to add, take away or change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++)
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (one[i] === other[j] ? 0 : 1)));
    row = next;
  }
  return row[other.length] ?? 0;
}
