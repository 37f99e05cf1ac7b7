import { useTranslations } from "next-intl";
import type { Invitation } from "@/db/repositories/invitations";
import { type InvitationState, signedFileDays } from "@/lib/domain/signing/invitation-state";

type InvitationEndProps = {
  invitation: Pick<
    Invitation,
    | "documentName"
    | "senderName"
    | "senderSurname"
    | "status"
    | "declinedAt"
    | "cancelAskedAt"
    | "withdrawnAt"
  > & {
    state: InvitationState;
  };
};

/** A link that opens nothing any more, and why: nothing is asked of its reader. */
export function InvitationEnd({ invitation }: InvitationEndProps) {
  const { state, status, declinedAt, cancelAskedAt, withdrawnAt, documentName, senderName, senderSurname } =
    invitation;
  const t = useTranslations("invitation.states");
  const isDeclined = status === "declined" || declinedAt !== null;
  const end = withdrawnAt ? "withdrawn" : cancelAskedAt ? "cancelled" : isDeclined ? "declined" : "ended";
  const told = state === "replaced" || state === "too_late" || state === "deleted" ? state : end;
  const sender = `${senderName} ${senderSurname}`;
  return (
    <section className="mx-auto flex max-w-xl flex-col gap-3 py-16">
      {state !== "replaced" && <p className="text-ink-soft wrap-break-word">{documentName}</p>}
      <h1 className="font-serif text-xl">{t(`${told}.title`)}</h1>
      <p role="status" className="text-ink-soft">
        {t(`${told}.text`, { document: documentName, sender, days: signedFileDays })}
      </p>
    </section>
  );
}
