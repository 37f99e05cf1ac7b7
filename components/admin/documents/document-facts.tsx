import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { DocumentForAdmin } from "@/db/repositories/admin-documents";
import { linkStyle } from "../../ui/link-style";
import { DateTime } from "../../ui/date-time";
import { Notice } from "../../ui/notice";
import { RelativeTime } from "../../ui/relative-time";
import { StatusBadge } from "../../ui/status-badge";

/** The document's name, owner, status and dates, and whether admins may read it. */
export function DocumentFacts({ document }: { document: DocumentForAdmin }) {
  const t = useTranslations("adminDocument");
  const { id, name, status, createdAt, updatedAt, trashedAt, purgeAt, purgedAt, isOpen } = document;
  const owner = fullName({ name: document.ownerName, surname: document.ownerSurname });
  return (
    <header className="flex flex-col gap-3">
      <Link
        href="/admin/documents"
        className={`flex min-h-11 items-center self-start text-base sm:min-h-0 ${linkStyle}`}
      >
        {t("all")}
      </Link>
      <h1 className="font-serif text-xl wrap-break-word">{name}</h1>
      <StatusBadge status={status} isLive />
      <p className="text-base wrap-anywhere text-ink-soft">
        {t.rich("owner", {
          name: owner || document.ownerEmail,
          link: (words) => (
            <Link href={`/admin/users/${document.ownerId}`} prefetch={false} className={linkStyle}>
              {words}
            </Link>
          ),
        })}
        {owner && ` · ${document.ownerEmail}`}
      </p>
      <p className="text-base text-ink-soft">
        {t.rich("times", {
          created: () => <RelativeTime at={createdAt} />,
          changed: () => <RelativeTime at={updatedAt} />,
        })}
      </p>
      <p className="text-sm wrap-anywhere text-ink-faint">
        {t("id")} <code>{id}</code>
      </p>
      {purgedAt ? (
        <Notice>{t("purged")}</Notice>
      ) : (
        trashedAt &&
        purgeAt && <Notice>{t.rich("trashed", { time: () => <DateTime at={purgeAt} /> })}</Notice>
      )}
      {isOpen && <Notice>{t("asAdmin")}</Notice>}
    </header>
  );
}
