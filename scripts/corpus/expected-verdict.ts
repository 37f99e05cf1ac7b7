import { z } from "zod";

/** What a reference says of one question about a file. "not_passed": failed or indeterminate, it does not say which. */
export const expectations = ["passed", "indeterminate", "failed", "not_passed", "none"] as const;

export type Expectation = (typeof expectations)[number];

/** What references say of one file, as their own tests have it (docs/validation.md). Empty strings say nothing. */
const reference = z.object({
  /** The cryptography alone: "nosig" for a file without signatures. */
  reference: z.enum(["intact", "broken", "untrusted/other", "nosig", ""]).default(""),
  /** SiVa's indications of the signatures, separated by semicolons. */
  siva: z.string().default(""),
  /** The folder of digidoc4j in which the file is. */
  d4j: z.enum(["valid", "invalid", ""]).default(""),
  /** Named verdicts go before those that follow from the others. */
  integrity: z.enum(expectations).optional(),
  trust: z.enum(expectations).optional(),
  /** Why: the reference's test, or what was found by hand. */
  test: z.string().default(""),
});

export const expectedVerdicts = z.record(z.string(), reference);

type Reference = z.infer<typeof reference>;

/** The expected verdicts of a file; undefined where no reference says anything. */
export type ExpectedVerdict = {
  integrity: Expectation | undefined;
  trust: Expectation | undefined;
  why: string;
};

export const expectedVerdictOf = (said: Reference): ExpectedVerdict => ({
  integrity: said.integrity ?? integrityOf(said),
  trust: said.trust ?? trustOf(said),
  why: said.test,
});

function integrityOf({ reference }: Reference): Expectation | undefined {
  switch (reference) {
    case "intact":
      return "passed";
    case "broken":
      return "failed";
    case "nosig":
      return "none";
    case "untrusted/other":
    case "":
      return undefined;
  }
}

/** A file is as good as the worst of its signatures. */
function trustOf({ reference, siva, d4j }: Reference): Expectation | undefined {
  const indications = siva.split(";").filter(Boolean);
  if (reference === "nosig") return "none";
  if (indications.some((each) => each.endsWith("FAILED"))) return "failed";
  if (indications.includes("INDETERMINATE")) return "indeterminate";
  if (reference === "broken") return "failed";
  if (d4j === "invalid" || reference === "untrusted/other") return "not_passed";
  return indications.length > 0 || d4j === "valid" ? "passed" : undefined;
}
