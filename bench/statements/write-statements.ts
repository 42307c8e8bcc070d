import { hash } from "node:crypto";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import type { JsonObject } from "../../src/core/json.ts";
import type { StoredStatement } from "../../src/storage/statement-store.ts";

export type NewStatement = Omit<StoredStatement, "id">;

const now = Date.UTC(2026, 10, 1);
const gates = ["G1_INTAKE", "G2_SECURITY_REVIEW", "G4_PRE_PROD", "G5_GO_LIVE"];
const seats = ["DATA_OWNER", "INFOSEC", "PLATFORM", "CISO", "PRIVACY"];
const people = 400;
const digestOf = (text: string): string => `sha256:${hash("sha256", text)}`;

/** A gate's request of a use case, with eight parts. */
export function writeRequest(useCase: number): NewStatement {
  const kinds = ["UseCase", "Model", "Deployment", "Guardrail", "Prompt", "Policy", "KnowledgeBase", "Tool"];
  const parts = kinds.map((kind) => ({
    kind,
    name: `${kind}-${useCase % 50}`,
    version: 3,
    digest: digestOf(`${kind}${useCase % 50}`),
  }));
  const digestSet = { useCase: digestOf(`useCase${useCase}`), model: digestOf("model"), guardrail: digestOf("guardrail") };
  return write(useCase, "request/G5_GO_LIVE", "pia@campus.example", {
    gate: "G5_GO_LIVE",
    digestSet,
    digest: digestOf(`${useCase}`),
    parts,
  });
}

/** The n-th approval of a use case, of another person, in their own words, with a passkey's assertion of the usual size. */
export function writeApproval(useCase: number, n: number): NewStatement {
  const about = gates[n % gates.length] ?? "";
  const role = seats[n % seats.length] ?? "";
  const signer = `person-${(useCase * 7 + n) % people}@campus.example`;
  const random = hash("sha512", `${useCase}/${n}`, "base64url");
  return write(useCase, `approval/${about}/${role}/${signer}`, signer, {
    document: {
      subject: `UseCase/use-case-${useCase}`,
      about,
      digest: digestOf(`${useCase}`),
      decision: "approve",
      role,
      reason: `Ticket ${useCase}-${n}: I read the risk assessment and the test report, and found nothing that stands against it.`,
      at: now + n,
    },
    signer,
    provider: "campus",
    strength: 3,
    authenticatedAt: now + n - 90_000,
    assertion: {
      credentialId: random.slice(0, 43),
      clientDataJSON: random.repeat(3).slice(0, 214),
      authenticatorData: random.slice(0, 50),
      signature: random.repeat(2).slice(0, 96),
      publicKey: random.repeat(2).slice(0, 103),
    },
  });
}

function write(useCase: number, topic: string, by: string, body: JsonObject): NewStatement {
  const text = canonicalJson(body);
  return { subject: `UseCase/use-case-${useCase}`, topic, body: text, digest: digestOf(text), by, at: now };
}
