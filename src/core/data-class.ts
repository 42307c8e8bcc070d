/** Data classes from least to most sensitive; the order is the meaning. */
export const dataClasses = ["public", "internal", "confidential", "restricted"] as const;
export type DataClass = (typeof dataClasses)[number];

/** Regulated kinds of data that a use case must be approved for by name. */
export const overlays = ["ferpa", "phi", "pii", "human-subjects", "export-controlled"] as const;
export type Overlay = (typeof overlays)[number];

const rank: Readonly<Record<DataClass, number>> = { public: 0, internal: 1, confidential: 2, restricted: 3 };

export function isDataClass(value: unknown): value is DataClass {
  return typeof value === "string" && Object.hasOwn(rank, value);
}

export function higherClass(a: DataClass, b: DataClass): DataClass {
  return rank[a] >= rank[b] ? a : b;
}

export function lowerClass(a: DataClass, b: DataClass): DataClass {
  return rank[a] <= rank[b] ? a : b;
}

export function exceedsClass(a: DataClass, ceiling: DataClass): boolean {
  return rank[a] > rank[ceiling];
}
