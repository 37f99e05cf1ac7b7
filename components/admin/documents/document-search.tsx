import { useTranslations } from "next-intl";
import { libraryHref, type LibraryQuery, withChanges } from "@/lib/domain/document/library-query";
import { SearchForm } from "../search-form";

type DocumentSearchProps = {
  query: LibraryQuery;
  /** Whether admins may read documents, and so search their content. */
  isOpen: boolean;
};

/** Searches the documents of all users, and keeps the filters. */
export function DocumentSearch({ query, isOpen }: DocumentSearchProps) {
  const t = useTranslations("adminDocuments");
  const label = t(isOpen ? "searchOpen" : "searchClosed");
  const [, rest] = libraryHref(withChanges(query, { q: undefined })).split("?");
  return (
    <SearchForm
      {...{ action: "/admin/documents", name: "q", value: query.q, label }}
      submit={t("search")}
      kept={[...new URLSearchParams(rest)]}
    />
  );
}
