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

/** Does it, shows what is there now, and says so. */
async function change(work, done) {
  await work();
  await show();
  say(done);
}

const rowOf = (title, detail, ...rest) => make("li", {}, make("span", {}, title, make("br"), make("small", {}, detail)), ...rest);

function describeSession(hasPasskey) {
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
  return section(
    "You",
    make("dl", {}, ...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])),
    actions(
      button("Log out", logOut),
      ...(hasPasskey ? [button("Confirm with a passkey", () => change(confirm, "Confirmed."))] : []),
      logInLink(session.provider ?? "", "Log in again", 0),
    ),
  );
}

function listPasskeys(passkeys) {
  const remove = (id) => withPasskey(() => ask("DELETE", "/api/v1/session/passkeys/" + encodeURIComponent(id)), true);
  return section(
    "Passkeys",
    list(
      passkeys,
      ({ id, name, createdAt, usedAt }) =>
        rowOf(
          name,
          "added " + when(createdAt) + (usedAt ? ", used " + when(usedAt) : ""),
          button("Remove", () => change(() => remove(id), "Removed."), name),
        ),
      "None yet. Approvals need one. The first needs a log-in with a second factor of the last five minutes.",
    ),
    actions(button("Add a passkey", () => change(() => withPasskey(addPasskey, passkeys.length > 0), "Added."))),
  );
}

function listLogIns(sessions) {
  return section(
    "Log-ins",
    list(
      sessions,
      ({ id, current, createdAt, usedAt, ip, userAgent }) =>
        rowOf(
          current ? "This one" : (userAgent ?? "another"),
          "since " + when(createdAt) + ", used " + when(usedAt) + (ip ? ", from " + ip : ""),
          button("End", () => change(() => ask("DELETE", "/api/v1/session/sessions/" + id), "Ended."), current ? "this log-in" : when(createdAt)),
        ),
      "None.",
    ),
  );
}

function listAccessTokens(tokens) {
  const create = async () => {
    const made = await ask("POST", "/api/v1/session/access-tokens", {});
    await show();
    const once = make("p", {}, "It is shown this once. Set SALLYPORT_ADMIN_TOKEN to it.");
    main.append(section("Your new access token", once, make("code", { id: "token" }, made.token)));
  };
  return section(
    "Access tokens",
    list(
      tokens,
      ({ id, expiresAt }) =>
        rowOf(
          id,
          "until " + when(expiresAt),
          button("End", () => change(() => ask("DELETE", "/api/v1/session/access-tokens/" + id), "Ended."), id),
        ),
      "None. One lets the command line act as you, without your passkey, until you log out.",
    ),
    actions(button("Make an access token", create)),
  );
}

async function showAccount() {
  const [passkeys, sessions, tokens] = await Promise.all(
    ["passkeys", "sessions", "access-tokens"].map(async (what) => (await ask("GET", "/api/v1/session/" + what)).items),
  );
  who.textContent = session.principal;
  main.replaceChildren(
    describeSession(passkeys.length > 0),
    listPasskeys(passkeys),
    listLogIns(sessions),
    listAccessTokens(tokens),
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
