import { dataClasses, type DataClass } from "../core/data-class.ts";

/**
 * What policies can speak of. Data classes are ranks, so that they can be compared: 0 public, 1 internal, 2 confidential,
 * 3 restricted.
 */
export const cedarSchema = `
entity Principal;
entity UseCase = {
  state: String,
  environment: String,
  scope: Long,
  approvedClass: Long,
  overlays: Set<String>,
  regions: Set<String>,
};
entity Model = { provider: String, trainsOnData: Bool, retainsData: Bool };
entity Deployment = { model: Model, region: String, network: String, ceiling: Long };

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
  },
};
`;

export function classRank(dataClass: DataClass): number {
  return dataClasses.indexOf(dataClass);
}
