import { table } from "../report/figures";
import type { ReaderVerdict, SignatureCount } from "./other-readers";
import { signerIds, type Travel } from "./travel";

/** A file of the corpus, with what each reader says of it. */
export type CorpusRow = { name: string; travel: Travel; qpdf: ReaderVerdict; pdfjs: ReaderVerdict };

/** Refusals that are no disagreement: the file opens elsewhere, and is refused for another reason. */
const intended = new Set(["encrypted", "restricted", "no_pages", "dynamic_xfa", "certified", "empty"]);

const opensElsewhere = ({ qpdf, pdfjs }: CorpusRow) => qpdf.verdict === "opens" && pdfjs.verdict === "opens";

/** What the corpus is run for: files on which the portal and the other readers disagree. */
function disagreements(rows: CorpusRow[]): { title: string; rows: CorpusRow[] }[] {
  const group = (title: string, isOne: (row: CorpusRow) => boolean) => ({ title, rows: rows.filter(isOne) });
  return [
    group("Refused, though qpdf and pdf.js read it without a complaint", (row) => {
      const { travel } = row;
      return travel.end === "refused" && !intended.has(travel.why) && opensElsewhere(row);
    }),
    group("Taken, but not signed", ({ travel }) => travel.end === "not_signed"),
    group(
      "Accepted, though pdfsig calls fewer signatures valid",
      ({ travel }) => travel.end === "accepted" && travel.pdfsig.valid < signerIds.length,
    ),
    group("Signed, but not accepted", ({ travel }) => travel.end === "rejected"),
  ];
}

export function corpusTable(rows: CorpusRow[]): string {
  const header = ["file", "upload", "signed file", "pdfsig", "qpdf", "pdf.js"];
  return table([header, ...rows.map(cellsOf)]);
}

function cellsOf({ name, travel, qpdf, pdfjs }: CorpusRow): string[] {
  const others = [qpdf.verdict, pdfjs.verdict];
  switch (travel.end) {
    case "not_pdf":
      return [name, "no PDF", "", "", ...others];
    case "refused":
      return [name, travel.why, "", "", ...others];
    case "not_signed":
      return [name, "taken", "not signed", "", ...others];
    case "rejected":
      return [name, "taken", travel.why, counted(travel.pdfsig), ...others];
    case "accepted":
      return [name, "taken", "accepted", counted(travel.pdfsig), ...others];
  }
}

const counted = ({ valid, all }: SignatureCount) => `${valid} of ${all}`;

/** How many files ended in each way, as lines. */
export function corpusSummary(rows: CorpusRow[]): string {
  const counts = new Map<string, number>();
  for (const { travel } of rows) {
    const key = travel.end === "refused" ? `refused: ${travel.why}` : travel.end.replace("_", " ");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const lines = [...counts].toSorted(([, a], [, b]) => b - a).map(([key, count]) => [key, String(count)]);
  const found = disagreements(rows).map(
    ({ title, rows: disagreeing }) =>
      `${title}: ${disagreeing.length}${disagreeing.map((row) => `\n  ${row.name}${whyOf(row)}`).join("")}`,
  );
  const overview = [table([["end", "files"], ...lines]), table(verdictsOf(rows))];
  return [...overview, ...found].join("\n\n");
}

/** How many of the files that were taken, and of those that were refused, the other readers open. */
function verdictsOf(rows: CorpusRow[]): string[][] {
  const verdicts = ["opens", "repaired", "protected", "fails"] as const;
  const isTaken = ({ travel }: CorpusRow) => travel.end !== "refused" && travel.end !== "not_pdf";
  const parts = [
    { title: "taken", rows: rows.filter(isTaken) },
    { title: "refused", rows: rows.filter((row) => !isTaken(row)) },
  ];
  return [
    ["", ...verdicts],
    ...parts.flatMap(({ title, rows: part }) =>
      (["qpdf", "pdfjs"] as const).map((reader) => [
        `${title}, by ${reader === "qpdf" ? "qpdf" : "pdf.js"}`,
        ...verdicts.map((verdict) => String(part.filter((row) => row[reader].verdict === verdict).length)),
      ]),
    ),
  ];
}

const whyOf = ({ travel }: CorpusRow) => ("why" in travel ? `: ${travel.why.slice(0, 200)}` : "");
