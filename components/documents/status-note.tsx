import { useFormatter, useTranslations } from "next-intl";
import type { DocumentSummary } from "@/db/repositories/documents";
import type { SignerSummary } from "@/db/repositories/signer-lists";
import type { SigningSummary } from "@/db/repositories/signings";
import type { CheckReport } from "@/lib/domain/validation/check-report";
import { groupsOf, isInTurn, peopleBefore } from "@/lib/domain/signing/signing-order";
import { isCancellable, waitsFor } from "@/lib/domain/signing/signing-status";
import { Notice } from "../ui/notice";
import { RelativeTime } from "../ui/relative-time";
import { useDayWords } from "../ui/use-day-words";
import { PreparationSteps } from "./preparation-steps";
import { ReasonWords } from "./reason-words";

type StatusNoteProps = {
  document: DocumentSummary;
  signing: SigningSummary | undefined;
  signers: SignerSummary[];
  rejected: { checkReport: CheckReport | null } | undefined;
  /** Who looks at it. */
  userId: string;
};

/** What the state means and what happens next, in a sentence. */
export function StatusNote({ document, signing, signers, rejected, userId }: StatusNoteProps) {
  const t = useTranslations("state");
  const problemWords = useTranslations("checkProblems");
  const reason = signing?.reason;
  const isCancelling = signing?.cancelAskedAt != null && isCancellable(signing);
  return (
    <div className="flex flex-col gap-4 empty:hidden">
      {isCancelling ? (
        <p className="text-ink-soft">{t("cancelling")}</p>
      ) : (
        <StateSentence document={document} signing={signing} signers={signers} userId={userId} />
      )}
      {reason && (
        <Notice tone={document.status === "preparing" ? "info" : "bad"}>
          <ReasonWords reason={reason} />
        </Notice>
      )}
      {waitsFor(document.status, "admin") && rejected?.checkReport && (
        <ul className="list-disc pl-5 text-base text-ink-soft">
          {rejected.checkReport.problems.map((problem) => (
            <li key={problem}>{problemWords(problem)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function StateSentence({ document, signing, signers, userId }: Omit<StatusNoteProps, "rejected">) {
  const t = useTranslations("state");
  const { status } = document;
  const isOwn = document.ownerId === userId;
  switch (status) {
    case "preparing":
      return signing && <PreparationSteps current={signing.preparation} />;
    case "out_for_signature":
      return signing && <Waiting signers={signers} signing={signing} userId={userId} />;
    case "collecting":
      return <p className="text-ink-soft">{t("collecting")}</p>;
    case "declined": {
      const decliner = signers.find(({ declinedAt }) => declinedAt);
      const words = decliner && t("declinedBy", { signer: `${decliner.name} ${decliner.surname}` });
      return <Ending words={words ?? t(status)} isOwn={isOwn} />;
    }
    case "cancelled":
      return (
        <>
          <Ending words={t(status)} isOwn={isOwn} />
          {signing?.cancelReason && (
            <p className="text-ink-soft wrap-break-word">
              {t("cancelReason")} <q>{signing.cancelReason}</q>
            </p>
          )}
        </>
      );
    case "expired":
      return <Ending words={t(status)} isOwn={isOwn} />;
    case "signed":
      return signing?.cancelAskedAt && <Notice tone="info">{t("cancelledTooLate")}</Notice>;
    case "draft":
    case "failed":
    case "needs_attention":
      return null; // its reason says why
    default:
      return status satisfies never;
  }
}

/** How a signing ended, and to its owner that the document can be sent again. */
function Ending({ words, isOwn }: { words: string; isOwn: boolean }) {
  const t = useTranslations("state");
  return (
    <p className="text-ink-soft wrap-break-word">
      {words} {isOwn && t("canSendAgain")}
    </p>
  );
}

type WaitingProps = Pick<StatusNoteProps, "signers" | "userId"> & { signing: SigningSummary };

function Waiting({ signers, signing: { deadlineAt, gatewayExpiresAt }, userId }: WaitingProps) {
  const t = useTranslations("state");
  const format = useFormatter();
  const { nearDay } = useDayWords();
  const namesOf = (people: SignerSummary[]) =>
    format.list(people.map(({ name, surname }) => `${name} ${surname}`));
  const missing = signers.filter((signer) => isInTurn(signer, signers));
  const own = signers.find((signer) => signer.userId === userId && !signer.signedAt);
  const before = own ? peopleBefore(own, signers) : [];
  const later = groupsOf(signers.filter((signer) => peopleBefore(signer, signers).length > 0));
  const until = deadlineAt ?? gatewayExpiresAt;
  if (missing.length === 0) return <p className="text-ink-soft">{t("allSigned")}</p>;
  return (
    <div className="flex flex-col gap-1 text-ink-soft">
      <p>
        {before.length > 0
          ? t("notInTurn", { people: namesOf(before) })
          : t("waiting", { people: namesOf(missing) })}
        {until && ` ${t(deadlineAt ? "deadline" : "keptUntil", { date: nearDay(until) })}`}
      </p>
      {missing.length === 1 && missing.map((signer) => <Asked key={signer.id} signer={signer} />)}
      {before.length === 0 && later.length > 0 && (
        <p>{later.map((people) => t("then", { people: namesOf(people) })).join(" ")}</p>
      )}
    </div>
  );
}

/** When the only one whose turn it is was asked, and reminded. */
function Asked({ signer: { invitedAt, remindedAt } }: { signer: SignerSummary }) {
  const t = useTranslations("state");
  if (!invitedAt) return null;
  const invited = () => <RelativeTime at={invitedAt} isFocusable />;
  return (
    <p>
      {remindedAt
        ? t.rich("askedAndReminded", {
            invited,
            reminded: () => <RelativeTime at={remindedAt} isFocusable />,
          })
        : t.rich("asked", { invited })}
    </p>
  );
}
