import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { shownTime } from "@/lib/domain/validation/shown-time";
import { furtherFaults, verdictOf } from "@/lib/domain/validation/signature-words";
import type {
  Addition,
  ValidatedSignature,
  ValidationReport,
} from "@/lib/domain/validation/validation-report";
import type { CertificateLinks } from "./certificate-details";
import { EarlierVerdict } from "./earlier-verdict";
import { SignatureFacts } from "./signature-facts";
import { SignatureWarnings } from "./signature-warnings";
import { SignedOn } from "./signed-on";
import { signerName } from "@/lib/report-words/signer-name";

const isUnchanged = new Set<Addition>(["nothing", "signatures", "unknown"]);

type EarlierSignatureProps = {
  signature: ValidatedSignature;
  format: ValidationReport["format"];
  certificateLinks: CertificateLinks;
};

/** A signature that a file had before it was uploaded: one line and its verdict, which open to all details. */
export function EarlierSignature({ signature, format, certificateLinks }: EarlierSignatureProps) {
  const t = useTranslations("signatures");
  const words = useTranslations("verdicts");
  const { valid, addedAfter } = signature;
  const verdict = verdictOf(signature);
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none items-start gap-3 px-4 py-3 [&::-webkit-details-marker]:hidden">
        <EarlierVerdict
          title={<SignedBy signature={signature} />}
          tone={verdict.tone}
          verdict={words(`status.${verdict.words === "test" ? "test" : verdict.tone}`)}
          reason={words(`words.${verdict.words}`)}
          faults={furtherFaults(signature)}
        >
          <SignatureWarnings signature={signature} />
          {valid && addedAfter && !isUnchanged.has(addedAfter) && (
            <span className="text-waiting">{t(`added.${addedAfter}`)}</span>
          )}
        </EarlierVerdict>
        <ChevronDown
          aria-hidden
          className="mt-0.5 size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="flex flex-col gap-2 px-4 pb-3 pl-12 text-base">
        <SignatureFacts {...{ signature, format, certificateLinks }} />
      </div>
    </details>
  );
}

function SignedBy({ signature }: { signature: ValidatedSignature }) {
  const t = useTranslations("earlier");
  const signedAt = shownTime(signature)?.at;
  const name = signerName(signature);
  if (!name) return t("signedByUnknown");
  const b = (chunks: ReactNode) => <b className="font-medium">{chunks}</b>;
  return signedAt
    ? t.rich("signedBy", { name, b, time: () => <SignedOn iso={signedAt} /> })
    : t.rich("signedByUndated", { name, b });
}
