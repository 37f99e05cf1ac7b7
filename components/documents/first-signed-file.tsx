import { useTranslations } from "next-intl";
import { buttonStyle } from "../ui/button-style";
import { DownloadLink } from "../ui/download-link";
import { RelativeTime } from "../ui/relative-time";
import { Section } from "../ui/section";

type FirstSignedFileProps = { documentId: string; file: { createdAt: Date } };

/** The signed file before the archived one replaced it, for those who received it in the meantime. */
export function FirstSignedFile({ documentId, file: { createdAt } }: FirstSignedFileProps) {
  const t = useTranslations("firstSigned");
  return (
    <Section title={t("title")}>
      <p className="text-base text-ink-soft">
        {t.rich("kept", { time: () => <RelativeTime at={createdAt} /> })}
      </p>
      <DownloadLink
        href={`/api/documents/${documentId}/files/first_signed?download`}
        className={`no-print self-start ${buttonStyle({ tone: "quiet" })}`}
      >
        {t("download")}
      </DownloadLink>
    </Section>
  );
}
