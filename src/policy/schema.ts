import { dataClasses, type DataClass } from "../core/data-class.ts";
import { adminActionGroups } from "./decision.ts";

/**
 * What policies of both planes can speak of. Data classes are ranks, so that they can be compared: 0 public, 1 internal,
 * 2 confidential, 3 restricted. Times are UTC; a weekday is 1 for Monday to 7 for Sunday.
 */
const entities = `
entity Group;
entity Role;
entity Principal in [Group, Role] = { kind: String, name: String };

entity UseCase = {
  state: String,
  environment: String,
  project?: String,
  scope: Long,
  approvedClass: Long,
  overlays: Set<String>,
  regions: Set<String>,
};

entity Model = { provider: String, trainsOnData: Bool, retainsData: Bool };

entity Deployment = { model: Model, region: String, network: String, ceiling: Long };

type Authentication = { strength: Long, ageMinutes: Long };
type Time = { hour: Long, weekday: Long };
`;

const callActions = `
action CallModel appliesTo {
  principal: [Principal],
  resource: [Deployment],
  context: {
    useCase: UseCase,
    dataClass: Long,
    overlays: Set<String>,
    usesTools: Bool,
    uninspected: Bool,
    observed: Bool,
    safeMode: Bool,
    endUser?: Principal,
    authentication: Authentication,
    ip?: ipaddr,
    time: Time,
  },
};
`;

const adminEntities = `
entity Resource = {
  kind: String,
  name: String,
  useCase?: String,
  environment?: String,
  project?: String,
  dataClass?: Long,
  createdBy?: Principal,
  concerns: Set<Principal>,
  concernedGroups: Set<Group>,
};

type Circumstances = { authentication: Authentication, ip?: ipaddr, time: Time };

action Look;
action Change;
`;

const adminDeclarations = Object.entries(adminActionGroups).map(
  ([group, actions]) =>
    `action ${actions.join(", ")} in [${group}] appliesTo { principal: [Principal], resource: [Resource], context: Circumstances };\n`,
);

/** Of calls alone: what a policy that names no action is checked against. */
export const callSchema = entities + callActions;

/** Of the control plane alone: where a forbid that names no action fits it too, it holds there too. */
export const adminSchema = entities + adminEntities + adminDeclarations.join("");

/** Everything. */
export const cedarSchema = entities + callActions + adminEntities + adminDeclarations.join("");

export function classRank(dataClass: DataClass): number {
  return dataClasses.indexOf(dataClass);
}
