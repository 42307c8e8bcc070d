import { Problem } from "../core/problem.ts";

/** What a path says: with at most one parameter, `/model/{id}/converse`, whose value is decoded once. */
export interface Matched<R> {
  readonly route: R;
  readonly parameter: string | undefined;
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

/** Routes without a parameter are one look-up by the whole path, the others one by its first and last part. */
export function matchRoutes<R extends { readonly method: string; readonly path: string }>(routes: readonly R[]): RouteMatcher<R> {
  const byPattern = new Map(routes.map((route) => [`${route.method} ${route.path.replace(/\{\w+\}/, "{}")}`, route]));
  const methods = [...new Set(routes.map(({ method }) => method))];

  return {
    match: (method, path) => {
      const exact = path.includes("{") ? undefined : byPattern.get(`${method} ${path}`);
      if (exact !== undefined) return { route: exact, parameter: undefined };
      const parts = splitPath(path);
      const route = parts && byPattern.get(`${method} ${parts.pattern}`);
      return route && { route, parameter: decode(parts.parameter) };
    },
    methodsOf: (path) => {
      const pattern = splitPath(path)?.pattern;
      return methods.filter((method) => byPattern.has(`${method} ${path}`) || byPattern.has(`${method} ${pattern ?? ""}`));
    },
  };
}

/** `/first/parameter/rest` */
function splitPath(path: string): { readonly pattern: string; readonly parameter: string } | undefined {
  const from = path.indexOf("/", 1) + 1;
  const to = from < 1 ? -1 : path.indexOf("/", from);
  return to <= from ? undefined : { pattern: `${path.slice(0, from)}{}${path.slice(to)}`, parameter: path.slice(from, to) };
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
