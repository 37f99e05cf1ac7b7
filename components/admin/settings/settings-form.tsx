"use client";

import { useTranslations } from "next-intl";
import { languageNames, languages } from "@/lib/domain/text/language";
import { requiredLevels } from "@/lib/domain/validation/required-level";
import type { PortalSettings } from "@/lib/domain/settings/portal-settings";
import { buttonStyle } from "../../ui/button-style";
import { Checkbox } from "../../ui/checkbox";
import { Notice } from "../../ui/notice";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import { type FormAction, useForm } from "../../ui/use-form";
import { TimeZoneField } from "./time-zone-field";

type SettingsFormProps = {
  action: FormAction;
  settings: PortalSettings;
  /** The size limit of files, if the environment sets it. */
  fixedUploadMb: number | undefined;
  /** The time zone that applies if none is set. */
  serverZone: string;
};

/** The settings of the portal. An empty field means the default. */
export function SettingsForm({ action, settings, fixedUploadMb, serverZone }: SettingsFormProps) {
  const t = useTranslations("adminSettings");
  const { state, form, isPending, refusal, errorOf } = useForm(action);
  const field = (name: "organization" | "accent" | "deadlineDays" | "remindEveryDays" | "maxUploadMb") => ({
    name,
    label: t(name),
    hint: t(`hints.${name}`),
    error: errorOf(name),
    defaultValue: settings[name] ?? "",
  });
  return (
    <form {...form} className="flex flex-col gap-5">
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <TextField {...field("organization")} maxLength={100} />
      <TextField {...field("accent")} spellCheck={false} />
      <SelectField
        label={t("language")}
        name="language"
        defaultValue={settings.language ?? ""}
        options={[
          { value: "", label: t("languageOfBrowser") },
          ...languages.map((value) => ({ value, label: languageNames[value] })),
        ]}
      />
      <TimeZoneField
        defaultValue={settings.timeZone ?? ""}
        serverZone={serverZone}
        error={errorOf("timeZone")}
      />
      {fixedUploadMb === undefined ? (
        <TextField {...field("maxUploadMb")} inputMode="numeric" placeholder="100" />
      ) : (
        <>
          <TextField
            {...{ label: t("maxUploadMb"), hint: t("fixed"), value: fixedUploadMb, readOnly: true }}
          />
          <input type="hidden" name="maxUploadMb" value={settings.maxUploadMb ?? ""} />
        </>
      )}
      <TextField {...field("deadlineDays")} inputMode="numeric" />
      <TextField {...field("remindEveryDays")} inputMode="numeric" />
      <SelectField
        label={t("requiredLevel")}
        hint={t("hints.requiredLevel")}
        name="requiredLevel"
        defaultValue={settings.requiredLevel ?? ""}
        options={[
          { value: "", label: t("requiredLevels.any") },
          ...requiredLevels.map((value) => ({ value, label: t(`requiredLevels.${value}`) })),
        ]}
      />
      <div>
        <Checkbox label={t("adminsMayRead")} name="adminsMayRead" defaultChecked={settings.adminsMayRead} />
        <p className="text-sm text-ink-faint">{t("hints.adminsMayRead")}</p>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className={buttonStyle()} disabled={isPending}>
          {t("save")}
        </button>
        <span role="status">{state.status === "done" && !isPending && t("saved")}</span>
      </div>
    </form>
  );
}
