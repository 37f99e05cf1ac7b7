import type { PdfRef, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import type { FoundObject, PdfObjects } from "@/lib/formats/pdf/pdf-objects";
import { type Role, roleOfEntry, roleOfItem, roles } from "./addition-rules";
import { type Budget, spend } from "./object-budget";
import { isArray, isDict, isRef } from "./same-value";

/** A reference in an object, with the role in which it leads on. */
type Step = { ref: PdfRef; role: Role };

/** More than a file may have that is taken at upload (find-obstacle.ts), so that each is read once. In about 80 MB. */
const maxKnown = 400_000;

/** Where an object leads, and what it is in, if it is in an object stream. */
type Stable = { steps: readonly Step[] } & Pick<FoundObject, "containers">;

/**
 * What objects of the final revision refer to. Each is read once for all signatures of a file: an object that was not
 * updated after a signature is the same in both revisions that are compared.
 */
export class StableObjects {
  private readonly known = new Map<number, Stable>();

  constructor(
    private readonly now: PdfObjects,
    private readonly budget: Budget,
    /** How many are kept; none for a single comparison, which passes each once. */
    private readonly maxKept = maxKnown,
  ) {}

  /** @throws {BudgetSpent} when too many were read */
  async behind(ref: PdfRef, role: Role): Promise<Stable> {
    const key = ref.number * roles.length + roles.indexOf(role);
    const known = this.known.get(key);
    if (known) return known;
    spend(this.budget);
    const found = await this.now.find(ref.number);
    const steps: Step[] = [];
    if (found) collect(found.value, role, steps);
    const stable = { steps, containers: found?.containers };
    if (this.known.size < this.maxKept) this.known.set(key, stable);
    return stable;
  }
}

function collect(value: PdfValue, role: Role, steps: Step[]): void {
  if (isRef(value)) steps.push({ ref: value, role });
  else if (isArray(value)) for (const item of value.items) collect(item, roleOfItem(role), steps);
  else if (isDict(value))
    for (const [key, entry] of value.entries) {
      const entryRole = roleOfEntry(value, role, key);
      if (entryRole) collect(entry, entryRole, steps);
    }
}
