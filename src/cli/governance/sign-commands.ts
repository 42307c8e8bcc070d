import type { SignatureView } from "../../admin/governance/signing/list-signatures.ts";
import type { SignatureDraft } from "../../admin/governance/signing/signature-input.ts";
import { type Command, outputOption, textOption, UsageError } from "../command.ts";
import { formatTable, printable } from "../output.ts";
import { subjectOf } from "./subject-of.ts";

const about = "a gate, ARTEFACT/KIND, ATTESTATION/KIND, REVIEW/YYYY-MM, EXCEPTION, BREAK_GLASS, CHANGE, RETIRE or RELEASE";

export const signCommands: readonly Command[] = [
  {
    name: "sign",
    summary: "Approve or reject in a role that you hold, or take your signature back.",
    positionals: ["SUBJECT", "ABOUT"],
    options: {
      role: { type: "string", value: "ROLE", required: true, description: "The role that you sign in." },
      reason: { type: "string", value: "TEXT", required: true, description: "Why. It is signed, too." },
      reject: { type: "boolean", description: "Reject instead of approve." },
      withdraw: { type: "boolean", description: "Take back what you signed before." },
      output: outputOption,
    },
    details: [
      `SUBJECT is a use case's name, KIND/NAME of another resource, Andon/SCOPE or programme. ABOUT is ${about}.`,
      "A passkey signs in the browser: then the address of the page is printed, and it is signed there. Where the standard takes a",
      "log-in of several factors instead, it is signed at once.",
    ].join("\n"),
    examples: [
      'sallyport sign student-advising G1_INTAKE --role INFOSEC --reason "classified, scoped and owned"',
      'sallyport sign student-advising ARTEFACT/FERPA_BASIS --role REGISTRAR --reason "school officials"',
      'sallyport sign Exception/legacy-endpoint EXCEPTION --role CISO --reject --reason "no compensating control"',
    ],
    run: async (call) => {
      const [of = "", what = ""] = call.positionals;
      const wanted = {
        subject: subjectOf(of),
        about: what,
        role: textOption(call, "role")?.toUpperCase() ?? "",
        reason: textOption(call, "reason") ?? "",
      };
      const { reject, withdraw } = call.options;
      if (reject === true && withdraw === true) throw new UsageError("--reject and --withdraw are two things; choose one");
      const client = call.client();
      if (withdraw === true) {
        const back = await client.post<SignatureView>("/api/v1/signatures/withdraw", wanted);
        call.output.print(back, () => `Taken back: ${back.about} of ${back.subject}, as ${back.role}.`);
        return 0;
      }
      const draft = await client.post<SignatureDraft>("/api/v1/signatures/begin", {
        ...wanted,
        decision: reject === true ? "reject" : "approve",
      });
      if (draft.ticket === undefined) {
        call.output.print(draft, () =>
          [...draft.text.map(printable), "", "Sign it with your passkey here:", draft.page].join("\n"),
        );
        return 0;
      }
      const signed = await client.post<SignatureView>("/api/v1/signatures", { ticket: draft.ticket });
      const done = signed.decision === "approve" ? "Signed" : "Rejected";
      call.output.print(signed, () =>
        [...draft.text.map(printable), "", `${done}: ${signed.about} of ${signed.subject}, as ${signed.role}.`].join("\n"),
      );
      return 0;
    },
  },
  {
    name: "signatures",
    summary: "Who signed what about a subject, and how.",
    positionals: ["SUBJECT"],
    options: { about: { type: "string", value: "ABOUT", description: `Only about this: ${about}.` }, output: outputOption },
    examples: ["sallyport signatures student-advising", "sallyport signatures Exception/legacy-endpoint --about EXCEPTION"],
    run: async (call) => {
      const query = new URLSearchParams({ subject: subjectOf(call.positionals[0] ?? "") });
      const only = textOption(call, "about");
      if (only !== undefined) query.set("about", only);
      const found = await call.client().get<{ items: readonly SignatureView[] }>(`/api/v1/signatures?${query.toString()}`);
      call.output.print(found, () => {
        if (found.items.length === 0) return "Nobody has signed anything about it.";
        const rows = found.items.map((one) => [
          one.about,
          one.role,
          one.signer,
          one.withdrawn ? "withdrawn" : one.decision,
          one.signature,
          one.at,
          one.reason,
        ]);
        return formatTable(call.output, ["ABOUT", "ROLE", "WHO", "DECISION", "BY", "AT", "REASON"], rows);
      });
      return 0;
    },
  },
];
