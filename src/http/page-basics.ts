/**
 * What the scripts of all pages begin with: plain JavaScript for any browser with passkeys. It makes elements and sets their text, never
 * markup; the pages' content security policy would refuse that anyway. A page says what it shows in `showPage`.
 */
export const pageBasics = String.raw`const main = document.getElementById("main");
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
  const here = location.pathname + location.search;
  const query = new URLSearchParams({ provider, returnTo: here.length <= 1000 ? here : location.pathname });
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

async function showLogin() {
  const { items } = await ask("GET", "/auth/providers");
  who.textContent = "";
  const links = items.map(({ name }) => logInLink(name, "Log in with " + name));
  const none = make("p", {}, "Nobody can log in yet: no identity provider has a login. See docs/access.md.");
  main.replaceChildren(section("Log in", links.length === 0 ? none : actions(...links)));
}

async function show() {
  try {
    session = await ask("GET", "/api/v1/session").catch((error) => {
      if (error.status === 401) return undefined;
      throw error;
    });
    await (session?.session === undefined ? showLogin() : showPage());
  } catch (error) {
    main.replaceChildren(make("p", {}, "The control plane could not be asked."));
    say(error.message, true);
  }
}

`;

/** What they end with. */
export const pageEnd = String.raw`/* A page that the browser kept shows who was there before: ask again. */
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    main.replaceChildren();
    who.textContent = "";
    show();
  }
});
show();
`;
