import { fullName } from "@/lib/domain/people/full-name";
import type { Decline, MailContent } from "@/db/repositories/mails";
import { dayWords } from "@/lib/domain/time/date-words";
import { translatorFor } from "@/lib/i18n/translator";
import { type Letter, letterText } from "./letter";
import { letterHtml } from "./letter-html";
import { logoId, type MailBrand } from "./mail-brand";
import type { OutgoingMail } from "./mail-server";
import { oneLine } from "./one-line";

type Parts = { link: string; decline: Decline | undefined; from: string; brand: MailBrand };

/** Composes a mail about a signing in the recipient's language, as plain text and as HTML. */
export function composeMail(content: MailContent, { link, decline, from, brand }: Parts): OutgoingMail {
  const sender = oneLine(fullName({ name: content.senderName, surname: content.senderSurname }));
  const letter = writeLetter(content, { link, decline, sender, timeZone: brand.timeZone });
  return {
    messageId: content.messageId,
    from: { name: oneLine(`${sender} (${brand.name})`), address: from },
    replyTo: { name: sender, address: content.senderEmail },
    to: { name: oneLine(content.recipientName), address: content.recipientEmail },
    subject: letter.subject,
    ...letterBodies(letter, brand),
  };
}

/** The letter as text and HTML, and the logo that the HTML shows. */
export function letterBodies(letter: Letter, brand: MailBrand) {
  const { logo } = brand;
  return {
    text: letterText(letter),
    html: letterHtml(letter, brand),
    ...(logo && {
      attachments: [{ cid: logoId, filename: "logo", content: logo.bytes, contentType: logo.type }],
    }),
  };
}

type LetterParts = { link: string; decline: Decline | undefined; sender: string; timeZone: string };

function writeLetter(
  content: MailContent,
  { link, decline, sender, timeZone }: LetterParts,
): Letter & { subject: string } {
  const { kind, language, sealedLinkToken } = content;
  const t = translatorFor(language);
  const document = oneLine(content.documentName);
  return {
    language,
    subject: t(`mail.${kind}.subject`, { sender, document }),
    title: t(`mail.${kind}.title`),
    greeting: t("mail.greeting"),
    paragraphs: bodyOf(content, { decline, sender, document, timeZone }),
    quote: quoteOf(content, { decline, sender }),
    ...(kind !== "cancelled" &&
      kind !== "withdrawn" && {
        action: { label: t(`mail.${kind}.button`), url: link, hint: t("mail.linkHint") },
      }),
    notes: [
      ...(sealedLinkToken && mayHavePersonalLink(kind) ? [t(`mail.${kind}.personal`)] : []),
      t("mail.footer", { sender }),
    ],
  };
}

/** Whether the link of such a mail may be a personal one. */
const mayHavePersonalLink = (kind: MailContent["kind"]) =>
  kind === "invitation" || kind === "reminder" || kind === "signed";

type Names = { decline: Decline | undefined; sender: string; document: string };

function bodyOf(
  content: MailContent,
  { decline, sender, document, timeZone }: Names & { timeZone: string },
): string[] {
  const { kind, language, signUntil } = content;
  const t = translatorFor(language);
  const date = signUntil && dayWords(signUntil, language, { timeZone });
  switch (kind) {
    case "invitation":
    case "reminder":
      return [
        t(`mail.${kind}.text`, { sender, document }),
        ...(date ? [t("mail.invitation.until", { date })] : []),
      ];
    case "expires_soon":
      return [
        t("mail.expires_soon.text", { document }),
        ...(date ? [t("mail.expires_soon.until", { date })] : []),
      ];
    case "expired":
      return [t("mail.expired.text", { document }), t("mail.expired.after")];
    case "too_late":
      return [t("mail.too_late.text", { document }), t("mail.too_late.after", { sender })];
    case "signed":
      return [
        t("mail.signed.text", { document }),
        ...(isSendersOwn(content) && content.cancelRequestedAt ? [t("mail.signed.tooLate")] : []),
      ];
    case "withdrawn":
      return [t("mail.withdrawn.text", { sender, document }), t("mail.withdrawn.after")];
    case "cancelled":
      return [t("mail.cancelled.text", { sender, document }), t("mail.cancelled.after")];
    case "declined": {
      const signer = decline && oneLine(fullName(decline));
      const what = signer
        ? t("mail.declined.text", { signer, document })
        : t("mail.declined.textUnknown", { document });
      return [what, t("mail.declined.after")];
    }
  }
}

const isSendersOwn = ({ recipientEmail, senderEmail }: MailContent) => recipientEmail === senderEmail;

function quoteOf(content: MailContent, { decline, sender }: Omit<Names, "document">) {
  const { kind, language, message, cancelReason } = content;
  const t = translatorFor(language);
  if ((kind === "invitation" || kind === "reminder") && message)
    return { from: t("mail.quoteMessage", { sender }), words: message };
  if (kind === "declined" && decline?.reason) return { from: t("mail.quoteReason"), words: decline.reason };
  if (kind === "cancelled" && cancelReason) return { from: t("mail.quoteReason"), words: cancelReason };
  return undefined;
}
