import { type TaggerModel, unpackTagger } from "./model-layout.ts";
import { type Tag, tagWithModel } from "./tag-with-model.ts";
import { taggerWeights } from "./tagger-weights.ts";

let loaded: TaggerModel | undefined;

/** The built-in model, unpacked at its first use. */
export function builtInTagger(): TaggerModel {
  loaded ??= unpackTagger(taggerWeights);
  return loaded;
}

/** All names, addresses, organisations and places in a normalised text, in order, by the built-in model. */
export function tagText(text: string): Tag[] {
  return tagWithModel(text, builtInTagger());
}
