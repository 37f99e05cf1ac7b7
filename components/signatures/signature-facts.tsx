import { useTranslations } from "next-intl";
import type { ValidatedSignature, ValidationReport } from "@/lib/domain/validation/validation-report";
import { RelativeTime } from "../ui/relative-time";
import { CertificateDetails, type CertificateLinks } from "./certificate-details";
import { FactList } from "./fact-list";
import { useSignerName } from "./use-signer-name";

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

type SignatureFactsProps = {
  signature: ValidatedSignature;
  format: ValidationReport["format"];
  certificateLinks: CertificateLinks;
};

/** The level of a signature, its time, what it covers, and its certificate. */
export function SignatureFacts({ signature, format, certificateLinks }: SignatureFactsProps) {
  const { certificate, addedAfter, differingPages = [], faults } = signature;
  // Where the covered part itself was changed, what was added behind it says nothing.
  const isAsSigned = !faults.includes("document_changed");
  const t = useTranslations("signatures");
  const method = useTranslations("methods");
  const name = useSignerName(signature);
  return (
    <>
      {certificate && <p>{t(`level.${certificate.use}.${certificate.level}`)}</p>}
      <FactList
        facts={[
          signature.signedAt !== null && [t("when"), <SigningTime key="time" {...signature} />],
          certificate?.method != null && [
            t("method"),
            certificate.method === "card" ? t("card") : method(certificate.method),
          ],
          isAsSigned && [t("covers"), t(`reach.${reachOf(signature, format)}`)],
          isAsSigned && addedAfter && [t("sinceThen"), t(`added.${addedAfter}`)],
          isAsSigned && differingPages.length > 0 && [t("differingPages"), differingPages.join(", ")],
        ]}
      />
      <CertificateDetails {...{ signature, name, certificateLinks }} />
    </>
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
