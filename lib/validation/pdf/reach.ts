import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import type { ValidationContext } from "../process/validation-context";

/** The extent of a signature, and what follows it. */
export type Reach = {
  /** The end of the bytes that it covers; -1 where that is unknown. */
  end: number;
  /** Whether pictures of the pages show all of a change that is something else. */
  isVisible: boolean;
  /** What is reported of it. */
  found: Pick<ValidatedSignature, "coversEverything" | "addedAfter" | "differingPages" | "earlier">;
};

/**
 * Where the structure of a file says only that something else was changed after signatures, compares the pictures of
 * its pages: finds those that look different, or that all look the same.
 */
export async function withLooks<Field extends { reach: Reach }>(
  path: string,
  fields: readonly Field[],
  compareLooks: ValidationContext["compareLooks"],
): Promise<Field[]> {
  const isChanged = ({ end, found }: Reach) => end >= 0 && found.addedAfter === "other";
  const ends = fields.flatMap(({ reach }) => (isChanged(reach) ? [reach.end] : []));
  const looks = ends.length > 0 ? await compareLooks?.(path, ends) : undefined;
  return fields.map((field) => {
    const { reach } = field;
    const pages = isChanged(reach) ? looks?.get(reach.end) : undefined;
    if (!pages) return field;
    const isSame = pages.differing.length === 0 && pages.isComplete && reach.isVisible;
    const found: Reach["found"] = {
      ...reach.found,
      addedAfter: isSame ? "looks_same" : "other",
      ...(pages.differing.length > 0 && { differingPages: pages.differing }),
    };
    return { ...field, reach: { ...reach, found } };
  });
}
