import { Problem } from "../core/problem.ts";

/** What a path says: with at most two parameters, `/guardrail/{name}/version/{n}/apply`, whose values are decoded once. */
export interface Matched<R> {
  readonly route: R;
  readonly parameter: string | undefined;
  readonly second: string | undefined;
}

export interface RouteMatcher<R> {
  /**
   * Undefined for a path that no route has, or none with this method. Exact: no case folding, no other slashes.
   *
   * Throws Problem `request_malformed` for a parameter that is not properly encoded.
   */
  match(method: string, path: string): Matched<R> | undefined;
  /** The methods that a path takes. */
  methodsOf(path: string): readonly string[];
}

const longestParameter = 2048;
/** No route has more. */
const mostParts = 8;

/** Routes without a parameter are one look-up by the whole path, the others one by its first and last part. */
export function matchRoutes<R extends { readonly method: string; readonly path: string }>(routes: readonly R[]): RouteMatcher<R> {
  const byPattern = new Map(routes.map((route) => [`${route.method} ${route.path.replace(/\{\w+\}/g, "{}")}`, route]));
  const methods = [...new Set(routes.map(({ method }) => method))];

  return {
    match: (method, path) => {
      const exact = path.includes("{") ? undefined : byPattern.get(`${method} ${path}`);
      if (exact !== undefined) return { route: exact, parameter: undefined, second: undefined };
      for (const { pattern, parameter, second } of readings(path)) {
        const route = byPattern.get(`${method} ${pattern}`);
        if (route !== undefined)
          return { route, parameter: decode(parameter), second: second === undefined ? undefined : decode(second) };
      }
      return undefined;
    },
    methodsOf: (path) => {
      const patterns = [path, ...readings(path).map(({ pattern }) => pattern)];
      return methods.filter((method) => patterns.some((pattern) => byPattern.has(`${method} ${pattern}`)));
    },
  };
}

interface Reading {
  readonly pattern: string;
  readonly parameter: string;
  readonly second: string | undefined;
}

/** `/first/parameter/rest`, `/first/then/parameter`, `/first/then/parameter/rest`, and `/first/parameter/then/second/rest`. Empty parts are no parameters. */
function readings(path: string): readonly Reading[] {
  const [root, first, parameter, then, second, ...rest] = path.split("/", mostParts + 1);
  if (root !== "" || !first || !parameter || then === undefined) return [];
  if (second === undefined && then !== "") {
    const middle: Reading = { pattern: ["", first, "{}", then].join("/"), parameter, second: undefined };
    return [middle, { pattern: ["", first, parameter, "{}"].join("/"), parameter: then, second: undefined }];
  }
  const tail = second === undefined ? [then] : [then, second, ...rest];
  const one: Reading = { pattern: ["", first, "{}", ...tail].join("/"), parameter, second: undefined };
  if (!second) return [one];
  if (rest.length === 0) {
    if (then === "") return [one];
    return [one, { pattern: ["", first, parameter, "{}", second].join("/"), parameter: then, second: undefined }];
  }
  return [one, { pattern: ["", first, "{}", then, "{}", ...rest].join("/"), parameter, second }];
}

function decode(text: string): string {
  try {
    const decoded = decodeURIComponent(text);
    // oxlint-disable-next-line no-control-regex
    if (decoded.length <= longestParameter && !/[\u0000-\u001f\u007f]/.test(decoded)) return decoded;
  } catch {
    // Said below.
  }
  throw new Problem("request_malformed", "The name in the path is too long, or not properly percent-encoded.");
}
