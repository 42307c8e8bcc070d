import fc from "fast-check";
import { dataClasses, overlays } from "../../src/core/data-class.ts";
import { adminActions, type AdminQuestion, type PolicyQuestion, type PolicySubject } from "../../src/policy/decision.ts";
import type { Readable } from "./policy-random-conditions.ts";

const minuteMs = 60_000;
const start = Date.UTC(2026, 10, 20, 7);

const names = ["ana", "bob", "sailor"];
const words = [
  ...names,
  "user",
  "key",
  "production",
  "sandbox",
  "local",
  "eu",
  "private",
  "labs",
  "PRODUCTION",
  "UseCase",
  "ferpa",
];
const people: Pick<Readable, "words"> = { words };
const scopesOfPeople = [
  "principal",
  'principal == Principal::"ana"',
  'principal in Role::"USER"',
  'principal in Group::"campus/a"',
  "principal is Principal",
  'principal is Principal in Role::"CISO"',
];

const circumstances = {
  longs: ["context.authentication.strength", "context.authentication.ageMinutes", "context.time.hour", "context.time.weekday"],
  others: [
    'context has ip && context.ip.isInRange(ip("10.0.0.0/8"))',
    'context has ip && context.ip.isInRange(ip("2001:db8::/32"))',
    'context has ip && (context.ip.isInRange(ip("10.1.0.0/16")) || context.ip.isInRange(ip("10.1.2.3")))',
    "context has ip && context.ip.isIpv6()",
    'context has ip && context.ip == ip("10.1.2.3")',
    'context has ip && [ip("127.0.0.1")].contains(context.ip)',
    "context has ip",
    "context.authentication == { strength: 2, ageMinutes: 5 }",
    "context.time == { hour: 7, weekday: 5 }",
    "context has authentication",
    "principal has kind",
  ],
};

export const readableOfCalls: Readable = {
  ...people,
  bools: [
    "context.usesTools",
    "context.uninspected",
    "context.observed",
    "context.safeMode",
    "resource.model.trainsOnData",
    "resource.model.retainsData",
  ],
  longs: [
    ...circumstances.longs,
    "context.dataClass",
    "context.useCase.scope",
    "context.useCase.approvedClass",
    "resource.ceiling",
  ],
  texts: [
    "context.useCase.state",
    "context.useCase.environment",
    "context.useCase.project",
    "resource.region",
    "resource.network",
    "resource.model.provider",
  ],
  sets: ["context.overlays", "context.useCase.overlays", "context.useCase.regions"],
  people: ["principal", "context.endUser"],
  entities: [
    { path: "context.useCase", type: "UseCase", ids: ["hr", "labs"] },
    { path: "resource", type: "Deployment", ids: ["d1", "d2"] },
    { path: "resource.model", type: "Model", ids: ["m1", "m2"] },
  ],
  guards: [
    ["context.endUser", "context has endUser"],
    ["context.useCase.project", "context.useCase has project"],
  ],
  others: [
    ...circumstances.others,
    "context has endUser",
    "context has endUser.kind",
    "context has useCase.project",
    "context.useCase has project",
  ],
};

export const callScopes = {
  principal: scopesOfPeople,
  resource: ["resource", 'resource == Deployment::"d1"', "resource is Deployment", 'resource in Deployment::"d2"'],
};

export const readableOfAdministration: Readable = {
  ...people,
  bools: ['principal.kind == "user"'],
  longs: [...circumstances.longs, "resource.dataClass"],
  texts: ["resource.kind", "resource.name", "resource.useCase", "resource.environment", "resource.project"],
  sets: [],
  people: ["principal", "resource.createdBy"],
  entities: [{ path: "resource", type: "Resource", ids: ["UseCase/hr", "Policy/labs"] }],
  guards: [
    ["resource.createdBy", "resource has createdBy"],
    ["resource.useCase", "resource has useCase"],
    ["resource.environment", "resource has environment"],
    ["resource.project", "resource has project"],
    ["resource.dataClass", "resource has dataClass"],
  ],
  others: [
    ...circumstances.others,
    "resource.concerns.contains(principal)",
    'resource.concerns.contains(Principal::"ana")',
    "principal in resource.concernedGroups",
    'resource.concernedGroups.containsAny([Group::"campus/a"])',
    "resource.concerns.isEmpty()",
    'action == Action::"ApplyPolicy"',
    'action in Action::"Look"',
    'action in [Action::"ApplyPolicy", Action::"Change"]',
    "resource has createdBy",
  ],
};

