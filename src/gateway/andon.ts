import { Problem } from "../core/problem.ts";

/** The Andon cord as the data plane sees it: which pulls touch a call, and whether they stop it or put it into safe mode. */
export interface AndonPull {
  readonly scope: string;
  readonly reason: string;
  readonly safeMode: boolean;
}

/** What a call is known to touch so far; a pull on something not yet known does not touch it yet. */
export interface AndonTarget {
  readonly caller: {
    readonly useCase: string;
    readonly principal: string;
    /** A person is stopped too where a program calls on their behalf. */
    readonly endUser?: { readonly principal: string };
  };
  readonly model?: string | undefined;
  readonly deployment?: string | undefined;
}

/** By scope. Kept as a map because a call asks for a few exact scopes, however many pulls there are. */
export type AndonBoard = ReadonlyMap<string, AndonPull>;

export interface AndonState {
  readonly stoppedBy: AndonPull | undefined;
  readonly safeMode: boolean;
}

const calm: AndonState = { stoppedBy: undefined, safeMode: false };

export function andonBoard(pulls: readonly AndonPull[]): AndonBoard {
  return new Map(pulls.map((pull) => [pull.scope, pull]));
}

export function andonState(board: AndonBoard, target: AndonTarget): AndonState {
  if (board.size === 0) return calm;
  let safeMode = false;
  for (const scope of scopesOf(target)) {
    const pull = board.get(scope);
    if (pull === undefined) continue;
    if (!pull.safeMode) return { stoppedBy: pull, safeMode: true };
    safeMode = true;
  }
  return { stoppedBy: undefined, safeMode };
}

/** What a stopped call is told. */
export function stoppedBy({ scope, reason }: AndonPull): Problem {
  return new Problem("andon_stopped", `The Andon cord was pulled for ${scope}: ${reason}`);
}

function scopesOf({ caller: { useCase, principal, endUser }, model, deployment }: AndonTarget): string[] {
  const scopes = ["all", `use-case/${useCase}`, `principal/${principal}`];
  if (endUser !== undefined) scopes.push(`principal/${endUser.principal}`);
  if (model !== undefined) scopes.push(`model/${model}`);
  if (deployment !== undefined) scopes.push(`deployment/${deployment}`);
  return scopes;
}
