import assert from "node:assert/strict";
import { test } from "node:test";
import { controlRoutes } from "./control-routes.ts";
import { describeApi } from "./openapi.ts";

/** Whatever a JSON document holds. */
type Loose = ReturnType<typeof JSON.parse>;
const api: Loose = describeApi(controlRoutes);

test("Every route is described, once, with its own operation id", () => {
  const described = Object.values<Loose>(api.paths).flatMap((path) =>
    Object.values<Loose>(path).map(({ operationId }) => operationId),
  );
  assert.deepEqual(described.sort(), controlRoutes.map(({ id }) => id).sort());
  assert.equal(new Set(described).size, described.length);
});

test("Every reference in the document leads somewhere, and it is plain JSON", () => {
  const text = JSON.stringify(api);
  assert.deepEqual(JSON.parse(text), api);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = ""]) => reference);
  assert.ok(references.length > 20);
  for (const reference of new Set(references)) {
    const found = reference
      .slice(2)
      .split("/")
      .reduce((at: Loose, part) => at?.[part], api);
    assert.ok(found, reference);
  }
});

test("Every route that somebody must be known for says so, what is asked of the policies, and what it answers to nobody", () => {
  const operations = Object.values<Loose>(api.paths).flatMap((path) => Object.values<Loose>(path));
  for (const route of controlRoutes) {
    const operation = operations.find(({ operationId }) => operationId === route.id);
    const open = route.auth === "none";
    assert.equal(operation.security?.length === 0, open, route.id);
    if (!open) assert.ok(operation.responses[401], route.id);
    assert.equal(operation["x-sallyport-action"], "resource" in route ? route.action : undefined, route.id);
  }
  assert.ok(controlRoutes.filter((route) => "resource" in route).length > 40);
});

test("A kind's manifest is described by its schema: fields, choices and defaults", () => {
  const useCase = api.components.schemas.UseCaseSpec;
  assert.deepEqual(useCase.properties.environment.enum, ["sandbox", "production"]);
  assert.ok(useCase.required.includes("models"));
  assert.ok(!useCase.required.includes("limits"), "what has a default need not be sent");
  const put = api.paths["/api/v1/use-cases/{name}"].put;
  assert.deepEqual(put.requestBody.content["application/json"].schema.properties.spec, {
    $ref: "#/components/schemas/UseCaseSpec",
  });
});
