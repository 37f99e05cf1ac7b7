import { useTranslations } from "next-intl";
import { isWithoutContent, reachOf } from "@/lib/domain/validation/reach";
import { shownTime } from "@/lib/domain/validation/shown-time";
import { qualificationOf, type ToldQualification } from "@/lib/domain/validation/signature-words";
import type { ValidatedSignature, ValidationReport } from "@/lib/domain/validation/validation-report";
import { DateTime } from "../ui/date-time";
import { CertificateDetails, type CertificateLinks } from "./certificate-details";
import { ConclusionDetails } from "./conclusion-details";
import { FactList } from "./fact-list";
import { SigningTime } from "./signing-time";
import { useSignerName } from "./use-signer-name";

type SignatureFactsProps = {
  signature: ValidatedSignature;
  format: ValidationReport["format"];
  certificateLinks: CertificateLinks;
};

/** The level of a signature, its time, what it covers, how it was judged, and its certificate. */
export function SignatureFacts({ signature, format, certificateLinks }: SignatureFactsProps) {
  const { certificate, conclusion, addedAfter, differingPages = [], faults } = signature;
  // Where the covered part was changed or is missing, what was added behind it says nothing.
  const isAsSigned = !isWithoutContent(faults);
  const t = useTranslations("signatures");
  const verdictWords = useTranslations("verdicts");
  const method = useTranslations("methods");
  const name = useSignerName(signature);
  const qualification = qualificationOf(signature);
  const time = shownTime(signature);
  return (
    <>
      {qualification && <QualificationLine {...qualification} />}
      <FactList
        facts={[
          time !== undefined && [t("when"), <SigningTime key="time" signature={signature} />],
          conclusion?.claimedTime != null &&
            time?.source !== "claimed" && [
              verdictWords("claimedTime"),
              <DateTime key="claimed" at={new Date(conclusion.claimedTime)} />,
            ],
          certificate?.method != null && [
            t("method"),
            certificate.method === "card" ? t("card") : method(certificate.method),
          ],
          certificate !== null && [
            verdictWords("issuer"),
            [...new Set([certificate.issuer, certificate.issuerOrganization])].filter(Boolean).join(", "),
          ],
          isAsSigned && [t("covers"), t(`reach.${reachOf(signature, format)}`)],
          isAsSigned && addedAfter && [t("sinceThen"), t(`added.${addedAfter}`)],
          isAsSigned && differingPages.length > 0 && [t("differingPages"), differingPages.join(", ")],
        ]}
      />
      <div>
        {conclusion && <ConclusionDetails conclusion={conclusion} />}
        <CertificateDetails {...{ signature, name, certificateLinks }} />
      </div>
    </>
  );
}

/** The level of the signature in law. */
function QualificationLine({ qualification, use, isTest }: ToldQualification) {
  const t = useTranslations("verdicts");
  const level = t(`qualification.${use}.${qualification}`);
  return <p className="font-medium">{isTest ? t("testQualification", { level }) : level}</p>;
}
