/** The data of a chart: its series, and for each row (a period or a name) the value of each series. */
export type Chart = {
  series: { key: string; label: string; color: string }[];
  rows: { label: string; values: Record<string, number> }[];
  /** Whether the series are stacked. */
  isStacked: boolean;
};
