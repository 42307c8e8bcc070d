import { pageBasics, pageEnd } from "./page-basics.ts";

/** Who somebody is, their passkeys, log-ins and access tokens. */
const account = String.raw`async function addPasskey() {
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
      ...(session.roles.length > 0 ? [make("a", { class: "button", href: "/account/sign" }, "Sign …")] : []),
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

async function showPage() {
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
`;

export const accountScript = pageBasics + account + pageEnd;
