import type { DocumentSummary } from "@/db/repositories/documents";
import type { DocumentPerson } from "@/db/repositories/signer-lists";
import { RelativeTime } from "../ui/relative-time";
import type { RowWords } from "./row-words";

type LastEventProps = {
  document: Pick<DocumentSummary, "status" | "updatedAt">;
  people: DocumentPerson[];
  words: RowWords["event"];
};

/** What happened to a document last, in words: "Signed by 2 of 3, yesterday". */
export function LastEvent({ document: { status, updatedAt }, people, words }: LastEventProps) {
  const signed = people.filter(({ signedAt }) => signedAt).length;
  const declined = people.find(({ declinedAt }) => declinedAt);
  const event = status === "out_for_signature" && signed > 0 ? "partly_signed" : status;
  return words.rich(event, {
    ...{ signed, people: people.length },
    who: declined ? `${declined.name} ${declined.surname}` : "",
    time: () => <RelativeTime at={updatedAt} />,
  });
}
