import type { DocumentSummary } from "@/db/repositories/documents";
import type { SignerSummary } from "@/db/repositories/signers";
import type { SigningSummary } from "@/db/repositories/signings";
import { checkProblemWords, type CheckReport } from "@/lib/domain/check-report";
import type { DocumentStatus } from "@/lib/domain/signing-status";
import { reasonSentence } from "@/lib/domain/signing-reason";
import { Notice } from "../ui/notice";
import { PreparationSteps } from "./preparation-steps";

type StatusNoteProps = {
  document: DocumentSummary;
  signing: SigningSummary | undefined;
  signers: SignerSummary[];
  rejected: { checkReport: CheckReport | null } | undefined;
};

const endings: Partial<Record<DocumentStatus, string>> = {
  declined:
    "Somebody declined to sign. Nothing more happens with this signing; you can send the document again.",
  cancelled: "The signing was cancelled. You can send the document again.",
  expired: "The time to sign ran out before everybody had signed. You can send the document again.",
};

/** What the state means and what happens next, in a sentence. */
export function StatusNote({ document, signing, signers, rejected }: StatusNoteProps) {
  const reason = signing?.reason;
  return (
    <div className="flex flex-col gap-4">
      {document.status === "preparing" && signing && <PreparationSteps current={signing.preparation} />}
      {document.status === "out_for_signature" && signing && (
        <Waiting signers={signers} until={signing.forgottenAt} />
      )}
      {document.status === "collecting" && (
        <p className="text-ink-soft">
          Everybody has signed. The signed document is being fetched and checked.
        </p>
      )}
      {document.status in endings && <p className="text-ink-soft">{endings[document.status]}</p>}
      {reason && (
        <Notice tone={document.status === "preparing" ? "info" : "bad"}>{reasonSentence(reason)}</Notice>
      )}
      {document.status === "needs_attention" && rejected?.checkReport && (
        <ul className="list-disc pl-5 text-base text-ink-soft">
          {rejected.checkReport.problems.map((problem) => (
            <li key={problem}>{checkProblemWords[problem]}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Waiting({ signers, until }: { signers: SignerSummary[]; until: Date | null }) {
  const missing = signers
    .filter(({ signedAt }) => !signedAt)
    .map(({ name, surname }) => `${name} ${surname}`);
  if (missing.length === 0)
    return (
      <p className="text-ink-soft">Everybody has signed. The signing service is finishing the document.</p>
    );
  const date = until?.toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  return (
    <p className="text-ink-soft">
      Waiting for {new Intl.ListFormat("en").format(missing)}.
      {date && ` The signing service keeps it until ${date}.`}
    </p>
  );
}
