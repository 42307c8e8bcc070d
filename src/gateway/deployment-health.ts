/** How deployments have been doing, as far as this process has seen. */
export interface DeploymentHealth {
  /** False while its circuit breaker is open. Once that time is over one call may try it; others go on waiting. */
  isInService(name: string, now: number): boolean;
  /** A call's turn at a deployment, to be ended by exactly one of `succeeded`, `failed` and `left`. Undefined where the breaker refuses it. */
  enter(name: string, breaker: BreakerSettings, now: number): Turn | undefined;
  /** Moving average, milliseconds; 0 for one that has not been tried yet, so that it will be. */
  latencyMs(name: string): number;
  /** When the breaker lets the next call through, milliseconds since the epoch; 0 while it is closed. */
  opensAt(name: string): number;
}

export interface Turn {
  /** The answer has begun: it may yet break off. A trial that comes so far puts the deployment into service again, on probation. */
  began(latencyMs: number): void;
  /** It answered to the end, whatever it said. */
  succeeded(): void;
  failed(now: number): void;
  /** Nothing was learned: the call was stopped from this side. */
  left(): void;
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
 * over, when exactly one call tries the deployment and its end decides. Calls that began before it opened decide nothing any more.
 * Calls that meet an open breaker are told at once, so that they go elsewhere instead of waiting.
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
    enter: (name, breaker, now) => {
      if (!isInService(name, now)) return undefined;
      const state = stateOf(name);
      const isProbe = state.openUntil !== 0;
      if (isProbe) state.probing = true;
      return openTurn(state, isProbe, breaker);
    },
    latencyMs: (name) => states.get(name)?.latencyMs ?? 0,
    opensAt: (name) => states.get(name)?.openUntil ?? 0,
  };
}

function openTurn(state: State, isProbe: boolean, breaker: BreakerSettings): Turn {
  let probing = isProbe;
  const decides = (): boolean => probing || state.openUntil === 0;
  const endTrial = (): void => {
    if (probing) state.probing = false;
    probing = false;
  };
  return {
    began: (latencyMs) => {
      state.latencyMs = state.latencyMs === 0 ? latencyMs : state.latencyMs + newest * (latencyMs - state.latencyMs);
      if (!probing) return;
      state.openUntil = 0;
      state.failures = breaker.failures - 1;
      endTrial();
    },
    succeeded: () => {
      if (!decides()) return;
      state.failures = 0;
      state.openUntil = 0;
      endTrial();
    },
    failed: (now) => {
      if (!decides()) return;
      state.failures++;
      if (probing || state.failures >= breaker.failures) state.openUntil = now + breaker.openMs;
      endTrial();
    },
    left: endTrial,
  };
}
