import { useTranslations } from "next-intl";
import type { SigningSearch } from "@/lib/domain/signing/signing-search";
import { signingStatuses } from "@/lib/domain/signing/signing-status";
import { buttonStyle } from "../../ui/button-style";
import { Checkbox } from "../../ui/checkbox";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";

/** The search and filters of the signings: a plain form whose values are in the URL. */
export function SigningFilter({ search: { status, search, needsAttention } }: { search: SigningSearch }) {
  const t = useTranslations("adminSignings");
  const words = useTranslations("statuses");
  const statuses = signingStatuses.map((each) => ({ value: each as string, label: words(each) }));
  return (
    <form role="search" aria-label={t("filter")} className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <div className="w-full sm:w-72">
        <TextField label={t("search")} name="search" type="search" defaultValue={search} maxLength={200} />
      </div>
      <SelectField
        label={t("status")}
        name="status"
        defaultValue={status ?? ""}
        options={[{ value: "", label: t("anyStatus") }, ...statuses]}
      />
      <Checkbox label={t("needsAttention")} name="attention" value="1" defaultChecked={needsAttention} />
      <button type="submit" className={buttonStyle({ tone: "quiet" })}>
        {t("show")}
      </button>
    </form>
  );
}
