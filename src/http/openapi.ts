import { z, type ZodType } from "zod";
import { resourceKinds } from "../admin/resource-kinds.ts";
import { type ProblemCode, problemKinds } from "../core/problem.ts";
import { csrfHeader, sessionCookie } from "./cookies.ts";
import { problemDocument, problemMediaType } from "./problem-document.ts";
import type { Route, RouteBody } from "./route.ts";

type Json = Readonly<Record<string, unknown>>;

/** What any authenticated route can answer besides its own problems; stands under `default`. */
const anyway: readonly ProblemCode[] = [
  "forbidden",
  "request_malformed",
  "request_too_large",
  "request_timeout",
  "media_type_not_supported",
  "policy_unavailable",
  "identity_unavailable",
  "register_unavailable",
  "internal",
];

/**
 * An OpenAPI 3.1 document of the routes, made from their schemas. Each kind's spec and each schema with an id of its own is
 * one component.
 */
export function describeApi(routes: readonly Route<unknown>[]): Json {
  const schemas: Schemas = { Problem: {} };
  for (const { kind, schema, summary } of resourceKinds)
    schemas[`${kind}Spec`] = { description: summary, ...toSchema(schema, "input", schemas) };
  schemas["Problem"] = toSchema(problemDocument, "output", schemas);
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = (paths[route.path.replace("*}", "}")] ??= {});
    path[route.method.toLowerCase()] = describeRoute(route, schemas);
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Sallyport control plane",
      version: "v1",
      description: "Errors are RFC 9457 problem documents; docs/reference/problems.md lists their codes.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "http://127.0.0.1:8081" }],
    security: [{ bearer: [] }, { session: [], csrf: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description:
            "A personal access token, a token of an identity provider for one of its controlAudiences, or the bootstrap token while it lives. Credentials of the data plane are not valid here.",
        },
        session: { type: "apiKey", in: "cookie", name: sessionCookie, description: "Of a log-in in the browser." },
        csrf: { type: "apiKey", in: "header", name: csrfHeader, description: "Besides the cookie, for whatever is no GET." },
        scimToken: { type: "http", scheme: "bearer", description: "Of an identity provider's SCIM client." },
      },
      schemas,
      responses: describeProblems(routes),
    },
  };
}

type Schemas = Record<string, Json>;

function describeRoute(route: Route<unknown>, schemas: Schemas): Json {
  const { id, path, auth, summary, tag, query, request, response, problems = [] } = route;
  const body = request && toSchema(request.described ?? request.schema, "input", schemas);
  const { mediaType = "application/json" } = response;
  const answer = response.schema && { schema: toSchema(response.schema, "output", schemas) };
  const done = {
    description: "Done.",
    ...((answer ?? response.mediaType) && { content: { [mediaType]: answer ?? {} } }),
  };
  return {
    operationId: id,
    summary,
    tags: [tag],
    ...(auth === "none" && { security: [] }),
    ...(auth === "scim" && { security: [{ scimToken: [] }] }),
    ...("resource" in route && { "x-sallyport-action": route.action }),
    parameters: [...pathParameters(path), ...queryParameters(query, schemas), ...preconditionsOf(route)],
    ...(body && {
      requestBody: {
        required: true,
        content: Object.fromEntries(mediaTypesOf(request).map((mediaType) => [mediaType, { schema: body }])),
      },
    }),
    responses: {
      [response.status]: done,
      ...(response.alsoStatus && { [response.alsoStatus]: done }),
      ...(auth !== "none" && { 401: problemReference("unauthorized"), default: problemReference("other") }),
      ...Object.fromEntries(problems.map((code) => [problemKinds[code].status, problemReference(code)])),
    },
  };
}

function problemReference(name: string): Json {
  return { $ref: `#/components/responses/${name}` };
}

/** One response for each problem that a route names, and two for those that any route can answer with. */
function describeProblems(routes: readonly Route<unknown>[]): Json {
  const content = { [problemMediaType]: { schema: { $ref: "#/components/schemas/Problem" } } };
  const named = new Set(routes.flatMap(({ problems = [] }) => problems));
  return {
    unauthorized: {
      description: "credential_missing, credential_invalid, credential_expired, authentication_insufficient",
      content,
    },
    other: { description: anyway.join(", "), content },
    ...Object.fromEntries([...named].map((code) => [code, { description: problemKinds[code].title, content }])),
  };
}

function mediaTypesOf({ yaml = false, mediaTypes = [] }: RouteBody): readonly string[] {
  return ["application/json", ...(yaml ? ["application/yaml"] : []), ...mediaTypes];
}

/** Of routes that can answer `precondition_failed`. A SCIM client never makes what it names. */
function preconditionsOf({ method, auth, problems = [] }: Route<unknown>): readonly Json[] {
  if (!problems.includes("precondition_failed")) return [];
  return method === "PUT" && auth !== "scim" ? [ifMatch, ifNoneMatch] : [ifMatch];
}

const ifMatch = {
  name: "if-match",
  in: "header",
  schema: { type: "string" },
  description: "What the ETag must be now, or *.",
};
const ifNoneMatch = {
  name: "if-none-match",
  in: "header",
  schema: { const: "*" },
  description: "Only when nothing is there yet.",
};

function pathParameters(path: string): readonly Json[] {
  return [...path.matchAll(/\{([a-zA-Z]+)\*?\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters(query: ZodType | undefined, schemas: Schemas): readonly Json[] {
  if (query === undefined) return [];
  const { properties = {} } = toSchema(query, "input", schemas) as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    schema,
    ...(description !== undefined && { description }),
  }));
}

/** Named schemas go to `schemas` and are referred to. A kind's spec is as it is sent, also where it is answered. */
function toSchema(schema: ZodType, io: "input" | "output", schemas: Schemas): Json {
  const converted = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const known = resourceKinds.find((kind) => kind.schema === (zodSchema as unknown) && kind.schema !== schema);
      if (known === undefined) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
      jsonSchema.$ref = `#/components/schemas/${known.kind}Spec`;
    },
  });
  const { $schema: _, $defs = {}, id, ...whole } = pointToComponents(converted) as Json & { $defs?: Schemas; id?: string };
  for (const [name, { id: __, ...named }] of Object.entries($defs)) schemas[name] = named;
  if (id === undefined) return whole;
  schemas[id] = whole;
  return { $ref: `#/components/schemas/${id}` };
}

function pointToComponents(schema: object): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}
