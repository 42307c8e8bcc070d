import { z } from "zod";
import { days, toInstant } from "../../core/units.ts";
import { type JudgedAttestation, judgeAttestations, sealTopic, sweepTopic } from "../../governance/checks/check-decommission.ts";
import type { CaseLife } from "../../governance/case/case-life.ts";
import type { Evidence } from "../../governance/case/statements.ts";
import { useCaseStates } from "../../governance/use-case-state.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { judgeNow } from "../governance/judge-now.ts";
import { openSubject } from "../governance/subject.ts";
import { countResidual, type Residual, totalOf } from "./count-residual.ts";
import { readBounds, sealRecord } from "./seal-record.ts";
import { signingRoles } from "./signing-roles.ts";

const instant = z.iso.datetime();

export const decommissionView = z
  .object({
    useCase: z.string(),
    state: z.enum(useCaseStates),
    dueBy: instant.optional().describe("By when it should be done."),
    steps: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        status: z.enum(["done", "open", "people"]).describe("people: done outside of the gateway, and attested."),
        why: z.string(),
      }),
    ),
    residual: z
      .record(z.string(), z.int())
      .describe("What is left now: nothing, where all are 0. `nobodys` was kept by an earlier release, for nobody knows whom."),
    counted: z
      .object({ outcome: z.enum(["pass", "fail"]), digest: z.string(), at: instant, summary: z.string() })
      .optional()
      .describe("What the control plane counted last. Attestations name its digest."),
    attestations: z.array(
      z.object({
        id: z.string(),
        evidence: z.string(),
        filed: z.boolean(),
        waitsFor: z.array(z.string()),
        signed: z.array(z.object({ role: z.string(), principal: z.string(), at: instant })),
      }),
    ),
    sealed: z
      .object({
        digest: z.string(),
        at: instant,
        summary: z.string(),
        intact: z.boolean().describe("Whether the store still gives that digest."),
      })
      .optional()
      .describe("The whole record of its life: SHA-256 over its versions, steps and statements. The log has it, too."),
  })
  .meta({ id: "Decommission" });
export type DecommissionView = z.infer<typeof decommissionView>;

/** How far the end of a use case has come: the standard's steps, what is left, who has to sign. */
export async function showDecommission(deps: AdminDeps, actor: Actor, name: string): Promise<DecommissionView> {
  const { text } = await openSubject(deps, actor, "ReadRegister", `UseCase/${name}`);
  const { standard, life } = judgeNow(deps, name);
  const file = deps.cases.caseFile(text);
  const residual = await countResidual(deps, name, life.state === "RETIRED" ? new Set() : signingRoles(standard));
  const sweep = recent(file.evidence.get(sweepTopic), life.state === "DECOMMISSIONING" ? life.since : 0);
  const sealed = life.state === "RETIRED" ? file.evidence.get(sealTopic) : undefined;
  const attestations = judgeAttestations(file, life.state === "DECOMMISSIONING" ? life.since : 0, standard);
  const status = stepStatus({ life, residual, attestations, swept: sweep?.body, seal: sealed?.body });
  return {
    useCase: name,
    state: life.state,
    ...(life.state === "DECOMMISSIONING" && {
      dueBy: toInstant(life.since + days(standard.settings.decommission.days)),
    }),
    steps: standard.decommission.steps.map(({ id, title }) => {
      const [is, why] = status[id] ?? ["people", "It is done outside of the gateway, and attested."];
      return { id, title, status: is, why };
    }),
    residual: { ...residual },
    ...(sweep !== undefined && {
      counted: {
        outcome: sweep.body.outcome === "pass" ? "pass" : "fail",
        digest: sweep.body.digest,
        at: toInstant(sweep.at),
        summary: sweep.body.summary,
      },
    }),
    attestations: attestations.map(({ id, evidence, filed, missing, signed: by }) => ({
      id,
      evidence,
      filed,
      waitsFor: [...missing],
      signed: by.map(({ role, principal, at }) => ({ role, principal, at: toInstant(at) })),
    })),
    ...(sealed !== undefined && {
      sealed: {
        digest: sealed.body.digest,
        at: toInstant(sealed.at),
        summary: sealed.body.summary,
        intact: await isIntact(deps, name, sealed.body),
      },
    }),
  };
}

interface Ending {
  readonly life: Pick<CaseLife, "state">;
  readonly residual: Residual;
  readonly attestations: readonly Pick<JudgedAttestation, "missing">[];
  /** What was counted last, since it began. */
  readonly swept: Evidence | undefined;
  readonly seal: Evidence | undefined;
}

/** By the standard's steps: how far each is, and why. Those that are not here are done outside of the gateway. */
function stepStatus({
  life,
  residual,
  attestations,
  swept,
  seal,
}: Ending): Readonly<Record<string, readonly ["done" | "open" | "people", string]>> {
  const { liveKeys, roleBindings, documents, vaultSessions, nobodys } = residual;
  const ending = life.state === "DECOMMISSIONING" || life.state === "RETIRED";
  const signed = attestations.every(({ missing }) => missing.length === 0);
  const kept = documents + vaultSessions + nobodys;
  return {
    freeze: [ending ? "done" : "open", ending ? "It serves nothing." : `It is ${life.state}.`],
    revoke: [
      ending && liveKeys + roleBindings === 0 ? "done" : "open",
      `${liveKeys} live keys, ${roleBindings} role bindings of roles that sign nothing more.`,
    ],
    delete: [ending && kept === 0 ? "done" : "open", `${kept} kept documents and sessions.`],
    logs: ["people", "The log has digests of what was said, and no text; other logs follow their schedule (RECORD_RETENTION)."],
    keys: ["people", "Keys of stores elsewhere are for their owners to destroy (ARTEFACT_DISPOSAL)."],
    scan: [
      ending && swept?.outcome === "pass" && totalOf(residual) === 0 ? "done" : "open",
      swept?.summary ?? "Nobody has had it emptied yet.",
    ],
    attest: [ending && signed ? "done" : "open", signed ? "All are signed." : "Signatures are missing."],
    seal: [seal === undefined ? "open" : "done", seal?.summary ?? "It is sealed when it is retired."],
  };
}

async function isIntact(deps: AdminDeps, name: string, { digest, summary }: Evidence): Promise<boolean> {
  const bounds = readBounds(summary);
  return bounds !== undefined && (await sealRecord(deps.store, name, bounds)).digest === digest;
}

function recent<T extends { readonly at: number }>(said: T | undefined, since: number): T | undefined {
  return said !== undefined && said.at >= since ? said : undefined;
}
