import type { OpenChannel, Surface } from "../../src/core/inspection.ts";

/** Masks `dana`, blocks at `STOP`, and holds back what could be the start of either: a guardrail in small. */
export function wordGuard(): { open: OpenChannel; seen: [Surface, string][] } {
  const seen: [Surface, string][] = [];
  let blocked = false;
  const open: OpenChannel = (surface) => {
    const entry: [Surface, string] = [surface, ""];
    seen.push(entry);
    let held = "";
    const release = (final: boolean): { text: string; blocked: boolean } => {
      if (blocked) return { text: "", blocked };
      held = held.replaceAll("dana", "{X}");
      const stop = held.indexOf("STOP");
      if (stop >= 0) {
        blocked = true;
        return { text: held.slice(0, stop), blocked };
      }
      const tail = [3, 2, 1].find(
        (size) => size <= held.length && ["dana", "STOP"].some((word) => word.startsWith(held.slice(-size))),
      );
      const keep = final ? 0 : (tail ?? 0);
      const text = held.slice(0, held.length - keep);
      held = held.slice(held.length - keep);
      return { text, blocked };
    };
    return {
      push(text) {
        entry[1] += text;
        held += text;
        return release(false);
      },
      end: () => release(true),
    };
  };
  return { open, seen };
}

/** Masks `ab` and blocks at `!!`, holding back one character: the smallest guardrail that a cut could fool. */
export function letterGuard(): OpenChannel {
  let blocked = false;
  return () => {
    let held = "";
    const release = (keep: number): { text: string; blocked: boolean } => {
      if (blocked) return { text: "", blocked };
      const masked = held.replaceAll("ab", "{X}");
      const stop = masked.indexOf("!!");
      if (stop >= 0) {
        blocked = true;
        return { text: masked.slice(0, stop), blocked };
      }
      const last = /[a!]$/.test(masked) ? keep : 0;
      held = masked.slice(masked.length - last);
      return { text: masked.slice(0, masked.length - last), blocked };
    };
    return {
      push(text) {
        held += text;
        return release(1);
      },
      end: () => release(0),
    };
  };
}
