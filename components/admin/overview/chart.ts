/** What a chart shows: its parts, and for each row (a period or a name) the value of each part. */
export type Chart = {
  series: { key: string; label: string; color: string }[];
  rows: { label: string; values: Record<string, number> }[];
  /** Whether the parts stand on each other to a whole. */
  isStacked: boolean;
};
