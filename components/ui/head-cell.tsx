import type { ReactNode } from "react";

type HeadCellProps = {
  /** The direction, if the rows are sorted by this column. */
  sorted?: "ascending" | "descending";
  className?: string;
  children: ReactNode;
};

/** The head of a column. */
export const HeadCell = ({ sorted, className = "", children }: HeadCellProps) => (
  <th
    scope="col"
    aria-sort={sorted}
    className={`px-3 py-2 text-left text-sm font-medium whitespace-nowrap text-ink-faint ${className}`}
  >
    {children}
  </th>
);
