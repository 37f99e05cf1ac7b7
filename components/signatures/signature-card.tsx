import { useTranslations } from "next-intl";
import type { ValidatedSignature, ValidationReport } from "@/lib/domain/validation/validation-report";
import { isUncheckable } from "@/lib/domain/validation/report-summary";
import { RelativeTime } from "../ui/relative-time";
import { CertificateDetails, type CertificateLinks } from "./certificate-details";
import { FactList } from "./fact-list";

/** What a signature covers, in the terms of its format. */
function reachOf({ coversEverything, addedAfter }: ValidatedSignature, format: ValidationReport["format"]) {
  switch (format) {
    case "asice":
      return coversEverything ? "everyFile" : "notEveryFile";
    case "pdf":
      if (coversEverything) return "wholeFile";
      return addedAfter === "signatures" ? "fileAsItWas" : "partOfFile";
  }
}

type SignatureCardProps = {
  signature: ValidatedSignature;
  format: ValidationReport["format"];
  certificateLinks: CertificateLinks;
};

/** One signature: the signer, its validity, its level, its time, and what it covers. */
export function SignatureCard({ signature, format, certificateLinks }: SignatureCardProps) {
  const { certificate, faults, addedAfter, earlier } = signature;
  const t = useTranslations("signatures");
  const method = useTranslations("methods");
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
      {earlier && <p>{t("earlier")}</p>}
      {certificate && <p>{t(`level.${certificate.use}.${certificate.level}`)}</p>}
      {certificate?.isTest && <p className="text-waiting">{t("testCertificate")}</p>}
      {certificate?.isSelfIssued && <p className="text-waiting">{t("selfIssued")}</p>}
      <FactList
        facts={[
          signature.signedAt !== null && [t("when"), <SigningTime key="time" {...signature} />],
          certificate?.method != null && [
            t("method"),
            certificate.method === "card" ? t("card") : method(certificate.method),
          ],
          [t("covers"), t(`reach.${reachOf(signature, format)}`)],
          addedAfter && [t("sinceThen"), t(`added.${addedAfter}`)],
        ]}
      />
      <CertificateDetails {...{ signature, name, certificateLinks }} />
    </div>
  );
}

function useSignerName({ signer }: ValidatedSignature): string {
  const t = useTranslations("signatures");
  const given = [signer?.givenName, signer?.surname].filter(Boolean).join(" ");
  return given || signer?.commonName || t("unknownSigner");
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

function SigningTime({
  signedAt,
  timestampAuthority,
}: Pick<ValidatedSignature, "signedAt" | "timestampAuthority">) {
  const t = useTranslations("signatures");
  const time = () => signedAt && <RelativeTime isFocusable at={new Date(signedAt)} />;
  return timestampAuthority === null
    ? t.rich("claimedAt", { time })
    : t.rich("stampedBy", { time, authority: timestampAuthority });
}
