import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import type { DocumentSummary } from "@/db/repositories/documents";
import type { SignerSummary } from "@/db/repositories/signer-lists";
import { isInTurn } from "@/lib/domain/signing/signing-order";
import { canSend } from "@/lib/domain/signing/signing-status";
import { buttonStyle } from "../ui/button-style";
import { DownloadLink } from "../ui/download-link";
import { FootBar } from "../ui/foot-bar";

type NextActionProps = {
  document: DocumentSummary;
  signers: SignerSummary[];
  /** Whether its files allow signatures. */
  isSignable: boolean;
  isOwn: boolean;
  /** Whether the sender is cancelling the signing. */
  isCancelling: boolean;
  userId: string;
};

/** The reader's next action, which stays in reach on a small screen. */
export function NextAction(props: NextActionProps) {
  return (
    <FootBar place="portal">
      <Action {...props} />
    </FootBar>
  );
}

function Action(props: NextActionProps): ReactElement | null {
  const { document, signers, isSignable, isOwn, isCancelling, userId } = props;
  const { id, status } = document;
  const t = useTranslations("document");
  const own = signers.find((signer) => signer.userId === userId && !signer.signedAt && !signer.declinedAt);
  switch (status) {
    case "draft":
    case "declined":
    case "cancelled":
    case "expired":
    case "failed":
      return isOwn && isSignable && canSend(status) ? (
        <Link href={`/documents/${id}/send`} data-command className={buttonStyle()}>
          {t(status === "draft" ? "send" : "resend")}
        </Link>
      ) : null;
    case "out_for_signature":
      return own && isInTurn(own, signers) && !isCancelling ? (
        <a href={`/documents/${id}/sign`} data-command className={buttonStyle()}>
          {t("signNow")}
        </a>
      ) : null;
    case "signed":
      return (
        <DownloadLink
          href={`/api/documents/${id}/files/signed?download`}
          data-command
          className={buttonStyle()}
        >
          {t("downloadSigned")}
        </DownloadLink>
      );
    case "preparing":
    case "collecting":
    case "needs_attention":
      return null;
  }
}
