import { useTranslations } from "next-intl";
import Link from "next/link";
import type { DocumentSummary } from "@/db/repositories/documents";
import type { SignerSummary } from "@/db/repositories/signer-lists";
import { isInTurn } from "@/lib/domain/signing-order";
import { canSend, isProvable } from "@/lib/domain/signing-status";
import { buttonStyle } from "../ui/button-style";

type NextActionProps = {
  document: DocumentSummary;
  signers: SignerSummary[];
  isOwn: boolean;
  /** Whether its sender is taking the signing back. */
  isCancelling: boolean;
  userId: string;
};

/** The one thing to do next, for whoever looks at it. On a phone it stays in reach. */
export function NextAction({
  document: { id, status },
  signers,
  isOwn,
  isCancelling,
  userId,
}: NextActionProps) {
  const t = useTranslations("document");
  const own = signers.find((signer) => signer.userId === userId && !signer.signedAt && !signer.declinedAt);
  const mustSign = own && isInTurn(own, signers);
  return (
    <div className="no-print flex flex-col gap-2 empty:hidden max-sm:sticky max-sm:bottom-20 max-sm:z-[5]">
      {isOwn && canSend(status) && (
        <Link href={`/documents/${id}/send`} data-command className={buttonStyle()}>
          {t(status === "draft" ? "send" : "sendAgain")}
        </Link>
      )}
      {status === "out_for_signature" && mustSign && !isCancelling && (
        <Link href={`/documents/${id}/sign`} prefetch={false} data-command className={buttonStyle()}>
          {t("signNow")}
        </Link>
      )}
      {status === "signed" && (
        <a href={`/api/documents/${id}/files/signed?download`} data-command className={buttonStyle()}>
          {t("downloadSigned")}
        </a>
      )}
      {isOwn && isProvable(status) && (
        <a href={`/api/documents/${id}/evidence`} data-command className={buttonStyle({ tone: "quiet" })}>
          {t("downloadEvidence")}
        </a>
      )}
    </div>
  );
}
