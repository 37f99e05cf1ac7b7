import { useTranslations } from "next-intl";
import Link from "next/link";
import type { SigningOfDocument } from "@/db/repositories/admin-documents";
import { linkStyle } from "../../ui/link-style";
import { RelativeTime } from "../../ui/relative-time";
import { StatusBadge } from "../../ui/status-badge";
import { Section } from "../../ui/section";

/** The signings of a document, each linked to its workflow. */
export function SigningsOfDocument({ signings }: { signings: SigningOfDocument[] }) {
  const t = useTranslations("adminDocument.signings");
  return (
    <Section title={t("title")}>
      {signings.length === 0 && <p className="text-base text-ink-soft">{t("none")}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {signings.map(({ id, status, createdAt }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <StatusBadge status={status} />
            <Link
              href={`/admin/signings/${id}`}
              prefetch={false}
              className={`inline-flex min-h-11 items-center text-base sm:min-h-0 ${linkStyle}`}
            >
              <span>{t.rich("sent", { time: () => <RelativeTime at={createdAt} /> })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
