"use client";

import { useTranslations } from "next-intl";
import { signingOrders, type SigningOrder } from "@/lib/domain/signing/signing-order";
import { DateField } from "../ui/date-field";
import { SelectField } from "../ui/select-field";

import type { DraftChange, SendDraft } from "./send-draft";

const reminderDays = [1, 2, 3, 5, 7];

type SendTermsProps = {
  draft: SendDraft;
  change: (change: DraftChange) => void;
  deadlineError: string | undefined;
  deadlineRange: { min: string; max: string };
};

/** The order of signing, the deadline and the reminders. */
export function SendTerms({ draft, change, deadlineError, deadlineRange }: SendTermsProps) {
  const t = useTranslations("send");
  return (
    <>
      <SelectField
        label={t("order")}
        value={draft.order}
        onChange={({ target }) => change({ kind: "order", order: target.value as SigningOrder })}
        options={signingOrders.map((value) => ({ value, label: t(`orders.${value}`) }))}
      />
      {draft.order === "in_steps" && <p className="-mt-3 text-sm text-ink-faint">{t("orderHint")}</p>}
      <DateField
        label={t("deadline")}
        hint={t("deadlineHint")}
        {...deadlineRange}
        value={draft.deadline}
        error={deadlineError}
        onChange={(deadline) => change({ kind: "terms", terms: { deadline } })}
      />
      <SelectField
        label={t("remind")}
        value={draft.remind}
        onChange={({ target }) => change({ kind: "terms", terms: { remind: target.value } })}
        options={[
          { value: "", label: t("remindNever") },
          ...reminderDays.map((days) => ({ value: `${days}`, label: t("remindEvery", { count: days }) })),
        ]}
      />
    </>
  );
}
