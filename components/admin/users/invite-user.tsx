"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { userRoles } from "@/lib/domain/people/user-role";
import { buttonStyle } from "../../ui/button-style";
import { DialogButton } from "../../ui/dialog-button";
import { Notice } from "../../ui/notice";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import { type FormAction, useForm } from "../../ui/use-form";
import { OneTimeLink } from "./one-time-link";

type InviteUserProps = { action: FormAction<{ userId: string; link?: string }> };

/** Invites a person, who sets a password by a one-time link: mailed, or passed on by the admin. */
export function InviteUser({ action }: InviteUserProps) {
  const t = useTranslations("inviteUser");
  const label = (
    <>
      <UserPlus aria-hidden className="size-4" />
      {t("open")}
    </>
  );
  return (
    <DialogButton label={label} title={t("title")} className={buttonStyle()}>
      {(close) => <InviteForm action={action} onClose={close} />}
    </DialogButton>
  );
}

function InviteForm({ action, onClose }: InviteUserProps & { onClose: () => void }) {
  const t = useTranslations("inviteUser");
  const roles = useTranslations("roles");
  const { state, isPending, form, refusal, errorOf } = useForm(action);
  if (state.status === "done")
    return (
      <>
        {state.value.link ? <OneTimeLink link={state.value.link} /> : <p role="status">{t("mailed")}</p>}
        <button type="button" className={`self-start ${buttonStyle()}`} onClick={onClose}>
          {t("done")}
        </button>
      </>
    );
  return (
    <form {...form} className="flex flex-col gap-4">
      <TextField label={t("email")} name="email" type="email" required autoFocus error={errorOf("email")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t("name")} name="name" error={errorOf("name")} />
        <TextField label={t("surname")} name="surname" error={errorOf("surname")} />
      </div>
      <SelectField
        label={t("role")}
        name="role"
        options={userRoles.map((value) => ({ value, label: roles(value) }))}
      />
      <fieldset className="flex flex-col">
        <legend className="text-base font-medium">{t("how")}</legend>
        {(["mail", "link"] as const).map((value) => (
          <label key={value} className="flex min-h-11 items-center gap-2 sm:min-h-10">
            <input
              type="radio"
              name="delivery"
              value={value}
              defaultChecked={value === "mail"}
              className="size-4 shrink-0 accent-accent"
            />
            {t(value)}
          </label>
        ))}
      </fieldset>
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      <button type="submit" className={`self-start ${buttonStyle()}`} disabled={isPending}>
        {t("submit")}
      </button>
    </form>
  );
}
