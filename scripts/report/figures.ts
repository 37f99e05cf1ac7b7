import os from "node:os";

/** Describes the machine that the figures were measured on. */
export function machineLine(): string {
  const model = os.cpus()[0]?.model.trim() ?? "unknown processor";
  const memory = `${Math.round(os.totalmem() / 1e9)} GB`;
  return `${os.availableParallelism()} cores (${model}), ${memory}, ${os.type()} ${os.release()}, Node ${process.versions.node}`;
}

/** The median; for an even number of values, the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** The value that `percent` of the values do not exceed. */
export function percentile(values: number[], percent: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1] ?? NaN;
}

/** Aligns rows of cells in columns; the first row is the header. */
export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  "))
    .join("\n");
}

export const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(0);
