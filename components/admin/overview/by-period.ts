import type { Chart } from "./chart";

type Counted = { period: string; key: string; value: number };

/** The rows of a chart: one for every period of the range, including those without values. */
export function byPeriod(periods: string[], counted: Counted[]): Chart["rows"] {
  const rows = new Map<string, Record<string, number>>(periods.map((period) => [period, {}]));
  for (const { period, key, value } of counted) {
    const values = rows.get(period);
    if (values) values[key] = value;
  }
  return [...rows].map(([label, values]) => ({ label, values }));
}
