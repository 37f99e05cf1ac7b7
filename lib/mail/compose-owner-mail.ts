import { fullName } from "@/lib/domain/people/full-name";
import type { OwnerMail } from "@/db/repositories/owner-mails";
import { dayWords } from "@/lib/domain/time/date-words";
import { translatorFor } from "@/lib/i18n/translator";
import { letterBodies } from "./compose-mail";
import type { Letter } from "./letter";
import type { MailBrand } from "./mail-brand";
import type { OutgoingMail } from "./mail-server";
import { oneLine } from "./one-line";

type Parts = { appUrl: string; from: string; brand: MailBrand };

/** Composes a mail about an admin's action on a document in the recipient's language. It has no reply address. */
export function composeOwnerMail(mail: OwnerMail, { appUrl, from, brand }: Parts): OutgoingMail {
  const { kind, language } = mail;
  const t = translatorFor(language);
  const name = oneLine(brand.name);
  const names = {
    ...{ name, document: oneLine(mail.documentName) },
    owner: oneLine(fullName({ name: mail.ownerName, surname: mail.ownerSurname })),
    date: mail.purgeAt ? dayWords(mail.purgeAt, language, brand) : "",
  };
  const letter: Letter = {
    language,
    title: t(`mail.${kind}.title`),
    greeting: t("mail.greeting"),
    paragraphs: [t(`mail.${kind}.text`, names), t(`mail.${kind}.after`, names)],
    ...(kind !== "handed_over" && {
      action: {
        ...{ label: t(`mail.${kind}.button`), hint: t("mail.linkHint") },
        url: `${appUrl}/documents/${kind === "trashed" ? "trash" : mail.documentId}`,
      },
    }),
    notes: [],
  };
  return {
    messageId: mail.messageId,
    from: { name, address: from },
    to: { name: oneLine(mail.recipientName), address: mail.recipientEmail },
    subject: t(`mail.${kind}.subject`, names),
    ...letterBodies(letter, brand),
  };
}

/**
 * Whether the mail still applies: the document may have been returned, restored or sent again before the mail is sent.
 */
export function isOwnerMailCurrent({ kind, isOwn, trashedAt, documentStatus }: OwnerMail): boolean {
  if (kind === "handed_over") return !isOwn;
  if (kind === "closed") return isOwn && trashedAt === null && documentStatus === "failed";
  return isOwn && (kind !== "trashed" || trashedAt !== null);
}
