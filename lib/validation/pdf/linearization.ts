import { readIndirectObject } from "@/lib/formats/pdf/indirect-object";
import { findPages } from "@/lib/formats/pdf/page-tree";
import type { PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import { type PdfDict, PdfSyntaxError, type PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { findHeader } from "@/lib/formats/pdf/xref";
import { isDict, isNamed, isSameValue } from "./same-value";

/**
 * What a linearized file says about itself (ISO 32000-2, F.3.3). Viewers believe it while the file is as long as it was
 * when it was linearized, and ignore it once something was appended.
 */
type Linearization = { state: "as_linearized" | "cut_off" | "appended_to"; entries: PdfDict["entries"] };

async function readLinearization(source: PdfSource): Promise<Linearization | undefined> {
  const header = (await findHeader(source)) ?? 0;
  const first = await readIndirectObject(source, header).catch(ignoreSyntaxError);
  if (!isDict(first?.value) || !first.value.entries.has("Linearized")) return undefined;
  const { entries } = first.value;
  const length = entries.get("L");
  if (typeof length !== "number") return undefined;
  // Some viewers count from the header, others from the start of the file.
  if (length === source.size || length === source.size - header) return { state: "as_linearized", entries };
  return { state: length > source.size - header ? "cut_off" : "appended_to", entries };
}

function ignoreSyntaxError(error: unknown): undefined {
  if (!(error instanceof PdfSyntaxError)) throw error;
}

/**
 * Whether a file with an update says that it is as long as when it was linearized. Viewers would find its pages by what
 * that says, and not by the page tree.
 *
 * @throws {TooComplex} when its first object is larger than any plausible one
 */
export async function isLinearizedAgain(source: PdfSource): Promise<boolean> {
  return (await readLinearization(source))?.state === "as_linearized";
}

/**
 * Whether some viewers could show another page than that of the page tree, now or when updates give a file the length
 * that it says it has.
 *
 * @throws {TooComplex} when there is too much to read
 */
export async function mayShowOtherPage(
  source: PdfSource,
  objects: PdfObjects,
  catalog: PdfDict,
): Promise<boolean> {
  const linearization = await readLinearization(source);
  if (linearization?.state !== "as_linearized") return linearization?.state === "cut_off";
  const [object, index = 0] = ["O", "P"].map((key) => linearization.entries.get(key));
  if (typeof object !== "number" || typeof index !== "number") return false;
  const first = await objects.resolveDict({ kind: "ref", number: object, generation: 0 });
  // Viewers that find no page there follow the tree.
  if (!first || first.entries.has("Kids") || !isNamed(first.entries.get("Type") ?? page, "Page"))
    return false;
  const pages = await findPages(objects, catalog, index + 1);
  return !isSameValue(first, pages[index]);
}

/** Stands for a /Type that is missing. */
const page: PdfValue = { kind: "name", name: "Page" };
