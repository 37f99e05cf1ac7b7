import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import type { DocumentSummary } from "@/db/repositories/documents";
import type { DocumentPerson } from "@/db/repositories/signer-lists";
import { waitsFor } from "@/lib/domain/signing/signing-status";
import { RelativeTime } from "../ui/relative-time";

type LastEventProps = { document: Pick<DocumentSummary, "status" | "updatedAt">; people: DocumentPerson[] };

/** Puts the latest event of a document into words: "Signed by 2 of 3, yesterday". */
export function LastEvent({ document: { status, updatedAt }, people }: LastEventProps) {
  const t = useTranslations("library.events");
  const signed = people.filter(({ signedAt }) => signedAt).length;
  const declined = people.find(({ declinedAt }) => declinedAt);
  const event = waitsFor(status, "signers") && signed > 0 ? "partly_signed" : status;
  return t.rich(event, {
    ...{ signed, people: people.length },
    who: declined ? fullName(declined) : "",
    time: () => <RelativeTime at={updatedAt} />,
  });
}
