import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { useCase } from "../../support/manifests.ts";
import { type Console, openConsole } from "./open-console.ts";

let console: Console;
before(async () => {
  console = await openConsole();
});
after(() => console?.close());

const markup = `<img src=x onerror="document.title='owned'">`;

test("The signing page shows exactly what is signed, whatever anybody wrote into it, and a passkey signs that", async () => {
  const manifest = useCase("advising", ["mock"], { dataClass: "restricted", overlays: ["ferpa"] });
  assert.equal((await console.asBootstrap("POST", "/api/v1/apply", [manifest])).status, 200);
  const asked = await console.asBootstrap("POST", "/api/v1/use-cases/advising/requests", { note: markup });
  assert.equal(asked.status, 201, JSON.stringify(asked.body));

  const dana = await console.visitor();
  await dana.addAuthenticator();
  await dana.logIn("dana");
  dana.page.once("dialog", (dialog) => void dialog.accept("key"));
  await dana.page.click("text=Add a passkey");
  await dana.page.waitForSelector("text=added");

  const link = new URLSearchParams({
    subject: "UseCase/advising",
    about: "G1_INTAKE",
    role: "INFOSEC",
    reason: `Read. ${markup}`,
  });
  await dana.page.goto(`${console.url}/account/sign?${link.toString()}`);
  await dana.page.click("text=Show what I sign");
  await dana.page.waitForSelector("#canonical");
  const shown = (await dana.page.textContent("#draft")) ?? "";
  assert.match(
    shown,
    /You approve, as INFOSEC:.*The use case advising passes G1_INTAKE.*Asked for by admin: <img.*bound to sha256:/s,
  );
  assert.equal(await dana.page.locator("main img").count(), 0);
  assert.notEqual(await dana.page.title(), "owned");
  const canonical = JSON.parse((await dana.page.textContent("#canonical")) ?? "") as Record<string, unknown>;
  assert.deepEqual(
    [canonical["subject"], canonical["about"], canonical["role"], canonical["decision"], canonical["reason"]],
    ["UseCase/advising", "G1_INTAKE", "INFOSEC", "approve", `Read. ${markup}`],
  );
  await dana.page.click("text=Sign with a passkey");
  await dana.page.waitForSelector("text=Signed: G1_INTAKE of UseCase/advising");
  const { body } = await dana.ask("GET", "/api/v1/signatures?subject=UseCase%2Fadvising");
  assert.deepEqual(
    body.items.map(({ signer, role, signature, digest }: Record<string, string>) => [signer, role, signature, digest]),
    [["dana", "INFOSEC", "passkey", canonical["digest"]]],
  );
  await dana.context.close();
});

test("Who has not logged in is sent to log in, and comes back to what they were to sign", async () => {
  const visitor = await console.visitor();
  const path = "/account/sign?subject=UseCase%2Fadvising&about=G1_INTAKE";
  await visitor.page.goto(`${console.url}${path}`);
  const href = await visitor.page.getAttribute("a.button", "href");
  assert.equal(new URLSearchParams(href?.split("?")[1]).get("returnTo"), path);
  await visitor.context.close();
});
