/** What spreadsheets take for the beginning of a formula, also after apostrophes that guard it. */
const formulaStart = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Guards a cell against evaluation by a spreadsheet: puts an apostrophe before a formula. */
export const formulaSafe = (cell: string) => (formulaStart.test(cell) ? `'${cell}` : cell);

/** Reverts `formulaSafe`. */
export const withoutGuard = (cell: string) =>
  cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell;
