import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import type { InvitationMail } from "@/db/repositories/mails";
import type { SignerSummary } from "@/db/repositories/signer-lists";
import { RelativeTime } from "../ui/relative-time";
import { type WriteToSignerAction, WriteToSignerForm } from "./write-to-signer-form";

type InvitationNoteProps = {
  signer: SignerSummary;
  mail: InvitationMail | undefined;
  documentId: string;
  /** Whether the signing is out for signature, so that an invitation makes sense. */
  isOut: boolean;
  sendAgain: WriteToSignerAction;
  remind: WriteToSignerAction;
};

/** For the sender: the delivery of a signer's invitation, why they declined, and buttons to remind and resend. */
export function InvitationNote({ signer, mail, documentId, isOut, sendAgain, remind }: InvitationNoteProps) {
  const t = useTranslations("document");
  const {
    id: signerId,
    name,
    surname,
    declineReason,
    signedAt,
    declinedAt,
    withdrawnAt,
    remindedAt,
  } = signer;
  if (declineReason) return <q className="text-sm wrap-break-word">{declineReason}</q>;
  if (!mail || signedAt || declinedAt || withdrawnAt) return null;
  const subject = { documentId, signerId, name: fullName({ name, surname }) };
  const isSettled = mail.sentAt !== null || mail.ending !== null;
  return (
    <>
      <span className={`text-sm ${mail.ending === "refused" ? "text-bad" : "text-ink-faint"}`}>
        <MailState mail={mail} />
      </span>
      {remindedAt && (
        <span className="text-sm text-ink-faint">
          {t.rich("remindedAt", { time: () => <RelativeTime at={remindedAt} /> })}
        </span>
      )}
      {isOut && isSettled && (
        <div className="no-print flex flex-wrap gap-x-4">
          <WriteToSignerForm kind="remind" {...subject} action={remind} />
          <WriteToSignerForm kind="again" {...subject} action={sendAgain} />
        </div>
      )}
    </>
  );
}

function MailState({ mail: { sentAt, ending, failures, email } }: { mail: InvitationMail }) {
  const t = useTranslations("document");
  if (sentAt) return t.rich("mailSent", { time: () => <RelativeTime at={sentAt} /> });
  if (ending === "refused") return t("mailRefused", { email });
  return t(failures > 0 ? "mailDelayed" : "mailWaiting");
}
