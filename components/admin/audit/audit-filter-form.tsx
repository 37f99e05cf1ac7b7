import { useTranslations } from "next-intl";
import Form from "next/form";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button-style";
import { linkStyle } from "@/components/ui/link-style";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { auditOutcomes } from "@/lib/domain/audit/audit-action";
import { type AuditFilter, auditSubjects } from "@/lib/domain/audit/audit-filter";

/** The filters of the audit log. They are part of the URL, and work without JavaScript. */
export function AuditFilterForm({ filter }: { filter: AuditFilter }) {
  const t = useTranslations("adminAudit");
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <Form
      // Remounts the form when the URL changes, so that "Show everything" empties its fields as well.
      key={JSON.stringify(filter)}
      action="/admin/audit"
      role="search"
      className="grid items-end gap-3 sm:grid-cols-[2fr_1fr_1fr_1fr_1fr_auto]"
    >
      <TextField label={t("search")} type="search" name="q" defaultValue={filter.q} maxLength={200} />
      <SelectField
        label={t("subject")}
        name="subject"
        defaultValue={filter.subject}
        options={[
          { value: "", label: t("anySubject") },
          ...auditSubjects.map((value) => ({ value, label: t(`subjects.${value}`) })),
        ]}
      />
      <SelectField
        label={t("outcome")}
        name="outcome"
        defaultValue={filter.outcome}
        options={[
          { value: "", label: t("anyOutcome") },
          ...auditOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) })),
        ]}
      />
      <TextField label={t("from")} type="date" name="from" defaultValue={filter.from} />
      <TextField label={t("until")} type="date" name="until" defaultValue={filter.until} />
      <div className="flex items-center gap-4">
        <button className={buttonStyle({ tone: "quiet" })}>{t("show")}</button>
        {isFiltered && (
          <Link href="/admin/audit" className={linkStyle}>
            {t("showAll")}
          </Link>
        )}
      </div>
    </Form>
  );
}
