import type { SignatureConclusion } from "./signature-conclusion";

/** The level of a signature's evidence, as "PAdES B-LT"; for any other, its kind alone. */
export const levelName = ({ form, profile }: Pick<SignatureConclusion, "form" | "profile">): string =>
  profile ? `${form} ${profile.replace("_", "-")}` : form;
