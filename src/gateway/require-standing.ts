import type { Role } from "../core/roles.ts";
import { rolesFor, rolesOf, type AccessRegister, type HeldRole, type ServiceAccountEntry } from "../governance/access.ts";
import { Problem } from "../core/problem.ts";
import type { Caller, Identity, Person, Voucher } from "../identity/caller.ts";
import type { DirectoryPerson } from "../identity/directory.ts";
import { notKnown, requireAddress, requireProofs } from "../identity/key-index.ts";
import type { Snapshot } from "./snapshot.ts";

/** What somebody may call under one register and one state of the directory. */
export interface Rights {
  readonly useCases: ReadonlySet<string>;
  /** The same object for as long as these rights stand. Undefined for a use case that they may not call. */
  readonly callerFor: (useCase: string) => Caller | undefined;
}

interface KeptRights extends Rights {
  readonly access: AccessRegister;
  /** What the directory said, where the provider leaves it to the directory who is let in. */
  readonly provisioned: DirectoryPerson | undefined;
  /** When the first of the roles ends. */
  readonly endsAt: number;
  readonly account: ServiceAccountEntry | undefined;
}

/** Goes with the identity; made anew when the register's part on access, or the person's entry in the directory, is another. */
const kept = new WeakMap<Identity, KeptRights>();

/**
 * That everything an identity stands on is there now: its keys, its provider as it was, its place in the directory, its service
 * account, its network address. Asked before a call, and of running calls again and again; it costs a few look-ups.
 *
 * Throws Problem `credential_invalid`, `credential_expired`, `forbidden`. INVARIANT fail-closed, expiry-needs-nobody.
 */
export function requireStanding(snapshot: Snapshot, identity: Identity, address: string | undefined, now: number): Rights {
  requireProofs(identity, snapshot.keys, address, now);
  requireAddress(identity.ipRanges, address);
  let rights = kept.get(identity);
  if (rights === undefined || !stillHold(rights, snapshot, identity, now)) {
    rights = rightsOf(snapshot, identity, now);
    kept.set(identity, rights);
  }
  requireAddress(rights.account?.spec.ipRanges, address);
  return rights;
}

function stillHold(rights: KeptRights, { register, directory }: Snapshot, { person }: Identity, now: number): boolean {
  if (rights.access !== register.access || now >= rights.endsAt) return false;
  return rights.provisioned === undefined || (person !== undefined && directory.find(person.principal) === rights.provisioned);
}

function rightsOf(snapshot: Snapshot, identity: Identity, now: number): KeptRights {
  const { access } = snapshot.register;
  if (identity.voucher !== undefined) requireVoucher(access, identity.voucher);
  const person = identity.person && holdingOf(snapshot, identity.person, now);
  const account = identity.kind === "service-account" ? requireAccount(access, identity) : undefined;
  const own = account && rolesOf(access, { principal: account.name, groups: [], roles: [] }, now);
  const held = identity.delegated ? own : (own ?? person?.held);
  const useCases = useCasesOf(identity, account, held ?? []);
  const callers = new Map<string, Caller>();
  return {
    access,
    account,
    provisioned: person?.provisioned,
    endsAt: Math.min(...[...(held ?? []), ...(person?.held ?? [])].map(({ until }) => until), Infinity),
    useCases,
    callerFor: (useCase) => {
      if (!useCases.has(useCase)) return undefined;
      let caller = callers.get(useCase);
      if (caller === undefined) {
        caller = callerOf(identity, useCase, held ?? [], person);
        callers.set(useCase, caller);
      }
      return caller;
    },
  };
}

/** What a person holds, and whose word it is that they may come in. */
interface Holding {
  readonly person: Person;
  readonly groups: readonly string[];
  readonly held: readonly HeldRole[];
  readonly provisioned: DirectoryPerson | undefined;
}

/** Throws Problem `credential_invalid`. */
function holdingOf({ register: { access }, directory }: Snapshot, person: Person, now: number): Holding {
  const provider = requireVoucher(access, person);
  // A person who bears a program's name would be taken for it.
  if (access.serviceAccounts.has(person.principal.toLowerCase())) throw notKnown();
  const provisioned = provider.spec.provisioning === "scim" ? directory.find(person.principal) : undefined;
  if (provider.spec.provisioning === "scim" && (provisioned?.active !== true || provisioned.provider !== person.provider))
    throw notKnown();
  const groups = provisioned?.groups ?? person.groups;
  return { person, groups, held: rolesOf(access, { ...person, groups }, now), provisioned };
}

function requireVoucher({ providers }: AccessRegister, { provider, providerDigest }: Voucher) {
  const entry = providers.get(provider);
  if (entry?.digest !== providerDigest)
    throw new Problem(
      "credential_invalid",
      "What is known of this credential's identity provider has changed. Send the call again.",
    );
  return entry;
}

function requireAccount({ serviceAccounts }: AccessRegister, { principal, delegated }: Identity): ServiceAccountEntry {
  const account = serviceAccounts.get(principal);
  if (account === undefined || account.spec.disabled) throw notKnown();
  // What it exchanged while it might ends with that.
  if (delegated && !account.spec.exchange) throw notKnown();
  return account;
}

/** Roles in which somebody calls models, rather than decides about it. */
const callingRoles: ReadonlySet<Role> = new Set(["USER", "DEVELOPER"]);

function useCasesOf(
  { kind, useCases }: Identity,
  account: ServiceAccountEntry | undefined,
  held: readonly HeldRole[],
): ReadonlySet<string> {
  if (kind === "key") return new Set(useCases);
  const all =
    account?.spec.useCases ??
    held.filter(({ role }) => kind === "user" && callingRoles.has(role)).flatMap((one) => [...(one.useCases ?? [])]);
  return new Set(useCases === undefined ? all : all.filter((useCase) => useCases.includes(useCase)));
}

function callerOf(identity: Identity, useCase: string, held: readonly HeldRole[], person: Holding | undefined): Caller {
  const heldRoles = rolesFor(held, useCase);
  if (person === undefined) return { ...identity, identity, useCase, heldRoles, groups: [] };
  if (!identity.delegated) return { ...identity, identity, useCase, heldRoles, groups: person.groups };
  const { principal, provider } = person.person;
  const endUser = { principal, provider, heldRoles: rolesFor(person.held, useCase), groups: person.groups };
  return { ...identity, identity, useCase, heldRoles, groups: [], endUser };
}
