/** How a deployment has been doing, as far as this process has seen. */
export interface DeploymentHealth {
  /** False while its circuit breaker is open. Once that time is over one call may try it; others go on waiting. */
  isInService(name: string, now: number): boolean;
  /** Takes the place of a call. False where the breaker refuses it; else end it by one of the three below. */
  enter(name: string, now: number): boolean;
  /** It answered, whatever it said. @param latencyMs until the answer began */
  succeeded(name: string, latencyMs: number): void;
  failed(name: string, breaker: BreakerSettings, now: number): void;
  /** Nothing was learned: the call was stopped from this side. */
  leave(name: string): void;
  /** Moving average, milliseconds; 0 for one that has not been tried yet, so that it will be. */
  latencyMs(name: string): number;
  /** When the breaker lets the next call through, milliseconds since the epoch; 0 while it is closed. */
  opensAt(name: string): number;
}

export interface BreakerSettings {
  readonly failures: number;
  readonly openMs: number;
}

interface State {
  failures: number;
  openUntil: number;
  probing: boolean;
  latencyMs: number;
}

/** Weight of the newest latency in the average: about the last ten count. */
const newest = 0.2;
/** Deployments come and go, the process stays. */
const maxDeployments = 4096;

/**
 * A circuit breaker of the usual three states: closed; open after so many failures in a row; half open once its time is
 * over, when exactly one call tries the deployment and its end decides. Calls that meet an open breaker are told at once, so that
 * they go elsewhere instead of waiting.
 */
export function createDeploymentHealth(): DeploymentHealth {
  const states = new Map<string, State>();
  const stateOf = (name: string): State => {
    let state = states.get(name);
    if (state === undefined) {
      if (states.size >= maxDeployments) states.clear();
      state = { failures: 0, openUntil: 0, probing: false, latencyMs: 0 };
      states.set(name, state);
    }
    return state;
  };
  const isInService = (name: string, now: number): boolean => {
    const state = states.get(name);
    return state === undefined || state.openUntil === 0 || (now >= state.openUntil && !state.probing);
  };
  return {
    isInService,
    enter: (name, now) => {
      if (!isInService(name, now)) return false;
      const state = stateOf(name);
      if (state.openUntil !== 0) state.probing = true;
      return true;
    },
    succeeded: (name, latencyMs) => {
      const state = stateOf(name);
      state.failures = 0;
      state.openUntil = 0;
      state.probing = false;
      state.latencyMs = state.latencyMs === 0 ? latencyMs : state.latencyMs + newest * (latencyMs - state.latencyMs);
    },
    failed: (name, breaker, now) => {
      const state = stateOf(name);
      state.failures++;
      if (state.probing || state.failures >= breaker.failures) state.openUntil = now + breaker.openMs;
      state.probing = false;
    },
    leave: (name) => {
      const state = states.get(name);
      if (state !== undefined) state.probing = false;
    },
    latencyMs: (name) => states.get(name)?.latencyMs ?? 0,
    opensAt: (name) => states.get(name)?.openUntil ?? 0,
  };
}
