import { useLocale, useTranslations } from "next-intl";
import type { CheckedSignature, CheckReport } from "@/lib/domain/check-report";
import { dayWords } from "@/lib/domain/date-words";
import { RelativeTime } from "../ui/relative-time";

/** What the check of the signed file found: a sentence on top, then each signature. */
export function SignatureReport({ report }: { report: CheckReport }) {
  const { format, signatures } = report;
  const t = useTranslations("signatures");
  return (
    <section aria-labelledby="signatures" className="flex flex-col gap-3">
      <h2 id="signatures" className="font-serif text-lg">
        {t("title")}
      </h2>
      <p className="text-base text-ink-soft">
        {format === "pdf" ? (
          <PdfFindings report={report} />
        ) : (
          `${t("containerFound", { count: signatures.length })} ${t("sourcesInside")}`
        )}
      </p>
      <ol className="flex flex-col gap-3">
        {signatures.map((signature, index) => (
          <li key={index} className="rounded-lg border border-line bg-raised px-4 py-3">
            <SignatureFacts signature={signature} format={format} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function PdfFindings({ report }: { report: CheckReport }) {
  const t = useTranslations("signatures");
  const { signatures, documentTimestamps, sourceIsPrefix } = report;
  const over = documentTimestamps.length > 0 ? "timestamp" : "signature";
  return `${t("found", { count: signatures.length, over })} ${t(sourceIsPrefix ? "sourceIsPrefix" : "sourceRewritten")}`;
}

/** How far a signature reaches, in the words of its format. */
const reaches = {
  pdf: { whole: "wholeFile", part: "partOfFile" },
  asice: { whole: "everyFile", part: "notEveryFile" },
} as const;

type SignatureFactsProps = { signature: CheckedSignature; format: CheckReport["format"] };

function SignatureFacts({ signature, format }: SignatureFactsProps) {
  const { signer, signedAt, timeSource, valid, faults, coversEverything } = signature;
  const t = useTranslations("signatures");
  const faultWords = useTranslations("signatureFaults");
  const time = () => signedAt && <RelativeTime at={new Date(signedAt)} />;
  const name =
    [signer?.givenName, signer?.surname].filter(Boolean).join(" ") ||
    signer?.commonName ||
    t("unknownSigner");
  return (
    <div className="flex flex-col gap-1 text-base">
      <h3 className="text-md font-medium">{name}</h3>
      <p className={valid ? "text-good" : "text-bad"}>{t(valid ? "valid" : "notValid")}</p>
      {faults.map((fault) => (
        <p key={fault} className="text-bad">
          {faultWords(fault)}
        </p>
      ))}
      {signedAt && (
        <p className="text-ink-soft">
          {t.rich(timeSource === "timestamp" ? "stampedAt" : "claimedAt", { time })}
        </p>
      )}
      <p className="text-ink-soft">{t(reaches[format][coversEverything ? "whole" : "part"])}</p>
      <CertificateFacts signature={signature} />
    </div>
  );
}

function CertificateFacts({ signature: { certificate, signer } }: { signature: CheckedSignature }) {
  const t = useTranslations("signatures");
  const language = useLocale();
  if (!certificate) return null;
  const day = (iso: string) => dayWords(new Date(iso), language, { timeZone: "UTC" });
  const facts = [
    ["issuedTo", [signer?.commonName, signer?.country].filter(Boolean).join(", ")],
    ["issuedBy", certificate.issuer],
    ["validity", t("validFromTo", { from: day(certificate.validFrom), to: day(certificate.validTo) })],
    ["serialNumber", certificate.serialNumber],
    ["fingerprint", certificate.fingerprint],
  ] as const;
  return (
    <details>
      <summary className="min-h-10 py-2 text-accent">{t("certificate")}</summary>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        {facts.map(([term, fact]) => (
          <div key={term} className="contents">
            <dt className="text-ink-faint">{t(term)}</dt>
            <dd className="break-all">{fact}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
