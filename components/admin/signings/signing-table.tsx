import { useTranslations } from "next-intl";
import Link from "next/link";
import type { SigningLine } from "@/db/repositories/admin-signings";
import { HeadCell } from "../../ui/head-cell";
import { Moment } from "../../ui/moment";
import { RelativeTime } from "../../ui/relative-time";
import { StatusBadge } from "../../ui/status-badge";
import { bodyCell } from "../../ui/table-style";

/** Signings of everybody, one line each. */
export function SigningTable({ signings }: { signings: SigningLine[] }) {
  const t = useTranslations("adminSignings.columns");
  return (
    <table className="w-full border-collapse tabular-nums">
      <thead className="border-b border-line">
        <tr>
          <HeadCell>{t("document")}</HeadCell>
          <HeadCell>{t("status")}</HeadCell>
          <HeadCell className="hidden lg:table-cell">{t("next")}</HeadCell>
          <HeadCell className="hidden md:table-cell">{t("sent")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {signings.map((signing) => (
          <SigningRow key={signing.id} signing={signing} />
        ))}
      </tbody>
    </table>
  );
}

function SigningRow({ signing }: { signing: SigningLine }) {
  const t = useTranslations("adminSignings");
  const { id, documentName, ownerName, ownerSurname, status, failures, dueAt, createdAt } = signing;
  return (
    <tr className="relative h-13 border-b border-line last:border-b-0 hover:bg-sunken">
      <td className="max-w-0 px-3 py-2">
        <Link
          href={`/admin/signings/${id}`}
          className="block truncate font-serif text-md after:absolute after:inset-0 after:content-['']"
        >
          {documentName}
        </Link>
        <span className="block truncate text-sm text-ink-faint">
          {ownerName} {ownerSurname}
        </span>
      </td>
      <td className="w-px px-3 py-2">
        <StatusBadge status={status} />
        {failures > 0 && (
          <span className="block text-sm whitespace-nowrap text-bad">
            {t("failuresInRow", { count: failures })}
          </span>
        )}
      </td>
      <td className={`${bodyCell} hidden w-px whitespace-nowrap text-ink-soft lg:table-cell`}>
        {dueAt && <Moment at={dueAt} />}
      </td>
      <td className={`${bodyCell} hidden w-px whitespace-nowrap text-ink-soft md:table-cell`}>
        <RelativeTime at={createdAt} />
      </td>
    </tr>
  );
}
