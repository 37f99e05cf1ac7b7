import { fullName } from "@/lib/domain/people/full-name";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { DocumentSummary } from "@/db/repositories/documents";
import type { SignerSummary } from "@/db/repositories/signer-lists";
import type { SigningSummary } from "@/db/repositories/signings";
import type { RequiredLevel } from "@/lib/domain/validation/required-level";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { groupsOf, isInTurn, peopleBefore } from "@/lib/domain/signing/signing-order";
import { type DocumentStatus, isCancellable } from "@/lib/domain/signing/signing-status";
import { Notice } from "../ui/notice";
import { RelativeTime } from "../ui/relative-time";
import { useDayWords } from "../ui/use-day-words";
import { PreparationSteps } from "./preparation-steps";
import { ProblemList } from "./problem-list";
import { ReasonWords } from "./reason-words";

type StatusNoteProps = {
  document: DocumentSummary;
  signing: SigningSummary | undefined;
  signers: SignerSummary[];
  rejected: { validationReport: ValidationReport | null } | undefined;
  requiredLevel: RequiredLevel | null;
  /** The reader. */
  userId: string;
};

/** How the reason of a signing is shown. While a signing is prepared, the portal retries by itself. */
const reasonTones: Record<DocumentStatus, "info" | "bad"> = {
  draft: "bad",
  preparing: "info",
  out_for_signature: "bad",
  collecting: "bad",
  signed: "bad",
  declined: "bad",
  cancelled: "bad",
  expired: "bad",
  failed: "bad",
  needs_attention: "bad",
};

/** Explains the document's status and what happens next. */
export function StatusNote(props: StatusNoteProps) {
  const { document, signing, rejected, requiredLevel } = props;
  const t = useTranslations("state");
  return (
    <div className="flex flex-col gap-4 empty:hidden">
      <Meaning {...props} />
      {signing?.reason && (
        <Notice tone={reasonTones[document.status]}>
          <ReasonWords reason={signing.reason} />
        </Notice>
      )}
      {document.status === "needs_attention" && rejected?.validationReport && (
        <>
          <ProblemList report={rejected.validationReport} requiredLevel={requiredLevel} />
          <p className="text-ink-soft">{t("rejectedNext")}</p>
        </>
      )}
    </div>
  );
}

/** The explanation of the status itself. */
function Meaning({ document, signing, signers, userId }: StatusNoteProps): ReactElement | null {
  const t = useTranslations("state");
  if (signing?.cancelRequestedAt && isCancellable(signing))
    return <p className="text-ink-soft">{t("cancelling")}</p>;
  switch (document.status) {
    case "preparing":
      return signing ? <PreparationSteps current={signing.preparation} /> : null;
    case "out_for_signature":
      return signing ? <Waiting signers={signers} signing={signing} userId={userId} /> : null;
    case "collecting":
      return <p className="text-ink-soft">{t("collecting")}</p>;
    case "signed":
      return signing?.cancelRequestedAt ? <Notice tone="info">{t("cancelledTooLate")}</Notice> : null;
    case "declined":
    case "cancelled":
    case "expired":
      return (
        <Ending status={document.status} {...{ signing, signers }} isOwn={document.ownerId === userId} />
      );
    case "draft":
    case "failed":
    case "needs_attention":
      return null; // the signing's reason explains it
    default:
      return document.status satisfies never;
  }
}

type EndingProps = Pick<StatusNoteProps, "signing" | "signers"> & {
  status: "declined" | "cancelled" | "expired";
  isOwn: boolean;
};

/** A signing that ended without a signed document. */
function Ending({ status, signing, signers, isOwn }: EndingProps) {
  const t = useTranslations("state");
  const decliner = status === "declined" && signers.find(({ declinedAt }) => declinedAt);
  return (
    <>
      <p className="text-ink-soft wrap-break-word">
        {decliner ? t("declinedBy", { signer: fullName(decliner) }) : t(status)} {isOwn && t("canResend")}
      </p>
      {status === "cancelled" && signing?.cancelReason && (
        <p className="text-ink-soft wrap-break-word">
          {t("cancelReason")} <q>{signing.cancelReason}</q>
        </p>
      )}
    </>
  );
}

type WaitingProps = Pick<StatusNoteProps, "signers" | "userId"> & { signing: SigningSummary };

function Waiting({ signers, signing: { deadlineAt, gatewayExpiresAt }, userId }: WaitingProps) {
  const t = useTranslations("state");
  const format = useFormatter();
  const { nearDay } = useDayWords();
  const namesOf = (people: SignerSummary[]) =>
    format.list(people.map(({ name, surname }) => fullName({ name, surname })));
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
      {missing.length === 1 && missing.map((signer) => <InvitedNote key={signer.id} signer={signer} />)}
      {before.length === 0 && later.length > 0 && (
        <p>{later.map((people) => t("then", { people: namesOf(people) })).join(" ")}</p>
      )}
    </div>
  );
}

/** When the only signer in turn was invited and reminded. */
function InvitedNote({ signer: { invitedAt, remindedAt } }: { signer: SignerSummary }) {
  const t = useTranslations("state");
  if (!invitedAt) return null;
  const invited = () => <RelativeTime at={invitedAt} isFocusable />;
  return (
    <p>
      {remindedAt
        ? t.rich("invitedAndReminded", {
            invited,
            reminded: () => <RelativeTime at={remindedAt} isFocusable />,
          })
        : t.rich("invited", { invited })}
    </p>
  );
}
