/** Manifests for tests: a sandbox-free, internal, production use case over one deployment, which an administrator approves by applying. */
export const model = (name: string, spec: object = {}): object => ({
  kind: "Model",
  name,
  spec: {
    provider: "test",
    dataClassCeiling: "restricted",
    terms: { trainsOnData: false, retainsData: false, reviewedBy: "legal", reviewedAt: "2026-11-01" },
    ...spec,
  },
});

export const deployment = (name: string, model: string, baseUrl: string, spec: object = {}): object => ({
  kind: "Deployment",
  name,
  spec: { model, provider: "openai-compatible", baseUrl, region: "local", network: "private", ...spec },
});

export const guardrail = (name: string, spec: object = {}): object => ({
  kind: "Guardrail",
  name,
  spec: {
    sensitiveInformationPolicy: {
      piiEntities: [
        { type: "EMAIL", action: "ANONYMIZE" },
        { type: "US_SOCIAL_SECURITY_NUMBER", action: "BLOCK" },
      ],
    },
    wordPolicy: { words: [{ text: "Project Nightingale" }] },
    blockedInputMessaging: "This request can't be sent.",
    blockedOutputsMessaging: "The answer was withheld.",
    ...spec,
  },
});

export const useCase = (name: string, models: readonly string[], spec: object = {}): object => ({
  kind: "UseCase",
  name,
  spec: {
    title: "For tests",
    owner: "owner@campus.example",
    environment: "production",
    scope: 3,
    dataClass: "internal",
    overlays: ["pii"],
    models,
    guardrail: "test-guardrail",
    regions: ["local"],
    ...spec,
  },
});

/** An issuer on this machine whose tokens are for both planes: `gateway` and `console`. */
export const identityProvider = (name: string, issuer: string, spec: object = {}): object => ({
  kind: "IdentityProvider",
  name,
  spec: { issuer, network: "private", audiences: ["gateway"], controlAudiences: ["console"], ...spec },
});

export const serviceAccount = (name: string, spec: object = {}): object => ({
  kind: "ServiceAccount",
  name,
  spec: { title: "For tests", owner: "owner@campus.example", useCases: ["tests"], ...spec },
});

/** For all use cases unless `spec` names some. */
export const roleBinding = (name: string, role: string, members: readonly string[], spec: object = {}): object => ({
  kind: "RoleBinding",
  name,
  spec: { role, members, ...spec },
});

/** Everything for calls to one upstream, as use case `tests` with the model `mock`. */
export const mockWorld = (upstreamUrl: string, useCaseSpec: object = {}, deploymentSpec: object = {}): object[] => [
  model("mock"),
  deployment("mock-local", "mock", upstreamUrl, deploymentSpec),
  guardrail("test-guardrail"),
  useCase("tests", ["mock"], useCaseSpec),
];
