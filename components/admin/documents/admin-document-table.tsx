import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import type { AdminDocument } from "@/db/repositories/admin-documents";
import type { LibraryQuery } from "@/lib/domain/document/library-query";
import { SortHead } from "../../documents/library/sort-head";
import { useByteSize } from "../../ui/byte-size";
import { RelativeTime } from "../../ui/relative-time";
import { RowLink } from "../../ui/row-link";
import { StatusBadge } from "../../ui/status-badge";
import { Table } from "../../ui/table";

const place = "/admin/documents";

/** The documents of all users, one row each, with owner and size. */
export function AdminDocumentTable({
  documents,
  query,
}: {
  documents: AdminDocument[];
  query: LibraryQuery;
}) {
  const t = useTranslations("adminDocuments.columns");
  const byteSize = useByteSize();
  return (
    <Table
      isLinked
      className="list-content"
      rows={documents}
      keyOf={({ id }) => id}
      columns={[
        {
          head: <SortHead query={query} sorts={["name", "-name"]} place={place} />,
          cellClassName: "max-w-0",
          cell: (document) => <DocumentAndOwner document={document} />,
        },
        {
          head: t("status"),
          cellClassName: "w-px",
          cell: ({ status }) => <StatusBadge status={status} />,
        },
        {
          head: t("size"),
          className: "hidden md:table-cell",
          cellClassName: "w-px",
          isNumber: true,
          cell: ({ sizeBytes }) => byteSize(sizeBytes),
        },
        {
          head: (
            <SortHead
              query={query}
              sorts={["-changed", "changed"]}
              place={place}
              className="hidden lg:table-cell"
            />
          ),
          className: "hidden lg:table-cell",
          cellClassName: "w-px text-base whitespace-nowrap text-ink-soft",
          cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
        },
      ]}
    />
  );
}

function DocumentAndOwner({ document }: { document: AdminDocument }) {
  const { id, name, ownerName, ownerSurname, ownerEmail } = document;
  const owner = fullName({ name: ownerName, surname: ownerSurname });
  return (
    <>
      <RowLink href={`/admin/documents/${id}`} className="block truncate font-serif text-md">
        {name}
      </RowLink>
      <span className="block truncate text-sm text-ink-faint">
        {[owner, ownerEmail].filter(Boolean).join(" · ")}
      </span>
    </>
  );
}
