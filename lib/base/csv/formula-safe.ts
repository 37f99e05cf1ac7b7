/** What a spreadsheet takes for the beginning of a formula, also after the apostrophes that we write before it. */
const formulaBegins = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A cell that no spreadsheet calculates: an apostrophe before what would be a formula. */
export const formulaSafe = (cell: string) => (formulaBegins.test(cell) ? `'${cell}` : cell);

/** What `formulaSafe` was given. */
export const withoutGuard = (cell: string) =>
  cell.startsWith("'") && formulaBegins.test(cell) ? cell.slice(1) : cell;
