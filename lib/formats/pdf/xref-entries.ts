import type { ReadingBudget } from "../reading-budget";

export type XrefEntry =
  | { kind: "free" }
  | { kind: "offset"; offset: number; generation: number }
  | { kind: "compressed"; stream: number; index: number };

/** Consecutive object numbers. */
export type XrefRange = { first: number; count: number };

type Placed = XrefRange & { order: number; row: number };

const kinds = { free: 0, offset: 1, compressed: 2 } as const;
const growth = 1.5;

/** The entries of one cross-reference section: one row for each object number of its ranges, in their order. */
export class XrefEntries {
  readonly ranges: XrefRange[] = [];
  private rows = 0;
  private kinds = new Uint8Array(0);
  private firsts = new Float64Array(0);
  private seconds = new Uint32Array(0);
  private sorted: Placed[] | undefined;
  /** The highest end of the ranges up to each of `sorted`, which may overlap. */
  private reach: number[] = [];

  /** Adds rows, at first for free objects. @returns the number of the first of them */
  addRange({ first, count }: XrefRange): number {
    const row = this.rows;
    this.rows += count;
    this.ranges.push({ first, count });
    if (this.rows > this.kinds.length) this.reserve(Math.max(this.rows, Math.floor(row * growth)));
    this.sorted = undefined;
    return row;
  }

  setOffset(row: number, offset: number, generation: number): void {
    this.set(row, kinds.offset, offset, generation);
  }

  setCompressed(row: number, stream: number, index: number): void {
    this.set(row, kinds.compressed, stream, index);
  }

  /** The entry of an object; `undefined` if the section does not cover it. The first of two counts. */
  find(number: number, budget: ReadingBudget): XrefEntry | undefined {
    const sorted = (this.sorted ??= this.sort());
    let found: Placed | undefined;
    for (let at = lastFrom(sorted, number); at >= 0 && (this.reach[at] ?? 0) > number; at--) {
      budget.spend("lookups");
      const range = sorted[at];
      const covers = range && number < range.first + range.count;
      if (covers && (!found || range.order < found.order)) found = range;
    }
    return found && this.entry(found.row + number - found.first);
  }

  /** Makes room for this many rows at once. */
  reserve(rows: number): void {
    const { kinds, firsts, seconds } = this;
    this.kinds = new Uint8Array(rows);
    this.firsts = new Float64Array(rows);
    this.seconds = new Uint32Array(rows);
    this.kinds.set(kinds);
    this.firsts.set(firsts);
    this.seconds.set(seconds);
  }

  private set(row: number, kind: number, first: number, second: number): void {
    this.kinds[row] = kind;
    this.firsts[row] = first;
    this.seconds[row] = second;
  }

  private sort(): Placed[] {
    let row = 0;
    const placed = this.ranges.map((range, order) => ({
      ...range,
      ...{ order, row: (row += range.count) - range.count },
    }));
    placed.sort((one, other) => one.first - other.first);
    let end = 0;
    this.reach = placed.map(({ first, count }) => (end = Math.max(end, first + count)));
    return placed;
  }

  private entry(row: number): XrefEntry {
    const [first = 0, second = 0] = [this.firsts[row], this.seconds[row]];
    if (this.kinds[row] === kinds.offset) return { kind: "offset", offset: first, generation: second };
    return this.kinds[row] === kinds.compressed
      ? { kind: "compressed", stream: first, index: second }
      : { kind: "free" };
  }
}

/** The place of the last range that begins at or before a number; -1 if there is none. */
function lastFrom(sorted: readonly Placed[], number: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.first ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
