import { hasMetadata, type SigningType } from "./signing-type";

/** The values of `level` (docs/gateway.md#signing-types-and-options). */
export const levels = { pdf: ["pades-t", "pades-ltv"], container: ["xades-t", "xades-xl"] } as const;

export type SignatureLevel = (typeof levels)[keyof typeof levels][number];

/** What the level of a signing demands. */
type LevelPlan = {
  /** Whether each signature carries its evidence from the start. */
  hasEvidence: boolean;
  /** Whether the file is archived by itself after the grace period. */
  isArchived: boolean;
};

/**
 * What the sandbox does for a signing of this type and level. Without a level the file is at PAdES-LT or XAdES-XL, but
 * ADoc and MDoc at XAdES-T.
 */
export function levelPlan({ type, level }: { type: SigningType; level: SignatureLevel | null }): LevelPlan {
  switch (level) {
    case "pades-t":
    case "xades-t":
      return { hasEvidence: false, isArchived: false };
    case "pades-ltv":
      return { hasEvidence: true, isArchived: true };
    case "xades-xl":
      return { hasEvidence: !hasMetadata(type), isArchived: hasMetadata(type) };
    case null:
      return { hasEvidence: !hasMetadata(type), isArchived: false };
  }
}
