import { pageBasics, pageEnd } from "./page-basics.ts";

/**
 * What somebody is asked to sign, as a link brought them here; what is signed is what the control plane then shows, and nothing is signed
 * before they have seen that.
 */
const sign = String.raw`const asked = new URLSearchParams(location.search);
const field = (name, label, element) => {
  element.id = name;
  return make("p", {}, make("label", { for: name }, label), element);
};
const textField = (name, label) => field(name, label, make("input", { value: asked.get(name) ?? "", autocomplete: "off", spellcheck: "false" }));

function choose(name, label, values) {
  const element = make("select", {}, ...values.map((value) => make("option", { value }, value)));
  if (values.includes(asked.get(name))) element.value = asked.get(name);
  return field(name, label, element);
}

const valueOf = (id) => document.getElementById(id).value.trim();

async function begin() {
  const wanted = Object.fromEntries(["subject", "about", "role", "decision", "reason"].map((id) => [id, valueOf(id)]));
  showDraft(await ask("POST", "/api/v1/signatures/begin", wanted));
}

/** The lines of it as they are, whatever anybody wrote into them. */
function showDraft(draft) {
  const { text, canonical, signature, expiresAt, document: signed } = draft;
  const verb = signed.decision === "approve" ? "Sign" : "Sign the rejection";
  const draftOf = make(
    "section",
    { id: "draft" },
    make("h2", {}, "This is what you sign"),
    make("ul", {}, ...text.map((line) => make("li", {}, line))),
    make("p", {}, make("small", {}, "To the letter:")),
    make("code", { id: "canonical" }, canonical),
    actions(button(verb + (signature === "passkey" ? " with a passkey" : ""), () => finish(draft))),
    make("p", {}, make("small", {}, "Good until " + when(expiresAt) + ", once.")),
  );
  document.getElementById("draft")?.remove();
  main.append(draftOf);
  draftOf.scrollIntoView({ block: "nearest" });
}

async function finish({ ticket, options }) {
  let response;
  if (options !== undefined) {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    response = (await navigator.credentials.get({ publicKey })).toJSON();
  }
  const done = await ask("POST", "/api/v1/signatures", { ticket, ...(response && { response }) });
  const what = done.decision === "approve" ? "Signed" : "Rejected";
  main.replaceChildren(
    section(
      what,
      make("p", {}, what + ": " + done.about + " of " + done.subject + ", as " + done.role + ", " + when(done.at) + "."),
      make("p", {}, "It is bound to"),
      make("code", {}, done.digest),
      actions(make("a", { class: "button", href: "/account" }, "Your account")),
    ),
  );
  say("");
}

async function showPage() {
  who.textContent = session.principal;
  const held = [...new Set(session.roles.map(({ role }) => role))].sort();
  const reason = make("textarea", { rows: "4", maxlength: "2000" });
  reason.value = asked.get("reason") ?? "";
  main.replaceChildren(
    section(
      "Sign",
      textField("subject", "What it is about"),
      textField("about", "What is decided"),
      choose("role", "Your role", held),
      choose("decision", "Your decision", ["approve", "reject"]),
      field("reason", "Why", reason),
      actions(button("Show what I sign", () => withPasskey(begin, true))),
    ),
  );
  if (held.length === 0) say("You hold no role, so there is nothing that you could sign.", true);
}

`;

export const signScript = pageBasics + sign + pageEnd;
