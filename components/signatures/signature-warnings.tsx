import { useTranslations } from "next-intl";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";

/** What a reader must know about the certificate of a signature, valid or not. */
export function SignatureWarnings({ certificate }: Pick<ValidatedSignature, "certificate">) {
  const t = useTranslations("signatures");
  return (
    <>
      {certificate?.isTest && <span className="text-waiting">{t("testCertificate")}</span>}
      {certificate?.isSelfIssued && <span className="text-waiting">{t("selfIssued")}</span>}
    </>
  );
}
