import { useTranslations } from "next-intl";
import type { MailLine } from "@/db/repositories/signing-mails";
import { DateTime } from "../../ui/date-time";
import { RelativeTime } from "../../ui/relative-time";
import { Section } from "../../ui/section";
import { ResendMail, type ResendMailAction } from "./resend-mail";

type MailTableProps = { mails: MailLine[]; signingId: string; action: ResendMailAction };

/** The mail of a signing, sent and queued, latest first. */
export function MailTable({ mails, signingId, action }: MailTableProps) {
  const t = useTranslations("adminSigning");
  return (
    <Section title={t("mails")}>
      {mails.length === 0 && <p className="text-base text-ink-soft">{t("noMails")}</p>}
      <ul className="flex flex-col">
        {mails.map((mail) => (
          <li
            key={mail.id}
            className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line py-2 last:border-b-0"
          >
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{t(`mailKinds.${mail.kind}`)}</span>
              <span className="block text-sm wrap-anywhere text-ink-faint">
                {mail.recipientName} {mail.recipientEmail}
              </span>
            </span>
            <span className={`text-base ${mail.ending === "refused" ? "text-bad" : "text-ink-soft"}`}>
              <MailState mail={mail} />
            </span>
            {canResend(mail) && (
              <ResendMail {...{ action, signingId }} mailId={mail.id} name={mail.recipientName} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const canResend = ({ ending, dueAt, failures }: MailLine) =>
  ending === "refused" || (dueAt !== null && failures > 0);

function MailState({ mail: { sentAt, ending, failures, dueAt } }: { mail: MailLine }) {
  const t = useTranslations("adminSigning.mailStates");
  if (sentAt) return t.rich("sent", { time: () => <RelativeTime at={sentAt} /> });
  if (ending) return t(ending);
  if (failures > 0 && dueAt) return t.rich("delayed", { failures, date: () => <DateTime at={dueAt} /> });
  return t("waiting");
}
