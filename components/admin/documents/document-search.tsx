import { useTranslations } from "next-intl";
import Form from "next/form";
import { libraryHref, type LibraryQuery, withChanges } from "@/lib/domain/library-query";
import { buttonStyle } from "../../ui/button-style";
import { fieldStyle } from "../../ui/field-style";

type DocumentSearchProps = {
  query: LibraryQuery;
  /** Whether admins may read what is in documents, and so find them by it. */
  isOpen: boolean;
};

/** Looks for other words among everybody's documents, by the same filters. It works without a script. */
export function DocumentSearch({ query, isOpen }: DocumentSearchProps) {
  const t = useTranslations("adminDocuments");
  const label = t(isOpen ? "searchOpen" : "searchClosed");
  const [, rest] = libraryHref(withChanges(query, { q: undefined })).split("?");
  return (
    <Form action="/admin/documents" role="search" className="flex max-w-md gap-2">
      {[...new URLSearchParams(rest)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input
        type="search"
        name="q"
        defaultValue={query.q}
        aria-label={label}
        placeholder={label}
        maxLength={200}
        className={fieldStyle}
      />
      <button type="submit" className={buttonStyle({ tone: "quiet" })}>
        {t("search")}
      </button>
    </Form>
  );
}
