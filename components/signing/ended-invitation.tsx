import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import type { Invitation } from "@/db/repositories/invitations";
import { type InvitationState, signedFileDays } from "@/lib/domain/signing/invitation-state";

type EndedInvitationProps = {
  invitation: Pick<
    Invitation,
    | "documentName"
    | "senderName"
    | "senderSurname"
    | "status"
    | "declinedAt"
    | "cancelRequestedAt"
    | "withdrawnAt"
  > & {
    state: InvitationState;
  };
};

/** Explains why a link no longer opens its document. */
export function EndedInvitation({ invitation }: EndedInvitationProps) {
  const { state, documentName, senderName, senderSurname } = invitation;
  const t = useTranslations("invitation.states");
  const end = endOf(invitation);
  const sender = fullName({ name: senderName, surname: senderSurname });
  return (
    <section className="mx-auto flex max-w-xl flex-col gap-3 py-16">
      {state !== "replaced" && <p className="text-ink-soft wrap-break-word">{documentName}</p>}
      <h1 className="font-serif text-xl">{t(`${end}.title`)}</h1>
      <p role="status" className="text-ink-soft">
        {t(`${end}.text`, { document: documentName, sender, days: signedFileDays })}
      </p>
    </section>
  );
}

type End = "replaced" | "too_late" | "deleted" | "withdrawn" | "cancelled" | "declined" | "ended";

function endOf({ state, ...signing }: EndedInvitationProps["invitation"]): End {
  switch (state) {
    case "replaced":
    case "too_late":
    case "deleted":
      return state;
    case "to_sign":
    case "not_in_turn":
    case "waiting":
    case "signed":
    case "ended": {
      const isDeclined = signing.status === "declined" || signing.declinedAt !== null;
      if (signing.withdrawnAt) return "withdrawn";
      if (signing.cancelRequestedAt) return "cancelled";
      return isDeclined ? "declined" : "ended";
    }
  }
}
