import type { ReactNode } from "react";

type HeadCellProps = { className?: string; children: ReactNode };

/** The name of a column. */
export const HeadCell = ({ className = "", children }: HeadCellProps) => (
  <th
    scope="col"
    className={`px-3 py-2 text-left text-sm font-medium whitespace-nowrap text-ink-faint ${className}`}
  >
    {children}
  </th>
);
