import { useTranslations } from "next-intl";
import { DateTime } from "../../ui/date-time";
import { Section } from "../../ui/section";

type PostbackListProps = {
  postbacks: {
    id: number;
    receivedAt: Date;
    isWhole: boolean;
    /** Personal codes and tokens are redacted. */
    body: string;
  }[];
};

/** The postbacks of a signing, latest first. */
export function PostbackList({ postbacks }: PostbackListProps) {
  const t = useTranslations("adminSigning");
  return (
    <Section title={t("postbacks")}>
      <p className="text-base text-ink-soft">
        {t(postbacks.length > 0 ? "postbackRedacted" : "noPostbacks")}
      </p>
      <ul className="flex flex-col gap-2">
        {postbacks.map(({ id, receivedAt, isWhole, body }) => (
          <li key={id}>
            <details className="rounded-md border border-line bg-raised">
              <summary className="flex min-h-11 cursor-pointer items-center px-4 text-base">
                <span>{t.rich("postbackFrom", { date: () => <DateTime at={receivedAt} /> })}</span>
              </summary>
              {!isWhole && <p className="px-4 text-base text-bad">{t("postbackTruncated")}</p>}
              <pre className="px-4 pb-3 text-sm whitespace-pre-wrap wrap-anywhere">{body}</pre>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}
