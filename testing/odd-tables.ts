import { plainPdf } from "./odd-pdfs";
import { onePage, standardEntry, tablePdf } from "./write-pdf";

/** Cross-reference tables that are not as the standard says, and that every reader reads. */
export const oddTables: Record<string, () => Buffer> = {
  "entries of 19 bytes": () => oddTable((entry) => entry.replace(" \n", "\n")),
  "entries of 21 bytes": () => oddTable((entry) => entry.replace(" \n", " \r\n")),
  "entries of different lengths": () =>
    oddTable((entry, at) => entry.replace("\n", "\n".repeat((at % 3) + 1))),
  "no space before the letter": () => oddTable((entry) => entry.replace(/ ([nf])/, "$1")),
  "no line ends": () => oddTable((entry) => entry.replace(" \n", " ")),
  "remarks behind entries": () => oddTable((entry) => entry.replace("\n", "as it was\n")),
  "comments between entries": () => oddTable((entry) => `% entry\n${entry}`),
  "short numbers": () => oddTable((entry) => entry.replace(/^0+(?=\d)/, "").replace(" 00000", " 0")),
  "blanks before the table": () => tablePdf(onePage(), { beforeTable: " \r\n\t" }),
  "a first entry that claims to be object 1": () =>
    Buffer.from(plainPdf().toString("latin1").replace("xref\n0 6", "xref\n1 6"), "latin1"),
};

function oddTable(change: (entry: string, at: number) => string): Buffer {
  let at = 0;
  return tablePdf(onePage(), { entry: (offset, isFree) => change(standardEntry(offset, isFree), at++) });
}
