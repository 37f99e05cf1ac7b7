import type { AccountMail } from "@/db/repositories/account-mails";
import { translatorFor } from "@/lib/i18n/translator";
import { letterBodies } from "./compose-mail";
import type { Letter } from "./letter";
import type { MailBrand } from "./mail-brand";
import type { OutgoingMail } from "./mail-server";
import { oneLine } from "./one-line";

type Parts = { link: string; from: string; brand: MailBrand };

/** Composes a mail about an account in the recipient's language. It has no reply address. */
export function composeAccountMail(mail: AccountMail, { link, from, brand }: Parts): OutgoingMail {
  const { kind, language } = mail;
  const t = translatorFor(language);
  const name = oneLine(brand.name);
  const letter: Letter = {
    language,
    title: t(`mail.${kind}.title`),
    greeting: t("mail.greeting"),
    paragraphs: [t(`mail.${kind}.text`, { name }), t(`mail.${kind}.after`)],
    action: { label: t(`mail.${kind}.button`), url: link, hint: t("mail.linkHint") },
    notes: [t(`mail.${kind}.personal`)],
  };
  return {
    messageId: mail.messageId,
    from: { name, address: from },
    to: { name: oneLine(mail.recipientName), address: mail.recipientEmail },
    subject: t(`mail.${kind}.subject`, { name }),
    ...letterBodies(letter, brand),
  };
}
