/** A change that affects the index: the table, the operation or the updated columns, and the affected documents. */
export type LibraryCause = {
  on: "INSERT" | "DELETE" | readonly string[];
  table: string;
  documents: (row: string) => string;
};

const itself = (row: string) => `SELECT ${row}.id`;
const itsDocument = (row: string) => `SELECT ${row}.document_id`;
const ofSigning = (row: string) => `SELECT document_id FROM signings WHERE id = ${row}.signing_id`;
const ofTag = (row: string) => `SELECT document_id FROM document_tags WHERE tag_id = ${row}.id`;
const ofOwner = (row: string) => `SELECT id FROM documents WHERE owner_id = ${row}.id`;

const signingColumns = ["status", "cancel_asked_at", "partial_file_id", "message"];
const signerColumns = [
  ...["user_id", "name", "surname", "email", "step"],
  ...["sealed_token", "signed_at", "declined_at", "withdrawn_at", "removed_at"],
];
const documentColumns = ["owner_id", "name", "sort_name", "status", "created_at", "updated_at", "trashed_at"];

/** All changes that affect the index. */
export const libraryCauses: LibraryCause[] = [
  { table: "documents", on: "INSERT", documents: itself },
  { table: "documents", on: documentColumns, documents: itself },
  { table: "files", on: "INSERT", documents: itsDocument },
  { table: "files", on: "DELETE", documents: itsDocument },
  { table: "files", on: ["name", "role"], documents: itsDocument },
  { table: "signings", on: "INSERT", documents: itsDocument },
  { table: "signings", on: "DELETE", documents: itsDocument },
  { table: "signings", on: signingColumns, documents: itsDocument },
  { table: "signing_files", on: "INSERT", documents: ofSigning },
  { table: "signers", on: "INSERT", documents: ofSigning },
  { table: "signers", on: "DELETE", documents: ofSigning },
  { table: "signers", on: signerColumns, documents: ofSigning },
  { table: "document_tags", on: "INSERT", documents: itsDocument },
  { table: "document_tags", on: "DELETE", documents: itsDocument },
  { table: "tags", on: ["name"], documents: ofTag },
  { table: "users", on: ["name", "surname", "email"], documents: ofOwner },
];

/** The name of a trigger for a cause, and the event that fires it. */
export function triggerOf({ table, on }: LibraryCause) {
  const isUpdate = typeof on !== "string";
  return {
    name: `library_${table}_${isUpdate ? "update" : on.toLowerCase()}`,
    event: isUpdate ? `UPDATE OF ${on.join(", ")}` : on,
    /** Only an update that changes a value counts. */
    condition: isUpdate
      ? on.map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(" OR ")
      : undefined,
    row: on === "DELETE" ? "OLD" : "NEW",
  };
}
