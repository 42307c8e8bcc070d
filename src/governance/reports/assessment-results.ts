import type { JsonValue } from "../../core/json.ts";
import { toInstant } from "../../core/units.ts";
import type { Judgement, Verdict } from "../case/judgement.ts";
import { isGood } from "../case/true-verdict.ts";
import type { Control, Standard } from "../standard/standard.ts";

const ns = "urn:sallyport:ns:oscal";

export interface AssessedUseCase {
  readonly title: string;
  readonly judgement: Judgement;
  /** When it was judged, milliseconds since the epoch. */
  readonly at: number;
  readonly standard: Standard;
  /** Of the standard as shipped. */
  readonly standardDigest: string;
}

/**
 * A judgement as assessment results of NIST's OSCAL, version 1.1.2: an observation and a finding for each control that applies. The same for
 * the same judgement: ids are made of what they name.
 *
 * @param hash SHA-256 of a text, `sha256:` and 64 hex digits
 */
export function assessmentResults(assessed: AssessedUseCase, hash: (text: string) => string): JsonValue {
  const { title, judgement, at, standard, standardDigest } = assessed;
  const { useCase, state, digest, verdicts } = judgement;
  const uuid = (of: string): string => uuidOf(hash(`${useCase} ${digest} ${at} ${of}`));
  const told = [...verdicts.values()].flatMap((verdict) => {
    const control = standard.controls.get(verdict.control);
    return control === undefined ? [] : [{ control, verdict }];
  });
  const plan = uuid("plan");
  const system = uuid("system");
  const result = {
    uuid: uuid("result"),
    title: `Verdicts on ${useCase}`,
    description: `${title}. Every verdict is computed from what the register shows, from evidence and from signed documents.`,
    start: toInstant(at),
    end: toInstant(at),
    props: [prop("state", state), prop("digest-set", digest)],
    "local-definitions": {
      components: [{ uuid: system, type: "software", title: useCase, description: title, status: { state: operational(state) } }],
    },
    "reviewed-controls": {
      description: "All controls of the standard that apply to it.",
      "control-selections": [
        told.length === 0
          ? { description: "None applies." }
          : { "include-controls": told.map(({ control }) => ({ "control-id": control.id })) },
      ],
    },
    ...(told.length > 0 && {
      observations: told.map((one) => observation(one.control, one.verdict, { uuid, system, at })),
      findings: told.map((one) => finding(one.control, one.verdict, uuid)),
    }),
  };
  return {
    "assessment-results": {
      uuid: uuid("assessment-results"),
      metadata: {
        title: `Assessment results of ${useCase}`,
        "last-modified": toInstant(at),
        version: toInstant(at),
        "oscal-version": "1.1.2",
      },
      "import-ap": { href: `#${plan}`, remarks: "There is no plan but the control standard itself." },
      results: [result],
      "back-matter": {
        resources: [
          {
            uuid: plan,
            title: `Control standard, version ${standard.version}`,
            description: "The controls, gates and artefacts that it was judged by.",
            props: [prop("digest", standardDigest)],
          },
        ],
      },
    },
  };
}

type Uuid = (of: string) => string;

function observation(
  control: Control,
  verdict: Verdict,
  { uuid, system, at }: { readonly uuid: Uuid; readonly system: string; readonly at: number },
): JsonValue {
  const { id, title, verification } = control;
  const collected = verdict.evidence.length === 0 ? at : Math.max(...verdict.evidence.map((one) => one.at));
  return {
    uuid: uuid(`observation ${id}`),
    title: `${id}: ${title}`,
    description: verdict.why,
    props: [
      prop("verdict", verdict.verdict),
      ...(verdict.underlying === undefined ? [] : [prop("underlying", verdict.underlying)]),
      ...verdict.evidence.map((one) => prop("evidence-digest", one.digest)),
    ],
    methods: [verification.kind === "runtime" || verification.kind === "infrastructure" ? "TEST" : "EXAMINE"],
    types: ["control-objective"],
    subjects: [{ "subject-uuid": system, type: "component" }],
    collected: toInstant(collected),
    ...(verdict.until !== Infinity && { expires: toInstant(verdict.until) }),
  };
}

function finding({ id, title, statement, severity, gate }: Control, verdict: Verdict, uuid: Uuid): JsonValue {
  const good = isGood(verdict);
  const reason = good ? "pass" : verdict.verdict === "fail" ? "fail" : "other";
  return {
    uuid: uuid(`finding ${id}`),
    title: `${id}: ${title}`,
    description: statement,
    props: [prop("severity", severity), prop("gate", gate)],
    target: {
      type: "objective-id",
      "target-id": id,
      status: {
        state: good ? "satisfied" : "not-satisfied",
        reason,
        ...(verdict.exception !== undefined && { remarks: `Relaxed by the exception ${verdict.exception}.` }),
      },
    },
    "related-observations": [{ "observation-uuid": uuid(`observation ${id}`) }],
  };
}

function prop(name: string, value: string): { readonly name: string; readonly ns: string; readonly value: string } {
  return { name, ns, value };
}

function operational(state: Judgement["state"]): string {
  if (state === "PRODUCTION" || state === "DEGRADED") return "operational";
  if (state === "RETIRED" || state === "DECOMMISSIONING") return "disposition";
  return state === "DRAFT" || state === "SANDBOX" ? "under-development" : "other";
}

/** In the form of version 5 of RFC 9562, which OSCAL asks for, over SHA-256 in place of SHA-1. */
function uuidOf(digest: string): string {
  const hex = digest.slice("sha256:".length);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
