import { useTranslations } from "next-intl";
import type { DocumentStatus } from "@/lib/domain/signing/signing-status";
import { buttonStyle } from "../ui/button-style";
import { DownloadLink } from "../ui/download-link";
import { ParaphMark } from "../ui/paraph-mark";
import { StatusBadge } from "../ui/status-badge";

type SigningDoneProps = {
  status: DocumentStatus;
  links: { document: string; signedFile: string };
};

/** The sentence for each status, shown to a person who has signed. */
const sentences = {
  draft: "made",
  preparing: "made",
  out_for_signature: "out_for_signature",
  collecting: "collecting",
  signed: "signed",
  declined: "made",
  cancelled: "made",
  expired: "made",
  failed: "made",
  needs_attention: "needs_attention",
} as const satisfies Record<DocumentStatus, string>;

/** Shown after signing: the document's status, kept up to date. */
export function SigningDone({ status, links }: SigningDoneProps) {
  const t = useTranslations("signing.after");
  return (
    <section aria-label={t("title")} className="flex flex-col items-start gap-4">
      {status === "signed" && <ParaphMark isWriting className="h-12 w-24 text-good" />}
      <StatusBadge status={status} isLive />
      <p className="text-ink-soft">{t(sentences[status])}</p>
      <div className="flex flex-wrap gap-3">
        {status === "signed" && (
          <DownloadLink href={links.signedFile} className={buttonStyle()}>
            {t("downloadSigned")}
          </DownloadLink>
        )}
        <a href={links.document} className={buttonStyle({ tone: "quiet" })}>
          {t("toDocument")}
        </a>
      </div>
    </section>
  );
}
