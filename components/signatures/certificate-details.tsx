import { useLocale, useTranslations } from "next-intl";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import { dayWords } from "@/lib/domain/time/date-words";
import { linkStyle } from "../ui/link-style";
import { FactList } from "./fact-list";

/** The formats of a certificate download: DER and PEM. */
const certificateForms = ["cer", "pem"] as const;

export type CertificateForm = (typeof certificateForms)[number];

/** The URL of a certificate in a format, by its fingerprint; `undefined` if there is none. */
export type CertificateLinks = (fingerprint: string, form: CertificateForm) => string | undefined;

type CertificateDetailsProps = {
  signature: ValidatedSignature;
  /** The signer's name. */
  name: string;
  certificateLinks: CertificateLinks;
};

/** The certificate of a signature, its downloads, and technical details. */
export function CertificateDetails({ signature, name, certificateLinks }: CertificateDetailsProps) {
  const { certificate, signer, kind, place } = signature;
  const t = useTranslations("signatures");
  const language = useLocale();
  const day = (iso: string) => dayWords(new Date(iso), language, { timeZone: "UTC" });
  const joined = (...parts: (string | undefined)[]) => [...new Set(parts.filter(Boolean))].join(", ");
  return (
    <div>
      {certificate && (
        <details>
          <summary className={summaryStyle}>{t("certificate")}</summary>
          <FactList
            facts={[
              [t("issuedTo"), joined(signer?.commonName, signer?.country)],
              [
                t("issuedBy"),
                joined(certificate.issuer, certificate.issuerOrganization, certificate.issuerCountry),
              ],
              [
                t("validity"),
                t("validFromTo", { from: day(certificate.validFrom), to: day(certificate.validTo) }),
              ],
            ]}
          />
          <Downloads fingerprint={certificate.fingerprint} {...{ name, certificateLinks }} />
        </details>
      )}
      <details>
        <summary className={summaryStyle}>{t("details")}</summary>
        <FactList
          facts={[
            [t("kind"), kind],
            place !== "" && [t("place"), place],
            certificate !== null && [t("serialNumber"), certificate.serialNumber],
            certificate !== null && [t("fingerprint"), certificate.fingerprint],
          ]}
        />
      </details>
    </div>
  );
}

/** A line that opens to more facts. */
export const summaryStyle = "min-h-11 cursor-pointer py-2.5 text-accent sm:min-h-10 sm:py-2";

type DownloadsProps = Omit<CertificateDetailsProps, "signature"> & { fingerprint: string };

function Downloads({ fingerprint, name, certificateLinks }: DownloadsProps) {
  const t = useTranslations("signatures");
  const links = certificateForms.flatMap((form) => {
    const href = certificateLinks(fingerprint, form);
    return href ? [{ form, href }] : [];
  });
  if (links.length === 0) return null;
  return (
    <div className="no-print text-sm">
      <p className="flex gap-x-4">
        {links.map(({ form, href }) => (
          <a
            key={form}
            href={href}
            download={`${fingerprint.slice(0, 16)}.${form}`}
            className={`inline-flex min-h-11 items-center sm:min-h-10 ${linkStyle}`}
          >
            {t("downloadCertificate", { form: `.${form}` })}
            <span className="sr-only">, {name}</span>
          </a>
        ))}
      </p>
      <p className="text-ink-faint">{t("certificateHoldsCode")}</p>
    </div>
  );
}
