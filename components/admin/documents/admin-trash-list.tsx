import { fullName } from "@/lib/domain/people/full-name";
import Link from "next/link";
import type { TrashedOfOwner } from "@/db/repositories/trash";
import { RestoreButton } from "../../documents/trash/restore-button";
import type { TrashAction } from "../../documents/trash/trash-action";
import { TrashFacts } from "../../documents/trash/trash-facts";
import { linkStyle } from "../../ui/link-style";

type AdminTrashListProps = { documents: TrashedOfOwner[]; restore: TrashAction };

/** The documents in the trash of all users, with their owners and dates. */
export function AdminTrashList({ documents, restore }: AdminTrashListProps) {
  return (
    <ul className="border-t border-line">
      {documents.map((document) => (
        <TrashRow key={document.id} document={document} restore={restore} />
      ))}
    </ul>
  );
}

type TrashRowProps = { document: TrashedOfOwner; restore: TrashAction };

function TrashRow({ document, restore }: TrashRowProps) {
  const { id, name, ownerName, ownerSurname, ownerEmail } = document;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-3 py-3">
      <div className="min-w-0">
        <Link
          href={`/admin/documents/${id}`}
          prefetch={false}
          className={`font-serif text-md wrap-anywhere max-sm:flex max-sm:min-h-11 max-sm:items-center ${linkStyle}`}
        >
          {name}
        </Link>
        <p className="text-sm wrap-anywhere text-ink-faint">
          {[fullName({ name: ownerName, surname: ownerSurname }), ownerEmail].filter(Boolean).join(" · ")}
        </p>
        <TrashFacts document={document} />
      </div>
      <RestoreButton action={restore} documentId={id} name={name} />
    </li>
  );
}
