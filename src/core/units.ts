export const KiB = (n: number): number => n * 1024;
export const MiB = (n: number): number => n * 1024 * 1024;
export const seconds = (n: number): number => n * 1000;
export const minutes = (n: number): number => n * 60_000;
export const days = (n: number): number => n * 86_400_000;

/** RFC 3339, UTC, of milliseconds since the epoch. */
export function toInstant(at: number): string {
  return new Date(at).toISOString();
}
