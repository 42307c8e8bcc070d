import { nextCellEnd } from "./cut-cells.ts";
import { type TaggerModel, tagTypes, type TagType } from "./model-layout.ts";
import { tagCell } from "./tag-cell.ts";

/** Offsets are UTF-16 code units, end exclusive; confidence is 0 to 1. */
export interface Tag {
  readonly type: TagType;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** All names, addresses, organisations and places in a normalised text, in order. */
export function tagWithModel(text: string, model: TaggerModel): Tag[] {
  const tags: Tag[] = [];
  let start = 0;
  while (start < text.length) {
    const end = nextCellEnd(text, start, true);
    tagCell(model, text, start, end, (type, from, to, confidence) => {
      tags.push({ type: tagTypes[type] ?? "NAME", start: from, end: to, confidence });
    });
    start = end;
  }
  return tags;
}
