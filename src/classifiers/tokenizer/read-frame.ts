import { fieldsOf, idOf, isFields, listOf, TokenizerNotSupported } from "./read-fields.ts";

/** The special tokens around a text. */
export interface Frame {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Throws TokenizerNotSupported with a component's name. */
export function readFrame(value: unknown): Frame {
  if (value === undefined || value === null) return { before: [], after: [] };
  const fields = fieldsOf(value, "post_processor");
  const type = String(fields["type"]);
  switch (type) {
    case "ByteLevel":
      return { before: [], after: [] };
    case "BertProcessing":
    case "RobertaProcessing":
      return { before: [pairId(fields["cls"], `${type}.cls`)], after: [pairId(fields["sep"], `${type}.sep`)] };
    case "Sequence": {
      const steps = listOf(fields["processors"], "post_processor.processors").map((step) => readFrame(step));
      return { before: steps.flatMap(({ before }) => before), after: steps.flatMap(({ after }) => after) };
    }
    case "TemplateProcessing":
      return template(
        listOf(fields["single"], "TemplateProcessing.single"),
        fieldsOf(fields["special_tokens"], "special_tokens"),
      );
    default:
      throw new TokenizerNotSupported(`its post_processor ${type} is not supported`);
  }
}

function template(items: readonly unknown[], tokens: Readonly<Record<string, unknown>>): Frame {
  const before: number[] = [];
  const after: number[] = [];
  let seen = false;
  for (const item of items) {
    const fields = fieldsOf(item, "TemplateProcessing.single's item");
    const special = fields["SpecialToken"];
    if (isFields(special)) {
      const token = fieldsOf(tokens[String(special["id"])], `special token ${String(special["id"])}`);
      for (const id of listOf(token["ids"], "special token's ids")) (seen ? after : before).push(idOf(id, "special token's id"));
    } else if (isFields(fields["Sequence"]) && !seen) seen = true;
    else throw new TokenizerNotSupported("its TemplateProcessing.single is not special tokens around one text");
  }
  if (!seen) throw new TokenizerNotSupported("its TemplateProcessing.single has no place for the text");
  return { before, after };
}

/** `["[CLS]", 101]` */
function pairId(value: unknown, where: string): number {
  return idOf(listOf(value, where)[1], where);
}
