import { Fragment, type Key, type ReactNode } from "react";
import { HeadCell } from "./head-cell";

type Column<Row> = {
  /** The name of the column, or a `HeadCell`, as for a sortable column. */
  head: ReactNode;
  /** Classes of the head and the cells, such as those that hide the column on small screens. */
  className?: string;
  /** Classes of the cells only. */
  cellClassName?: string;
  /** Numbers are right-aligned, and so is their head. */
  isNumber?: boolean;
  cell: (row: Row) => ReactNode;
};

type TableProps<Row> = {
  columns: Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => Key;
  /** Whether each row has a `RowLink`. */
  isLinked?: boolean;
  className?: string;
};

const numberCell = "text-right text-base whitespace-nowrap tabular-nums";
const linkedRow = "h-13 hover:bg-sunken";

/** A table of rows with named columns. The caller handles an empty list. */
export function Table<Row>({ columns, rows, keyOf, isLinked = false, className = "" }: TableProps<Row>) {
  const table = (
    <table className={`w-full border-collapse tabular-nums ${className}`}>
      <thead className="border-b border-line">
        <tr>
          {columns.map(({ head, className: shared = "", isNumber }, index) =>
            typeof head === "string" ? (
              <HeadCell key={index} className={`${shared} ${isNumber ? "text-right" : ""}`}>
                {head}
              </HeadCell>
            ) : (
              <Fragment key={index}>{head}</Fragment>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            className={`border-b border-line last:border-b-0 ${isLinked ? linkedRow : ""}`}
          >
            {columns.map(({ className: shared = "", cellClassName = "", isNumber, cell }, index) => (
              <td
                key={index}
                className={`px-3 py-2 ${shared} ${cellClassName} ${isNumber ? numberCell : ""}`}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return isLinked ? <div className="linked-rows">{table}</div> : table;
}
