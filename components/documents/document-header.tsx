import { useTranslations } from "next-intl";
import type { DocumentSummary } from "@/db/repositories/documents";
import { PageLink } from "../ui/page-change";
import { useByteSize } from "../ui/byte-size";
import { ParaphMark } from "../ui/paraph-mark";
import { RelativeTime } from "../ui/relative-time";
import { StatusBadge } from "../ui/status-badge";
import { linkStyle } from "../ui/link-style";

type DocumentHeaderProps = { document: DocumentSummary; sizeBytes: number };

/** The document's name, with a flourish once it is signed, and its status, size and upload time. */
export function DocumentHeader({ document: { name, status, createdAt }, sizeBytes }: DocumentHeaderProps) {
  const t = useTranslations("document");
  const byteSize = useByteSize();
  return (
    <header className="flex flex-col gap-3">
      <PageLink href="/documents" className={`no-print self-start text-base ${linkStyle}`}>
        {t("all")}
      </PageLink>
      <div>
        <h1 className="font-serif text-xl leading-snug wrap-break-word">{name}</h1>
        {status === "signed" && <ParaphMark isWriting className="mt-1 h-10 w-20 text-good" />}
      </div>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-base text-ink-soft">
        <StatusBadge status={status} isLive />
        <span>{byteSize(sizeBytes)}</span>
        <span>{t.rich("uploaded", { time: () => <RelativeTime at={createdAt} /> })}</span>
      </p>
    </header>
  );
}
