/** A size in MB with one decimal, and never "0.0". */
export function byteSize(bytes: number): string {
  return `${Math.max(0.1, bytes / 1_000_000).toFixed(1)} MB`;
}
