import assert from "node:assert/strict";
import { test } from "node:test";
import { isAddressIn } from "./address-in-ranges.ts";

test("The same list answers the same again, from its compiled form.", () => {
  const ranges = ["10.0.0.0/8", "2001:db8::/32", "not a range"];
  for (let round = 0; round < 2; round++) {
    assert(isAddressIn("10.9.8.7", ranges));
    assert(isAddressIn("::ffff:10.9.8.7", ranges));
    assert(isAddressIn("2001:db8::5", ranges));
    assert(!isAddressIn("192.0.2.1", ranges));
    assert(!isAddressIn(undefined, ranges));
  }
  assert(!isAddressIn("10.9.8.7", []));
});
