import { useTranslations } from "next-intl";
import { furtherFaults, verdictOf } from "@/lib/domain/validation/signature-words";
import type { ValidatedSignature, ValidationReport } from "@/lib/domain/validation/validation-report";
import type { CertificateLinks } from "./certificate-details";
import { SignatureFacts } from "./signature-facts";
import { SignatureWarnings } from "./signature-warnings";
import { toneStyles } from "./tone-style";
import { useSignerName } from "./use-signer-name";

type SignatureCardProps = {
  signature: ValidatedSignature;
  format: ValidationReport["format"];
  certificateLinks: CertificateLinks;
};

/** One signature: the signer, the verdict and its reason, its level, its time, and what it covers. */
export function SignatureCard({ signature, format, certificateLinks }: SignatureCardProps) {
  const t = useTranslations("verdicts");
  const faultWords = useTranslations("signatureFaults");
  const name = useSignerName(signature);
  const { tone, words } = verdictOf(signature);
  const { Icon, ink } = toneStyles[tone];
  return (
    <div className="flex flex-col gap-2 text-base">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="text-md font-medium wrap-anywhere">{name}</h3>
        <p className={`flex items-center gap-1.5 ${ink}`}>
          <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          {t(`status.${words === "test" ? "test" : tone}`)}
        </p>
      </div>
      <p className={tone === "bad" ? "text-bad" : undefined}>{t(`words.${words}`)}</p>
      {furtherFaults(signature).map((fault) => (
        <p key={fault} className="text-sm text-ink-soft">
          {faultWords(fault)}
        </p>
      ))}
      <SignatureWarnings signature={signature} />
      <SignatureFacts {...{ signature, format, certificateLinks }} />
    </div>
  );
}
