import type { ReviewListView, ReviewView } from "../../admin/reviews/review-views.ts";
import { type Call, type Command, outputOption, textOption } from "../command.ts";
import { formatTable, type Output, printable } from "../output.ts";

const pathOf = ({ positionals }: Call): string => `/api/v1/use-cases/${encodeURIComponent(positionals[0] ?? "")}/reviews`;

export const reviewCommands: readonly Command[] = [
  {
    name: "review list",
    summary: "The months that a use case has to review, when each is due, and what happens if nobody signs.",
    positionals: ["USE_CASE"],
    options: { output: outputOption },
    examples: ["sallyport review list student-advising"],
    run: async (call) => {
      const shown = await call.client().get<ReviewListView>(pathOf(call));
      call.output.print(shown, () => formatMonths(call.output, shown));
      return 0;
    },
  },
  {
    name: "review generate",
    summary: "Collect the review of a month that is over: the newest one without MONTH.",
    positionals: ["USE_CASE", "[MONTH]"],
    options: {
      comment: { type: "string", value: "TEXT", description: "What whoever signs should know. It is signed, too." },
      output: outputOption,
    },
    examples: ["sallyport review generate student-advising", "sallyport review generate student-advising 2026-10"],
    run: async (call) => {
      const period = call.positionals[1];
      const comment = textOption(call, "comment");
      const shown = await call.client().post<ReviewView>(pathOf(call), {
        ...(period !== undefined && { period }),
        ...(comment !== undefined && { comment }),
      });
      call.output.print(shown, () => `${formatReview(call.output, shown)}\n\n${signHint(shown)}`);
      return 0;
    },
  },
  {
    name: "review show",
    summary: "The review of a month as it was collected: what wants attention comes first.",
    positionals: ["USE_CASE", "MONTH"],
    options: { output: outputOption },
    examples: ["sallyport review show student-advising 2026-10"],
    run: async (call) => {
      const shown = await read(call);
      call.output.print(shown, () => formatReview(call.output, shown));
      return 0;
    },
  },
  {
    name: "review comment",
    summary: "Say something about a review. Signatures on it stay.",
    positionals: ["USE_CASE", "MONTH"],
    options: {
      text: { type: "string", value: "TEXT", required: true, description: "What you have to say." },
      output: outputOption,
    },
    examples: ['sallyport review comment student-advising 2026-10 --text "the old key goes this week"'],
    run: async (call) => {
      const path = `${pathOf(call)}/${encodeURIComponent(call.positionals[1] ?? "")}/comments`;
      const shown = await call.client().post<ReviewView>(path, { text: textOption(call, "text") });
      call.output.print(shown, () => formatReview(call.output, shown));
      return 0;
    },
  },
  {
    name: "review sign-hint",
    summary: "How the owner signs the review of a month.",
    positionals: ["USE_CASE", "MONTH"],
    options: { output: outputOption },
    examples: ["sallyport review sign-hint student-advising 2026-10"],
    run: async (call) => {
      const shown = await read(call);
      call.output.print({ about: shown.about, digest: shown.digest, due: shown.due }, () => signHint(shown));
      return 0;
    },
  },
];

function read(call: Call): Promise<ReviewView> {
  return call.client().get<ReviewView>(`${pathOf(call)}/${encodeURIComponent(call.positionals[1] ?? "")}`);
}

function signHint({ useCase, about, due, status }: ReviewView): string {
  if (status === "signed") return "It is signed.";
  return `Its owner signs it by ${due}: sallyport sign ${useCase} ${about} --role DATA_OWNER --reason TEXT`;
}

function formatMonths(output: Output, { useCase, months, degradesAt, suspendsAt, signedBy }: ReviewListView): string {
  if (months.length === 0) return `${useCase} is not live: no month of it has to be reviewed.`;
  const rows = months.map(({ period, status, from, due }) => [period, status, from, due]);
  return [
    formatTable(output, ["MONTH", "STATUS", "FROM", "DUE"], rows),
    ...(degradesAt === undefined ? [] : ["", `Unless ${signedBy} signs, it is degraded at ${degradesAt}.`]),
    ...(suspendsAt === undefined ? [] : [`Unless ${signedBy} signs, it is suspended at ${suspendsAt}.`]),
  ].join("\n");
}

function formatReview(output: Output, { useCase, period, status, due, items, comments, digest }: ReviewView): string {
  const order = [...items].sort((one, other) => Number(other.attention) - Number(one.attention));
  return [
    output.style("bold", `${useCase}, ${period}: ${status}, due ${due}`),
    digest,
    ...order.map(({ id, summary, attention }) => `${attention ? "! " : "  "}${id}: ${printable(summary)}`),
    ...comments.map(({ by, at, text }) => `  ${printable(by)}, ${at}: ${printable(text)}`),
  ].join("\n");
}
