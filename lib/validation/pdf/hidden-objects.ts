import type { PdfRevision } from "@/lib/formats/pdf/pdf-revision";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";

const windowBytes = 1024 * 1024;
/** Longer than the head of an object, which may have any number of spaces and zeros. */
const overlap = 64 * 1024;
/** Longer than what some writers put between an offset and the object. */
const maxRemark = 64;
const head = /(\d{1,10})[\s\0]+\d+[\s\0]+obj\b/g;
/** What may be the beginning of a head, or a whole one. */
const longHead = /\d[\s\0]+(?:\d+[\s\0]*)?$/;

/**
 * Finds objects in updates that no cross-reference section lists, or that lie behind the one which counts. Where
 * anything about an update is not as they expect it, such as its /Prev, viewers search the file for objects, and show
 * the last of each number that they find.
 */
export class HiddenObjects {
  /** From here to the end the file was searched. */
  private searchedFrom: number;
  private readonly found: number[] = [];
  private readonly sections: ReadonlySet<number>;

  constructor(private readonly now: PdfRevision) {
    this.searchedFrom = now.end;
    this.sections = new Set(now.chain.sections.map(({ offset }) => offset));
  }

  /** Whether there is one at or behind an offset. Each part of the file is searched once. */
  async areBehind(source: PdfSource, start: number): Promise<boolean> {
    const end = this.searchedFrom;
    for (let at = start; at < end; at += windowBytes)
      await this.search(source, at, Math.min(at + windowBytes, end));
    this.searchedFrom = Math.min(start, end);
    return this.found.some((offset) => offset >= start);
  }

  private async search(source: PdfSource, start: number, end: number): Promise<void> {
    const text = (await source.read(start, end - start + overlap)).toString("latin1");
    for (const { index, 1: number } of text.matchAll(head)) {
      const offset = start + index;
      if (offset < end && (await this.isHidden(source, offset, Number(number)))) this.found.push(offset);
    }
    const rest = longHead.exec(text);
    // No honest program writes a head that goes on beyond the overlap.
    if (rest && start + rest.index < end && text.length === end - start + overlap) this.found.push(end - 1);
  }

  private async isHidden(source: PdfSource, offset: number, number: number): Promise<boolean> {
    if (this.sections.has(offset)) return false;
    const counting = await this.now.objects.offsetOf(number);
    if (counting === undefined || counting < offset - maxRemark) return true;
    // Some writers put something between an offset and the object, but no other object.
    return counting < offset && (await source.read(counting, offset - counting)).includes("obj");
  }
}
