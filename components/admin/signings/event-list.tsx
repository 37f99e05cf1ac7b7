import { useTranslations } from "next-intl";
import type { SigningEvent } from "@/db/repositories/admin-signings";
import { isAuditAction } from "@/lib/domain/audit/audit-action";
import { isValidationProblem } from "@/lib/domain/validation/validation-problem";
import { DateTime } from "../../ui/date-time";
import { Section } from "../../ui/section";

/** The audit log of a signing with its details, latest first. */
export function EventList({ events }: { events: SigningEvent[] }) {
  const t = useTranslations("adminSigning");
  return (
    <Section title={t("log")}>
      <ol className="flex flex-col">
        {events.map((event) => (
          <Event key={event.seq} event={event} />
        ))}
      </ol>
    </Section>
  );
}

function Event({ event: { at, action, outcome, detail, actorName, actorSurname } }: { event: SigningEvent }) {
  const t = useTranslations("auditActions");
  const problemWords = useTranslations("validationProblems");
  const wordsOf = (problem: string) => (isValidationProblem(problem) ? problemWords(problem) : problem);
  const facts = Object.entries(detail)
    .filter(([, fact]) => fact !== "")
    .map(([name, fact]) =>
      name === "problems" ? String(fact).split(", ").map(wordsOf).join(" ") : `${name}: ${fact}`,
    );
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-2 text-base last:border-b-0">
      <span className="min-w-0 flex-1">
        <span className={outcome === "done" ? undefined : "text-bad"}>
          {isAuditAction(action) ? t(action) : action}
        </span>
        {actorName && <span className="text-ink-soft">{` · ${actorName} ${actorSurname ?? ""}`}</span>}
        {facts.length > 0 && (
          <span className="block text-sm wrap-anywhere text-ink-faint">{facts.join(" · ")}</span>
        )}
      </span>
      <span className="shrink-0 text-sm text-ink-faint">
        <DateTime at={at} />
      </span>
    </li>
  );
}