export const adminScopes = {
  principal: scopesOfPeople,
  resource: ["resource", 'resource == Resource::"UseCase/hr"', "resource is Resource"],
};

const role = fc.subarray(["USER", "DEVELOPER", "CISO", "AUDITOR"] as const);
const group = fc.subarray(["campus/a", "campus/b", "lab/a"]);

function subject(name: fc.Arbitrary<string>): fc.Arbitrary<PolicySubject> {
  return fc.record({
    principal: name,
    kind: fc.constantFrom("user", "service-account", "key", "bootstrap"),
    roles: role,
    groups: group,
  });
}

const circumstance = {
  authentication: fc
    .tuple(fc.constantFrom(0, 1, 2, 3), fc.constantFrom(-60, 0, 4, 6, 59, 479, 481, 721, 20_000, 900_000))
    .map(([strength, age]) => ({ strength, at: start - age * minuteMs, method: "token" }) as const),
  ip: fc.constantFrom(
    undefined,
    "10.1.2.3",
    "10.9.9.9",
    "192.0.2.7",
    "127.0.0.1",
    "2001:db8::5",
    "::ffff:10.1.2.3",
    "fe80::1%eth0",
  ),
  now: fc.constantFrom(0, 3, 11, 26, 74).map((hours) => start + hours * 60 * minuteMs),
};

const word = fc.constantFrom(...words);
const dataClass = fc.constantFrom(...dataClasses);
const regions = fc.subarray(["local", "eu", "us"]);

export const callQuestion: fc.Arbitrary<PolicyQuestion> = fc
  .tuple(
    fc.record({
      subject: subject(fc.constantFrom("ana", "bob", "portal")),
      ...circumstance,
      useCase: fc.constantFrom("hr", "labs", "other"),
      useCaseState: fc.constantFrom("PRODUCTION", "SANDBOX"),
      environment: fc.constantFrom("production", "sandbox"),
      project: fc.option(word, { nil: undefined }),
      scope: fc.integer({ min: 1, max: 5 }),
      approvedClass: dataClass,
      approvedOverlays: fc.subarray([...overlays]),
      approvedRegions: regions,
      model: fc.constantFrom("m1", "m2", "m3"),
      provider: word,
      trainsOnData: fc.boolean(),
      retainsData: fc.boolean(),
      deployment: fc.constantFrom("d1", "d2", "d3"),
      region: fc.constantFrom("local", "eu"),
      network: fc.constantFrom("private", "public"),
      ceiling: dataClass,
      dataClass,
      overlays: fc.subarray([...overlays]),
    }),
    fc.record({ usesTools: fc.boolean(), uninspected: fc.boolean(), observed: fc.boolean(), safeMode: fc.boolean() }),
    fc.option(subject(fc.constantFrom("sailor", "user")), { nil: undefined }),
  )
  .map(([question, flags, endUser]) => ({ ...question, ...flags, ...(endUser && { endUser }) }));

export const adminQuestion: fc.Arbitrary<AdminQuestion> = fc
  .tuple(
    fc.record({
      subject: subject(fc.constantFrom(...names)),
      ...circumstance,
      action: fc.constantFrom(...adminActions),
    }),
    fc.record(
      {
        kind: fc.constantFrom("UseCase", "Policy", "Key"),
        name: fc.constantFrom("hr", "labs"),
        useCase: fc.constantFrom("hr", "labs"),
        environment: fc.constantFrom("production", "sandbox"),
        project: word,
        dataClass,
        createdBy: fc.constantFrom(...names, "somebody"),
        concerns: fc.subarray(["ana", "bob", "group:campus/a", "group:lab/a"]),
      },
      { requiredKeys: ["kind", "name"] },
    ),
  )
  .map(([question, resource]) => ({ ...question, resource }));
