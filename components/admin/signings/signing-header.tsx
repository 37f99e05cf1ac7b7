import { fullName } from "@/lib/domain/people/full-name";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { AdminSigning } from "@/db/repositories/admin-signings";
import { hasTrait } from "@/lib/domain/signing/signing-status";
import type { RequiredLevel } from "@/lib/domain/validation/required-level";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { ProblemList } from "../../documents/problem-list";
import { ReasonWords } from "../../documents/reason-words";
import { linkStyle } from "../../ui/link-style";
import { Notice } from "../../ui/notice";
import { RelativeTime } from "../../ui/relative-time";
import { StatusBadge } from "../../ui/status-badge";

type SigningHeaderProps = {
  signing: AdminSigning;
  /** The report of the finished file, where it was not accepted. */
  rejected: ValidationReport | undefined;
  requiredLevel: RequiredLevel | null;
};

/** The signing's document, people, status and reason. */
export function SigningHeader({ signing, rejected, requiredLevel }: SigningHeaderProps) {
  const t = useTranslations("adminSigning");
  const { id, documentId, documentName, status, reason, handledAt, createdAt } = signing;
  return (
    <header className="flex flex-col gap-3">
      <Link href="/admin/signings" className={`self-start text-base ${linkStyle}`}>
        {t("all")}
      </Link>
      <h1 className="font-serif text-xl wrap-break-word">{documentName}</h1>
      <StatusBadge status={status} isLive />
      <p className="text-base text-ink-soft">
        {t("owner", { name: fullName({ name: signing.ownerName, surname: signing.ownerSurname }) })}
        {" · "}
        {t.rich("sent", {
          name: fullName({ name: signing.senderName, surname: signing.senderSurname }),
          time: () => <RelativeTime at={createdAt} />,
        })}
      </p>
      <p className="text-sm wrap-anywhere text-ink-faint">
        {t("id")} <code>{id}</code>
      </p>
      {reason && (
        <Notice tone={hasTrait(status, "needs_attention") ? "bad" : "info"}>
          <ReasonWords reason={reason} />
        </Notice>
      )}
      {rejected && (
        <>
          <ProblemList report={rejected} requiredLevel={requiredLevel} />
          <Link href={`/admin/documents/${documentId}`} className={`self-start text-base ${linkStyle}`}>
            {t("rejectedFile")}
          </Link>
        </>
      )}
      {handledAt && (
        <p className="text-base text-ink-soft">
          {t.rich("handled", { time: () => <RelativeTime at={handledAt} /> })}
        </p>
      )}
    </header>
  );
}
