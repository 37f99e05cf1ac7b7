import { findPages, lacksPages } from "@/lib/formats/pdf/page-tree";
import { openPdfSource, type PdfSource } from "@/lib/formats/pdf/pdf-source";
import { readRevision } from "@/lib/formats/pdf/pdf-revision";
import { PdfSyntaxError } from "@/lib/formats/pdf/pdf-syntax";
import { partOfBudget, TooComplex } from "@/lib/formats/reading-budget";
import { AdditionWalk } from "./addition-walk";
import { BudgetSpent, newBudget } from "./object-budget";
import { mayShowOtherPage } from "./linearization";
import { isRef } from "./same-value";
import { StableObjects } from "./stable-objects";

/** The rest is left for what signatures add. */
const shareOfBudget = 0.75;

/**
 * Tries out whether further signatures in a PDF could be told from changes: walks through its last revision, as it is,
 * with the code that will compare it with the signed file. An object that cannot be read there is a reason not to sign:
 * viewers that meet one search the whole file for another of its number, and would find what an update brings. So is a
 * page tree in which viewers find different pages, and a first page that is not that of the tree.
 *
 * @throws errors of the file system
 */
export async function findObstacle(path: string): Promise<"damaged" | "too_complex" | undefined> {
  const source = await openPdfSource(path, partOfBudget(shareOfBudget));
  try {
    return (await isReadable(source)) ? undefined : "damaged";
  } catch (error) {
    if (error instanceof PdfSyntaxError) return "damaged";
    if (error instanceof TooComplex || error instanceof BudgetSpent) return "too_complex";
    throw error;
  } finally {
    await source.close();
  }
}

async function isReadable(source: PdfSource): Promise<boolean> {
  const { objects } = await readRevision(source);
  const budget = newBudget(shareOfBudget);
  const stable = new StableObjects(objects, budget, 0);
  const catalog = await objects.requireCatalog();
  if (await lacksPages(objects, catalog)) return false;
  if (await mayShowOtherPage(source, objects, catalog)) return false;
  const pages = await findPages(objects, catalog, 1);
  // What every signature updates is compared, and the rest read, as behind a signature.
  const annotations = pages.map(({ entries }) => entries.get("Annots"));
  const updated = [objects.trailerEntry("Root"), catalog.entries.get("AcroForm"), ...annotations];
  const numbers = new Set(updated.flatMap((value) => (isRef(value) ? value.number : [])));
  const walk = new AdditionWalk({ source, before: objects, now: objects, updated: numbers, stable, budget });
  return (await walk.findChanges()) !== undefined;
}
