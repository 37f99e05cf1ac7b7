/** The data of a chart: its series, and for each row (a period or a name) the value of each series. */
export type Chart = {
  /** A series whose color is faint has an outline. */
  series: { key: string; label: string; color: string; outline?: string }[];
  rows: { label: string; values: Record<string, number> }[];
  /** Whether the series are stacked. */
  isStacked: boolean;
};
