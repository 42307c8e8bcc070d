/** A cell is text, or several texts that stand one under the other. */
export type Cell = string | readonly string[];

export interface Table {
  readonly head: readonly string[];
  /** Each as long as the head. */
  readonly rows: readonly (readonly Cell[])[];
}

export interface Section {
  readonly title: string;
  /** One sentence or a few each. */
  readonly notes: readonly string[];
  readonly tables: readonly Table[];
}

/** What every report is before it is shown: the same content whatever the format. Pure data. */
export interface Report {
  readonly name: string;
  readonly title: string;
  /** When it was true, milliseconds since the epoch. */
  readonly at: number;
  readonly notes: readonly string[];
  /** Made as they are read, each time anew; undefined is nothing but time that went by. */
  readonly sections: () => Iterable<Section | undefined>;
}

export const reportFormats = ["json", "csv", "md", "html"] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  json: "application/json",
  csv: "text/csv; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  html: "text/html; charset=utf-8",
};

/** @param rows what is shown of each; a table of none is left out, and `none` is said instead */
export function section(title: string, notes: readonly string[], table?: Table, none = "There is nothing of this."): Section {
  if (table === undefined) return { title, notes, tables: [] };
  return table.rows.length === 0 ? { title, notes: [...notes, none], tables: [] } : { title, notes, tables: [table] };
}

/** A table of two columns, without the rows that have nothing to say. */
export function facts(rows: readonly (readonly [string, Cell | undefined])[]): Table {
  return {
    head: ["What", "As declared"],
    rows: rows.flatMap(([what, said]) => (said === undefined || said.length === 0 ? [] : [[what, said]])),
  };
}
