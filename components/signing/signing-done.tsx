import Link from "next/link";
import type { DocumentSummary } from "@/db/repositories/documents";
import type { DocumentStatus } from "@/lib/domain/signing-status";
import { buttonStyle } from "../ui/button-style";
import { ParaphMark } from "../ui/paraph-mark";
import { StatusBadge } from "../ui/status-badge";

const whatNext: Partial<Record<DocumentStatus, string>> = {
  out_for_signature:
    "Your signature is being recorded. If others are still to sign, the document waits for them.",
  collecting: "Everybody has signed. The document is being fetched and checked.",
  signed: "Everybody has signed, and the document passed its check.",
  needs_attention:
    "Your signature is made. An administrator looks at the finished file before it is handed out.",
};

/** After signing: what state the document is in now, kept true while it changes. */
export function SigningDone({
  document: { id, status },
}: {
  document: Pick<DocumentSummary, "id" | "status">;
}) {
  return (
    <section aria-label="After signing" className="flex flex-col items-start gap-4">
      {status === "signed" && <ParaphMark isWriting className="h-12 w-24 text-good" />}
      <StatusBadge status={status} isLive />
      <p className="text-ink-soft">{whatNext[status] ?? "Your signature is made."}</p>
      <div className="flex flex-wrap gap-3">
        {status === "signed" && (
          <a href={`/api/documents/${id}/files/signed?download`} className={buttonStyle()}>
            Download signed document
          </a>
        )}
        <Link href={`/documents/${id}`} className={buttonStyle({ tone: "quiet" })}>
          Go to the document
        </Link>
      </div>
    </section>
  );
}
