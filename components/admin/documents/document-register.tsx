import { useTranslations } from "next-intl";
import type { EverybodysDocument } from "@/db/repositories/admin-documents";
import type { LibraryQuery } from "@/lib/domain/document/library-query";
import { PageLink } from "../../ui/page-change";
import { SortHead } from "../../documents/library/sort-head";
import { useByteSize } from "../../ui/byte-size";
import { HeadCell } from "../../ui/head-cell";
import { RelativeTime } from "../../ui/relative-time";
import { StatusBadge } from "../../ui/status-badge";
import { bodyCell, numberCell } from "../../ui/table-style";

const place = "/admin/documents";

/** Everybody's documents, one line each, with whose they are and how large. */
export function DocumentRegister({
  documents,
  query,
}: {
  documents: EverybodysDocument[];
  query: LibraryQuery;
}) {
  const t = useTranslations("adminDocuments.columns");
  return (
    <table className="list-content w-full border-collapse tabular-nums">
      <thead className="border-b border-line">
        <tr>
          <SortHead query={query} sorts={["name", "-name"]} place={place} />
          <HeadCell>{t("status")}</HeadCell>
          <HeadCell className="hidden text-right md:table-cell">{t("size")}</HeadCell>
          <SortHead
            query={query}
            sorts={["-changed", "changed"]}
            place={place}
            className="hidden lg:table-cell"
          />
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <RegisterRow key={document.id} document={document} />
        ))}
      </tbody>
    </table>
  );
}

function RegisterRow({ document }: { document: EverybodysDocument }) {
  const { id, name, ownerName, ownerSurname, ownerEmail, status, sizeBytes, updatedAt } = document;
  const byteSize = useByteSize();
  const owner = `${ownerName} ${ownerSurname}`.trim();
  return (
    <tr className="relative h-13 border-b border-line last:border-b-0 hover:bg-sunken">
      <td className="max-w-0 px-3 py-2">
        <PageLink
          href={`/admin/documents/${id}`}
          prefetch={false}
          className="block truncate font-serif text-md after:absolute after:inset-0 after:content-['']"
        >
          {name}
        </PageLink>
        <span className="block truncate text-sm text-ink-faint">
          {[owner, ownerEmail].filter(Boolean).join(" · ")}
        </span>
      </td>
      <td className="w-px px-3 py-2">
        <StatusBadge status={status} />
      </td>
      <td className={`${numberCell} hidden w-px md:table-cell`}>{byteSize(sizeBytes)}</td>
      <td className={`${bodyCell} hidden w-px whitespace-nowrap text-ink-soft lg:table-cell`}>
        <RelativeTime at={updatedAt} />
      </td>
    </tr>
  );
}
