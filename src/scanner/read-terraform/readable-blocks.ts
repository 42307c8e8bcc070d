import { Problem } from "../../core/problem.ts";
import { type Block, parseBlocks } from "./parse-hcl.ts";
import { scanHcl } from "./scan-hcl.ts";

/**
 * The blocks of a file that is no HCL as a whole, each parsed by itself. Those that are none have `unreadable`. From where a text or a
 * bracket does not end on, nothing is given: what is code there is not known. Source: HCL native syntax specification.
 *
 * @param most blocks that are parsed; of a file with more none is
 */
export async function readableBlocks(text: string, most: number): Promise<readonly Block[]> {
  const { blocks, isTooDeep } = scanHcl(text);
  if (isTooDeep || blocks.length > most) return [];
  const found: Block[] = [];
  for (const { words, line, from, to } of blocks)
    try {
      found.push(...(await parseBlocks(text.slice(from, to), "", new Map([[words.join(" "), [line]]]))));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const [kind = "", ...labels] = words;
      found.push({ kind, labels, body: {}, line, unreadable: `the block that begins in line ${line} is not valid HCL` });
    }
  return found;
}
