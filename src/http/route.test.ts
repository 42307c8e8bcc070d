import assert from "node:assert/strict";
import { test } from "node:test";
import { createRouter } from "./route.ts";
import type { Method, Route } from "./route.ts";

const route = (method: Method, path: string): Route<string> => ({
  id: `${method} ${path}`,
  method,
  path,
  auth: "session",
  summary: "",
  tag: "",
  response: { status: 200 },
  handler: path,
});
const router = createRouter([
  route("GET", "/things/{name}"),
  route("PUT", "/things/{name}"),
  route("GET", "/things/{name}/versions"),
  route("POST", "/model/{id}/invoke"),
  route("GET", "/log/tile/{tile*}"),
]);

test("A path is matched with its parameters decoded, and its query left alone", () => {
  const match = router.match("POST", "/model/a%3Ab%2Fc/invoke?x=%");
  assert.ok(match.outcome === "found");
  assert.equal(match.route.path, "/model/{id}/invoke");
  assert.equal(match.params["id"], "a:b/c");
});

test("A trailing parameter with a star takes the rest of the path", () => {
  const match = router.match("GET", "/log/tile/0/x001/234.p/5");
  assert.ok(match.outcome === "found");
  assert.equal(match.params["*"], "0/x001/234.p/5");
});

test("HEAD is answered where GET is", () => {
  assert.equal(router.match("HEAD", "/things/a").outcome, "found");
});

test("A known path under another method says which methods it has", () => {
  assert.deepEqual(router.match("DELETE", "/things/a"), { outcome: "wrong-method", allowed: ["GET", "PUT"] });
  assert.deepEqual(router.match("BREW", "/things/a/versions"), { outcome: "wrong-method", allowed: ["GET"] });
});

test("Near misses and undecodable paths are not found", () => {
  for (const url of ["/", "/Things/a", "/things//a", "/things/a/", "/things/%", "/things/%zz", "*", "", "//things/a"])
    assert.equal(router.match("GET", url).outcome, "not-found", url);
});

test("Two routes for the same method and path are refused", () => {
  assert.throws(() => createRouter([route("GET", "/a/{b}"), route("GET", "/a/{b}")]));
});
