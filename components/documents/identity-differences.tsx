import { useFormatter, useTranslations } from "next-intl";
import type { IdentityDifference } from "@/lib/domain/validation/identity-difference";
import { Notice } from "../ui/notice";

/** Tells the sender that a certificate names another person than the invited one. The signature itself is valid. */
export function IdentityDifferences({ differences }: { differences: IdentityDifference[] }) {
  const t = useTranslations("differences");
  const format = useFormatter();
  return (
    <Notice tone="bad">
      <ul className="flex flex-col gap-2">
        {differences.map(({ kind, invited, signedAs }) => (
          <li key={`${kind} ${invited.join()}`} className="wrap-break-word">
            {t(kind, {
              count: signedAs.length,
              signedAs: format.list(signedAs),
              invited: format.list(invited),
            })}
          </li>
        ))}
      </ul>
      <p className="pt-2">{t("meaning")}</p>
    </Notice>
  );
}
