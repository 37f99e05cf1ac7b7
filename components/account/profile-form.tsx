"use client";

import { useTranslations } from "next-intl";
import type { SigningDetails } from "@/lib/domain/people/own-profile";
import { signerCountries } from "@/lib/domain/people/countries";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { SelectField } from "../ui/select-field";
import { TextField } from "../ui/text-field";
import { type FormAction, useForm } from "../ui/use-form";

type ProfileFormProps = {
  action: FormAction;
  profile: SigningDetails & { name: string; surname: string };
};

/** The user's profile, which prefills the form when they add themselves as a signer. */
export function ProfileForm({ action, profile }: ProfileFormProps) {
  const t = useTranslations("account");
  const countries = useTranslations("countries");
  const { state, isPending, form, refusal, errorOf } = useForm(action);
  return (
    <form {...form} className="flex flex-col gap-4">
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          {...{ label: t("name"), name: "name", autoComplete: "given-name", required: true }}
          defaultValue={profile.name}
          error={errorOf("name")}
        />
        <TextField
          {...{ label: t("surname"), name: "surname", autoComplete: "family-name" }}
          defaultValue={profile.surname}
          error={errorOf("surname")}
        />
      </div>
      <SelectField
        label={t("country")}
        name="country"
        defaultValue={profile.country ?? ""}
        options={[
          { value: "", label: t("noCountry") },
          ...signerCountries.map((value) => ({ value, label: countries(value) })),
        ]}
        error={errorOf("country")}
      />
      <TextField
        {...{ label: t("personalCode"), name: "personalCode", autoComplete: "off" }}
        defaultValue={profile.personalCode}
        error={errorOf("personalCode")}
      />
      <TextField
        {...{ label: t("phone"), name: "phone", type: "tel", autoComplete: "tel", hint: t("phoneHint") }}
        defaultValue={profile.phone}
        error={errorOf("phone")}
      />
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className={buttonStyle({ tone: "quiet" })} disabled={isPending}>
          {t("save")}
        </button>
        <span role="status">{state.status === "done" && !isPending && t("saved")}</span>
      </div>
    </form>
  );
}
