import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayWords } from "@/lib/domain/time/date-words";

export type CertificateLine = {
  fingerprint: string;
  name: string;
  organization: string | null;
  validFrom: Date;
  validTo: Date;
  isAuthority: boolean;
};

type CertificateLinesProps<C extends CertificateLine> = {
  certificates: C[];
  now: Date;
  /** Whether to say which of them are authorities. */
  saysAuthority?: boolean;
  /** What can be done with a certificate. */
  actions?: (certificate: C) => ReactNode;
};

/** Certificates with their names, the end of their validity and their fingerprints, to be compared. */
export function CertificateLines<C extends CertificateLine>({
  certificates,
  now,
  saysAuthority = false,
  actions,
}: CertificateLinesProps<C>) {
  const t = useTranslations("adminTrust.certificate");
  const language = useLocale();
  const day = (at: Date) => dayWords(at, language, { timeZone: "UTC" });
  return (
    <ul className="rounded-lg border border-line bg-raised">
      {certificates.map((certificate) => {
        const { fingerprint, name, organization, validFrom, validTo, isAuthority } = certificate;
        const isExpired = validTo < now;
        return (
          <li
            key={fingerprint}
            className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-b-0"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-serif text-md wrap-anywhere">
                {[name, organization !== name && organization].filter(Boolean).join(", ")}
              </p>
              <p className={`text-base ${isExpired ? "text-bad" : "text-ink-soft"}`}>
                {t(isExpired ? "expired" : "validTo", { from: day(validFrom), day: day(validTo) })}
              </p>
              {saysAuthority && (
                <p className="text-base text-ink-soft">{t(isAuthority ? "authority" : "noAuthority")}</p>
              )}
              <p className="text-sm text-ink-faint">
                {t("fingerprint")}: <code className="wrap-anywhere">{fingerprint}</code>
              </p>
            </div>
            {actions?.(certificate)}
          </li>
        );
      })}
    </ul>
  );
}
