import type { SignatureConclusion } from "./signature-conclusion";

/** The level of a signature's evidence, as "PAdES B-LT"; where it is none of these, its kind alone. */
export const levelName = ({ form, profile }: Pick<SignatureConclusion, "form" | "profile">): string =>
  profile ? `${form} ${profile.replace("_", "-")}` : form;
