"use client";

import { useTranslations } from "next-intl";
import type { LibraryDocument } from "@/db/repositories/library";
import type { DocumentPerson } from "@/db/repositories/signer-lists";
import type { ExpiringSoon } from "@/db/repositories/signings";
import type { DocumentTag } from "@/db/repositories/tags";
import type { LibraryQuery } from "@/lib/domain/document/library-query";
import { DocumentRow } from "./document-row";
import { SortHead } from "./library/sort-head";
import { SelectAllBox } from "./selection/select-box";
import type { TagActions } from "./tags/tag-actions";
import { HeadCell } from "../ui/head-cell";

type DocumentTableProps = {
  documents: LibraryDocument[];
  people: DocumentPerson[];
  tags: DocumentTag[];
  expiringSoon: ExpiringSoon[];
  query: LibraryQuery;
  /** The names of the user's tags, and the actions that change the tags of a document. */
  knownTags: string[];
  tagActions: TagActions;
};

/**
 * The library, one row per document. It is a client component, as a server component would send each row twice, as
 * HTML and as React's payload, and take twice as long.
 */
export function DocumentTable({ documents, query, knownTags, tagActions, ...rows }: DocumentTableProps) {
  const t = useTranslations("library.columns");
  const people = byDocument(rows.people);
  const tags = byDocument(rows.tags);
  const expiringSoon = byDocument(rows.expiringSoon);
  return (
    <div className="linked-rows">
      <table className="list-content w-full border-collapse tabular-nums">
        <thead className="border-b border-line">
          <tr>
            <td className="w-px">
              <SelectAllBox />
            </td>
            <SortHead query={query} sorts={["name", "-name"]} />
            <HeadCell className="hidden md:table-cell">{t("people")}</HeadCell>
            <HeadCell>{t("status")}</HeadCell>
            <SortHead query={query} sorts={["-changed", "changed"]} className="hidden lg:table-cell" />
            <th scope="col" className="w-px">
              <span className="sr-only">{t("actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              people={people.get(document.id) ?? []}
              tags={tags.get(document.id) ?? []}
              endsAt={expiringSoon.get(document.id)?.[0]?.gatewayExpiresAt}
              knownTags={knownTags}
              tagActions={tagActions}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function byDocument<T extends { documentId: string }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.documentId, [...(groups.get(row.documentId) ?? []), row]);
  return groups;
}
