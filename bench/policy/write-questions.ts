import type { Strength } from "../../src/core/authentication.ts";
import { dataClasses, type Overlay } from "../../src/core/data-class.ts";
import type { PolicyQuestion, PolicySubject } from "../../src/policy/decision.ts";

const hourMs = 3_600_000;
/** A Friday. */
const midnight = Date.UTC(2026, 10, 20);

// As the register has them: the same lists for every call.
const approvedOverlays: readonly Overlay[] = ["pii"];
const approvedRegions = [["local"], ["local", "eu"]];

interface Caller {
  readonly subject: PolicySubject;
  readonly endUsers: readonly PolicySubject[];
  readonly useCases: readonly number[];
  readonly strength: Strength;
  readonly loggedInAt: number;
  readonly ip: string;
}

/** The same numbers every time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/**
 * Calls of one day, in order: 850 people, 100 keys and 50 service accounts, half of these on behalf of people, over 40 use cases
 * and 8 deployments. Most calls come from few callers and in office hours.
 */
export function* writeQuestions(count: number): Generator<PolicyQuestion> {
  const random = createRandom(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const people = Array.from({ length: 850 }, (_, index): PolicySubject => {
    const groups = ["campus/everyone", index % 3 === 0 ? "campus/students" : "campus/staff", `campus/department-${index % 25}`];
    if (index % 40 === 0) groups.push("campus/contractors");
    return { principal: `person-${index}`, kind: "user", roles: index % 20 === 0 ? ["DEVELOPER", "USER"] : ["USER"], groups };
  });
  const useCasesOf = (index: number): number[] => [index % 40, (index * 7) % 40, (index * 13) % 40].slice(0, 1 + (index % 3));
  const ipOf = (index: number): string => (index % 10 === 0 ? `192.0.2.${index % 250}` : `10.${index % 7}.${index % 250}.9`);
  const callers: Caller[] = people.map((subject, index) => ({
    subject,
    endUsers: [],
    useCases: useCasesOf(index),
    strength: pick<Strength>([1, 2, 2, 2, 3]),
    loggedInAt: midnight + (6 + random() * 4) * hourMs,
    ip: ipOf(index),
  }));
  for (let index = 0; index < 150; index++) {
    const kind = index < 100 ? "key" : "service-account";
    const onBehalf = index >= 125;
    callers.push({
      subject: { principal: `program-${index}`, kind, roles: [], groups: [] },
      endUsers: onBehalf ? people.slice(index, index + 60) : [],
      useCases: useCasesOf(index),
      strength: onBehalf ? 2 : 1,
      loggedInAt: onBehalf ? midnight + 8 * hourMs : Number.NaN,
      ip: ipOf(index),
    });
  }

  for (let index = 0; index < count; index++) {
    // Most of a day's calls fall between 8 and 18.
    const part = index / count;
    const hour = part < 0.1 ? part * 80 : part < 0.9 ? 8 + (part - 0.1) * 12.5 : 18 + (part - 0.9) * 60;
    const now = midnight + hour * hourMs;
    const caller = callers[Math.floor(callers.length * random() ** 2)] as Caller;
    const useCase = pick(caller.useCases);
    const deployment = (useCase + (random() < 0.3 ? 1 : 0)) % 8;
    const approved = 1 + (useCase % 3);
    const endUser = caller.endUsers.length > 0 ? pick(caller.endUsers) : undefined;
    const overlays: Overlay[] = random() < 0.2 ? ["pii"] : [];
    yield {
      subject: caller.subject,
      ...(endUser && { endUser }),
      authentication: {
        strength: caller.strength,
        at: Number.isNaN(caller.loggedInAt) || caller.loggedInAt > now ? now : caller.loggedInAt,
        method: "token",
      },
      ip: caller.ip,
      now,
      useCase: `use-case-${useCase}`,
      useCaseState: useCase % 10 === 0 ? "SANDBOX" : "PRODUCTION",
      environment: useCase % 10 === 0 ? "sandbox" : "production",
      project: useCase % 4 === 0 ? undefined : `project-${useCase % 9}`,
      scope: 1 + (useCase % 5),
      approvedClass: dataClasses[approved] ?? "internal",
      approvedOverlays,
      approvedRegions: approvedRegions[useCase % 2] ?? [],
      model: `model-${deployment % 5}`,
      provider: `provider-${deployment % 3}`,
      trainsOnData: false,
      retainsData: deployment === 5,
      deployment: `deployment-${deployment}`,
      region: deployment % 4 === 3 ? "eu" : "local",
      network: deployment % 4 === 3 ? "public" : "private",
      ceiling: deployment % 4 === 3 ? "internal" : "restricted",
      dataClass: dataClasses[random() < 0.8 ? Math.min(1, approved) : approved] ?? "internal",
      overlays,
      usesTools: random() < 0.25,
      uninspected: random() < 0.01,
      observed: false,
      safeMode: false,
    };
  }
}
