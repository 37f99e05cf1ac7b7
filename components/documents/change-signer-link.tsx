import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { SignerSummary } from "@/db/repositories/signer-lists";
import { linkStyle } from "../ui/link-style";

type ChangeSignerLinkProps = { signer: SignerSummary; documentId: string };

/** Links to the page on which the sender replaces or removes a signer who has not signed. */
export function ChangeSignerLink({ signer, documentId }: ChangeSignerLinkProps) {
  const t = useTranslations("document");
  const { id, name, surname, signedAt, declinedAt, withdrawnAt } = signer;
  if (signedAt || declinedAt || withdrawnAt) return null;
  return (
    <Link
      href={`/documents/${documentId}/signer?replaces=${id}`}
      aria-label={t("changeSignerNamed", { name: fullName({ name, surname }) })}
      className={`no-print inline-flex min-h-11 items-center self-start text-base sm:min-h-8 ${linkStyle}`}
    >
      {t("changeSigner")}
    </Link>
  );
}
