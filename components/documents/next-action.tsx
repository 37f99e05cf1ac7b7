import { useTranslations } from "next-intl";
import Link from "next/link";
import type { DocumentSummary } from "@/db/repositories/documents";
import type { SignerSummary } from "@/db/repositories/signer-lists";
import { isInTurn } from "@/lib/domain/signing/signing-order";
import { canSend, waitsFor } from "@/lib/domain/signing/signing-status";
import { buttonStyle } from "../ui/button-style";
import { FootBar } from "../ui/foot-bar";

type NextActionProps = {
  document: DocumentSummary;
  signers: SignerSummary[];
  isOwn: boolean;
  /** Whether its sender is taking the signing back. */
  isCancelling: boolean;
  userId: string;
};

/** The one thing to do next, for whoever looks at it. On a small screen it stays in reach. */
export function NextAction({ document, signers, isOwn, isCancelling, userId }: NextActionProps) {
  const { id, status } = document;
  const t = useTranslations("document");
  const own = signers.find((signer) => signer.userId === userId && !signer.signedAt && !signer.declinedAt);
  const mustSign = own && isInTurn(own, signers);
  return (
    <FootBar place="portal">
      {isOwn && canSend(status) && (
        <Link href={`/documents/${id}/send`} data-command className={buttonStyle()}>
          {t(status === "draft" ? "send" : "sendAgain")}
        </Link>
      )}
      {waitsFor(status, "signers") && mustSign && !isCancelling && (
        <Link href={`/documents/${id}/sign`} prefetch={false} data-command className={buttonStyle()}>
          {t("signNow")}
        </Link>
      )}
      {status === "signed" && (
        <a href={`/api/documents/${id}/files/signed?download`} data-command className={buttonStyle()}>
          {t("downloadSigned")}
        </a>
      )}
    </FootBar>
  );
}
