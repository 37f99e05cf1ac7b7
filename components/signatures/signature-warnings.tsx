import { useTranslations } from "next-intl";
import { verdictOf } from "@/lib/domain/validation/signature-words";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";

/** What a reader must know about a signature and its certificate, valid or not. */
export function SignatureWarnings({ signature }: { signature: ValidatedSignature }) {
  const { certificate, conclusion } = signature;
  const isToldAsTest = verdictOf(signature).words === "test";
  const t = useTranslations("signatures");
  const warningWords = useTranslations("verdicts.warnings");
  return (
    <>
      {certificate?.isTest && !isToldAsTest && <span className="text-waiting">{t("testCertificate")}</span>}
      {certificate?.isSelfIssued && <span className="text-waiting">{t("selfIssued")}</span>}
      {conclusion?.warnings.map((warning) => (
        <span key={warning} className="text-waiting">
          {warningWords(warning)}
        </span>
      ))}
    </>
  );
}
