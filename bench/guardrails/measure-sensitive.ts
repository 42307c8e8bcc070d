import { entityTypes } from "../../src/guardrails/compile-entities.ts";
import { compileGuardrail } from "../../src/guardrails/compile-guardrail.ts";
import { type Times, timeTexts } from "./summarise-times.ts";

interface Span {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export interface SpanRow {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly source: string;
}

interface TypeReport {
  readonly type: string;
  readonly expected: number;
  readonly found: number;
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f1: number | undefined;
}

export interface SensitiveReport extends Times {
  readonly source: string;
  readonly rows: number;
  /** Type by type, then all types as one: any span that covers half of an expected one counts. */
  readonly types: readonly TypeReport[];
  /** Of rows without a span: ordinary text, in which whatever is found is false. Absent where there are none. */
  readonly ordinary?: { readonly words: number; readonly found: number; readonly per2000Words: number };
}

/** Names that public sets use for types that we name otherwise. */
const OUR_NAME: Readonly<Record<string, string>> = {
  PERSON: "NAME",
  EMAIL_ADDRESS: "EMAIL",
  PHONE_NUMBER: "PHONE",
  CREDIT_CARD: "CREDIT_DEBIT_CARD_NUMBER",
  US_SSN: "US_SOCIAL_SECURITY_NUMBER",
  IBAN_CODE: "INTERNATIONAL_BANK_ACCOUNT_NUMBER",
  IBAN: "INTERNATIONAL_BANK_ACCOUNT_NUMBER",
  DOMAIN_NAME: "URL",
  US_DRIVER_LICENSE: "DRIVER_ID",
  US_PASSPORT: "US_PASSPORT_NUMBER",
  US_BANK_NUMBER: "US_BANK_ACCOUNT_NUMBER",
  STREET_ADDRESS: "ADDRESS",
  ZIP_CODE: "ADDRESS",
  GPE: "LOCATION",
};
const ANY = "any type";

/**
 * With every type that a guardrail can name. What is found of a type that the set does not label can't be told right from
 * wrong: it counts where it covers a labelled span, and is left out elsewhere.
 */
export function measureSensitive(rows: readonly SpanRow[]): readonly SensitiveReport[] {
  return [...Map.groupBy(rows, ({ source }) => source)].map(([source, members]) => measureSource(source, members));
}

function measureSource(source: string, rows: readonly SpanRow[]): SensitiveReport {
  const piiEntities = [...entityTypes].map((type) => ({ type, action: "NONE" as const }));
  const guardrail = compileGuardrail({
    sensitiveInformationPolicy: { piiEntities },
    blockedInputMessaging: "blocked",
    blockedOutputsMessaging: "blocked",
  });
  const labelled = new Set(rows.flatMap(({ spans }) => spans.map(({ type }) => OUR_NAME[type] ?? type)));
  const context = { hash: (value: string) => value };
  const { results, times } = timeTexts(
    rows.map(({ text }) => text),
    (text) => guardrail.inspectInput([{ surface: "user", text, replace: () => undefined }], context).findings,
  );
  const counts = new Map<string, { expected: number; found: number; right: number; recalled: number }>();
  for (const [index, row] of rows.entries()) {
    const expected = row.spans.map((span) => ({ ...span, type: OUR_NAME[span.type] ?? span.type }));
    const found = (results[index] ?? []).filter(({ policy }) => policy === "sensitive-information");
    const count = (type: string, wanted: readonly Span[], seen: readonly Span[]): void => {
      const sum = counts.get(type) ?? { expected: 0, found: 0, right: 0, recalled: 0 };
      sum.expected += wanted.length;
      sum.found += seen.length;
      sum.right += seen.filter((span) => wanted.some((other) => overlapsByHalf(span, other))).length;
      sum.recalled += wanted.filter((span) => seen.some((other) => overlapsByHalf(span, other))).length;
      counts.set(type, sum);
    };
    const judged = found.filter((span) => labelled.has(span.type));
    for (const type of new Set([...expected, ...judged].map((span) => span.type))) {
      const ofType = (span: Span): boolean => span.type === type;
      count(type, expected.filter(ofType), judged.filter(ofType));
    }
    const covering = found.filter((span) => labelled.has(span.type) || expected.some((other) => overlapsByHalf(span, other)));
    count(ANY, expected, covering);
  }
  const types = [...counts]
    .sort(([a], [b]) => Number(a === ANY) - Number(b === ANY) || (a < b ? -1 : 1))
    .map(([type, sum]) => {
      const precision = sum.found === 0 ? undefined : sum.right / sum.found;
      const recall = sum.expected === 0 ? undefined : sum.recalled / sum.expected;
      const f1 =
        precision === undefined || recall === undefined || precision + recall === 0
          ? undefined
          : (2 * precision * recall) / (precision + recall);
      return { type, expected: sum.expected, found: sum.found, precision, recall, f1 };
    });
  const ordinary = rows
    .map(({ text, spans }, index) => ({ text, spans, found: results[index]?.length ?? 0 }))
    .filter(({ spans }) => spans.length === 0);
  return { source, rows: rows.length, types, ...(ordinary.length > 0 && { ordinary: falseEntities(ordinary) }), ...times };
}

function falseEntities(
  rows: readonly { readonly text: string; readonly found: number }[],
): NonNullable<SensitiveReport["ordinary"]> {
  const words = rows.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  const found = rows.reduce((sum, row) => sum + row.found, 0);
  return { words, found, per2000Words: words === 0 ? 0 : (found * 2000) / words };
}

/** At least half of the longer span is shared. */
function overlapsByHalf(one: Span, other: Span): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return shared * 2 >= Math.max(one.end - one.start, other.end - other.start);
}
