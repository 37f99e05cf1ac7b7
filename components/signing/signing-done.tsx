import { useTranslations } from "next-intl";
import Link from "next/link";
import type { DocumentSummary } from "@/db/repositories/documents";
import { buttonStyle } from "../ui/button-style";
import { ParaphMark } from "../ui/paraph-mark";
import { StatusBadge } from "../ui/status-badge";

type SigningDoneProps = {
  status: DocumentSummary["status"];
  leadsTo: { document: string; signedFile: string };
};

/** Statuses that have a sentence of their own. */
const told = ["out_for_signature", "collecting", "signed", "needs_attention"] as const;

/** After signing: what state the document is in now, kept true while it changes. */
export function SigningDone({ status, leadsTo }: SigningDoneProps) {
  const t = useTranslations("signing.after");
  return (
    <section aria-label={t("title")} className="flex flex-col items-start gap-4">
      {status === "signed" && <ParaphMark isWriting className="h-12 w-24 text-good" />}
      <StatusBadge status={status} isLive />
      <p className="text-ink-soft">{t(told.find((each) => each === status) ?? "made")}</p>
      <div className="flex flex-wrap gap-3">
        {status === "signed" && (
          <a href={leadsTo.signedFile} className={buttonStyle()}>
            {t("downloadSigned")}
          </a>
        )}
        <Link href={leadsTo.document} className={buttonStyle({ tone: "quiet" })}>
          {t("toDocument")}
        </Link>
      </div>
    </section>
  );
}
