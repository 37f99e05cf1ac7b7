import { useTranslations } from "next-intl";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import { signerName } from "@/lib/report-words/signer-name";

/** The name of a signature's holder, or the word for an unknown one. */
export function useSignerName(signature: Pick<ValidatedSignature, "signer">): string {
  const t = useTranslations("signatures");
  return signerName(signature) ?? t("unknownSigner");
}
