import { useTranslations } from "next-intl";
import type { ValidatedSignature, ValidationReport } from "@/lib/domain/validation/validation-report";
import { isUncheckable } from "@/lib/domain/validation/report-summary";
import type { CertificateLinks } from "./certificate-details";
import { SignatureFacts } from "./signature-facts";
import { SignatureWarnings } from "./signature-warnings";
import { useSignerName } from "./use-signer-name";

type SignatureCardProps = {
  signature: ValidatedSignature;
  format: ValidationReport["format"];
  certificateLinks: CertificateLinks;
};

/** One signature: the signer, its validity, its level, its time, and what it covers. */
export function SignatureCard({ signature, format, certificateLinks }: SignatureCardProps) {
  const { faults } = signature;
  const faultWords = useTranslations("signatureFaults");
  const name = useSignerName(signature);
  return (
    <div className="flex flex-col gap-2 text-base">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="text-md font-medium wrap-anywhere">{name}</h3>
        <Verdict signature={signature} />
      </div>
      {faults.map((fault) => (
        <p key={fault} className="text-bad">
          {faultWords(fault)}
        </p>
      ))}
      <SignatureWarnings {...signature} />
      <SignatureFacts {...{ signature, format, certificateLinks }} />
    </div>
  );
}

function Verdict({ signature }: { signature: ValidatedSignature }) {
  const t = useTranslations("signatures");
  if (signature.valid) return <p className="text-good">{t("valid")}</p>;
  const isIndeterminate = isUncheckable(signature);
  return (
    <p className={isIndeterminate ? "text-waiting" : "text-bad"}>
      {t(isIndeterminate ? "notCheckable" : "notValid")}
    </p>
  );
}
