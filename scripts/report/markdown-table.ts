/** A table in Markdown, whose first column is text and whose others are figures. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "--:"))), ...rows.map(line)].join(
    "\n",
  );
}

export const count = <Run>(runs: readonly Run[], is: (run: Run) => boolean): number => runs.filter(is).length;
