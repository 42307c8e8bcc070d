import type { Io } from "./command.ts";
import { printable } from "./output.ts";

export interface Progress {
  show(text: string): void;
  clear(): void;
}

/** One line on a terminal that is written over; a scan that is quick shows none. */
export function showProgress({ stderr }: Io, now: () => number = Date.now): Progress {
  if (stderr.isTTY !== true) return { show: () => {}, clear: () => {} };
  const begun = now();
  let shownAt = begun;
  let shown = false;
  return {
    show: (text) => {
      if (now() - begun < patienceMs || now() - shownAt < redrawMs) return;
      shownAt = now();
      shown = true;
      stderr.write(`\r\u001b[2K${printable(text).slice(0, width)}`);
    },
    clear: () => {
      if (shown) stderr.write("\r\u001b[2K");
      shown = false;
    },
  };
}

const patienceMs = 500;
const redrawMs = 100;
const width = 78;
