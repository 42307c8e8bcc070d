/**
 * The script of the account page: plain JavaScript for any browser with passkeys. It makes elements and sets their text, never markup;
 * the page's content security policy would refuse that anyway.
 */
export const accountScript = String.raw`const main = document.getElementById("main");
const who = document.getElementById("who");
const message = document.getElementById("message");
let session;

function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === "click") element.addEventListener("click", value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function say(text, bad = false) {
  message.textContent = text;
  message.classList.toggle("bad", bad);
}

class Refused extends Error {
  constructor(problem, status) {
    super(problem.detail ?? "The control plane answered " + status + ".");
    this.code = problem.code;
    this.status = status;
  }
}

/** The answer's JSON; undefined for an empty one. Whatever is no success throws. */
async function ask(method, path, body) {
  const headers = { accept: "application/json" };
  if (method !== "GET") headers["x-sallyport-csrf"] = session?.csrfToken ?? "";
  if (body !== undefined) headers["content-type"] = "application/json";
  const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  if (answer.status === 204) return undefined;
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(json, answer.status);
  return json;
}

/** Runs what a button does, once at a time, and says what became of it. */
function button(label, work, described) {
  const options = { type: "button" };
  if (described !== undefined) options["aria-label"] = label + ": " + described;
  const element = make("button", options, label);
  element.addEventListener("click", async () => {
    element.disabled = true;
    say("");
    try {
      await work();
    } catch (error) {
      if (error.status === 401 && error.code !== "authentication_insufficient") return show();
      say(error.name === "NotAllowedError" ? "The passkey was not used." : error.message, true);
    } finally {
      element.disabled = false;
    }
  });
  return element;
}

const when = (instant) => new Date(instant).toLocaleString();
const logInLink = (provider, label, maxAge) => {
  const query = new URLSearchParams({ provider, returnTo: "/account" });
  if (maxAge !== undefined) query.set("maxAge", maxAge);
  return make("a", { class: "button", href: "/auth/login?" + query }, label);
};
const section = (title, ...children) => make("section", {}, make("h2", {}, title), ...children);
const list = (items, row, empty) => (items.length === 0 ? make("p", {}, empty) : make("ul", {}, ...items.map(row)));
const actions = (...children) => make("p", { class: "actions" }, ...children);

/** A step-up: the session goes on under a new secret, and the page's token changes with it. */
async function confirm() {
  const options = await ask("POST", "/api/v1/session/confirmation/options");
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({ publicKey });
  const confirmed = await ask("POST", "/api/v1/session/confirmation", credential.toJSON());
  session.csrfToken = confirmed.csrfToken;
}

/** Does it; where that takes a passkey, asks for one and does it then. */
async function withPasskey(work, has) {
  try {
    await work();
  } catch (error) {
    if (error.code !== "authentication_insufficient" || !has) throw error;
    await confirm();
    await work();
  }
}

async function addPasskey() {
  const name = prompt("A name for this passkey", "passkey");
  if (name === null) return;
  const options = await ask("POST", "/api/v1/session/passkeys/options");
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = await navigator.credentials.create({ publicKey });
  await ask("POST", "/api/v1/session/passkeys", { name, response: credential.toJSON() });
}

async function logOut() {
  const { location: next } = await ask("POST", "/auth/logout");
  if (next === undefined) return show();
  location.assign(next);
}

async function showLogin() {
  const { items } = await ask("GET", "/auth/providers");
  who.textContent = "";
  const links = items.map(({ name }) => logInLink(name, "Log in with " + name));
  const none = make("p", {}, "Nobody can log in yet: no identity provider has a login. See docs/access.md.");
  main.replaceChildren(section("Log in", links.length === 0 ? none : actions(...links)));
}

async function showAccount() {
  const [passkeys, sessions, tokens] = await Promise.all(
    ["passkeys", "sessions", "access-tokens"].map((what) => ask("GET", "/api/v1/session/" + what)),
  );
  const has = passkeys.items.length > 0;
  who.textContent = session.principal;
  const roles = session.roles.map(({ role, useCases }) => (useCases === undefined ? role : role + " for " + useCases.join(", ")));
  const strengths = ["nothing", "one factor", "several factors", "a passkey"];
  const facts = [
    ["Name", session.principal],
    ["Identity provider", session.provider ?? "none"],
    ["Roles", roles.length === 0 ? "none" : roles.join("; ")],
    ["Proved by", strengths[session.strength] + ", " + when(session.authenticatedAt)],
    ["Ends", "unused " + when(session.session.idleEndsAt) + ", at the latest " + when(session.session.expiresAt)],
    ["Bootstrap token", session.bootstrap === "lives" ? "still works" : "has ended"],
  ];
  const again = async (work, done) => {
    await work();
    await show();
    say(done);
  };
  const freshly = logInLink(session.provider ?? "", "Log in again", 0);
  main.replaceChildren(
    section(
      "You",
      make("dl", {}, ...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])),
      actions(
        button("Log out", logOut),
        ...(has ? [button("Confirm with a passkey", () => again(confirm, "Confirmed."))] : []),
        freshly,
      ),
    ),
    section(
      "Passkeys",
      list(
        passkeys.items,
        ({ id, name, createdAt, usedAt }) =>
          make(
            "li",
            {},
            make("span", {}, name, make("br"), make("small", {}, "added " + when(createdAt) + (usedAt ? ", used " + when(usedAt) : ""))),
            button("Remove", () => again(() => withPasskey(() => ask("DELETE", "/api/v1/session/passkeys/" + encodeURIComponent(id)), true), "Removed."), name),
          ),
        "None yet. Approvals need one. The first needs a log-in with a second factor of the last five minutes.",
      ),
      actions(button("Add a passkey", () => again(() => withPasskey(addPasskey, has), "Added."))),
    ),
    section(
      "Log-ins",
      list(
        sessions.items,
        ({ id, current, createdAt, usedAt, ip, userAgent }) =>
          make(
            "li",
            {},
            make(
              "span",
              {},
              current ? "This one" : (userAgent ?? "another"),
              make("br"),
              make("small", {}, "since " + when(createdAt) + ", used " + when(usedAt) + (ip ? ", from " + ip : "")),
            ),
            button("End", () => again(() => ask("DELETE", "/api/v1/session/sessions/" + id), "Ended."), current ? "this log-in" : when(createdAt)),
          ),
        "None.",
      ),
    ),
    section(
      "Access tokens",
      list(
        tokens.items,
        ({ id, expiresAt }) =>
          make(
            "li",
            {},
            make("span", {}, id, make("br"), make("small", {}, "until " + when(expiresAt))),
            button("End", () => again(() => ask("DELETE", "/api/v1/session/access-tokens/" + id), "Ended."), id),
          ),
        "None. One lets the command line act as you, without your passkey, until you log out.",
      ),
      actions(
        button("Make an access token", async () => {
          const made = await ask("POST", "/api/v1/session/access-tokens", {});
          await show();
          main.append(section("Your new access token", make("p", {}, "It is shown this once. Set SALLYPORT_ADMIN_TOKEN to it."), make("code", { id: "token" }, made.token)));
        }),
      ),
    ),
  );
}

async function show() {
  try {
    session = await ask("GET", "/api/v1/session").catch((error) => {
      if (error.status === 401) return undefined;
      throw error;
    });
    await (session?.session === undefined ? showLogin() : showAccount());
  } catch (error) {
    main.replaceChildren(make("p", {}, "The control plane could not be asked."));
    say(error.message, true);
  }
}

/* A page that the browser kept shows who was there before: ask again. */
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    main.replaceChildren();
    who.textContent = "";
    show();
  }
});
show();
`;
