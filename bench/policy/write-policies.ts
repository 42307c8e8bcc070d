import { compilePolicies, type PolicyResource } from "../../src/policy/compile-policies.ts";

/** What reads people, groups, ages, times and addresses, as an organisation would have a few of. */
const personal = [
  `forbid (principal == Principal::"person-13", action == Action::"CallModel", resource) when { context.dataClass > 1 };`,
  `forbid (principal, action == Action::"CallModel", resource)
     when { [Principal::"person-77", Principal::"person-78"].contains(principal) && context.usesTools };`,
  `forbid (principal in Group::"campus/contractors", action == Action::"CallModel", resource) when { context.dataClass >= 2 };`,
  `forbid (principal in Group::"campus/students", action == Action::"CallModel", resource)
     unless { context.useCase has project && context.useCase.project == "project-1" || context.dataClass < 2 };`,
  `forbid (principal, action == Action::"CallModel", resource)
     when { principal.kind == "user" && context.usesTools && context.authentication.ageMinutes > 1440 };`,
  `forbid (principal, action == Action::"CallModel", resource)
     when { context.dataClass >= 3 && (context.time.hour < 6 || context.time.hour >= 20 || context.time.weekday > 5) };`,
  `forbid (principal, action == Action::"CallModel", resource)
     when { context.dataClass >= 2 } unless { context has ip && (context.ip.isInRange(ip("10.0.0.0/8")) || context.ip.isInRange(ip("2001:db8::/32"))) };`,
  `forbid (principal, action == Action::"CallModel", resource)
     when { context has endUser && context.endUser in Group::"campus/students" && context.dataClass >= 2 };`,
  `forbid (principal, action == Action::"CallModel", resource)
     when { principal.kind == "key" && context.dataClass >= 3 };`,
];

/** And what goes by use case, class, place and model. */
function ordinary(index: number): string {
  const useCase = `use-case-${index}`;
  const forms = [
    `when { context.useCase == UseCase::"${useCase}" && context.usesTools }`,
    `when { context.useCase == UseCase::"${useCase}" && context.dataClass > ${index % 3} && resource.network == "public" }`,
    `when { context.useCase.scope == ${(index % 5) + 1} && context.overlays.contains("phi") && resource.region != "local" }`,
    `when { context.useCase has project && context.useCase.project == "project-${index % 9}" && resource.model.provider == "provider-2" && context.dataClass > 1 }`,
    `when { resource == Deployment::"deployment-${index % 8}" && context.uninspected }`,
  ];
  return `forbid (principal, action == Action::"CallModel", resource) ${forms[index % forms.length] ?? ""};`;
}

/** So many policies in one resource. */
export function fillerPolicies(count: number): PolicyResource[] {
  const bodies = [...personal, ...Array.from({ length: Math.max(0, count - personal.length) }, (_, index) => ordinary(index))];
  const cedar = bodies.slice(0, count).map((body, index) => `@id("rule-${index}") ${body}`);
  return [{ name: "organisation", cedar: cedar.join("\n") }];
}

/** As many as make fifty of calls, with the shipped ones. */
export function fiftyPolicies(): PolicyResource[] {
  const shipped = compilePolicies([], "sha256:shipped");
  return fillerPolicies(50 - Object.keys(shipped.planes.data.texts).length);
}
