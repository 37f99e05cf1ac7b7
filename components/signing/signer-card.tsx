"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { signerCountries, signingPurposes, type SigningPurpose } from "@/lib/domain/signing-options";
import { SelectField } from "../ui/select-field";
import { TextField } from "../ui/text-field";
import { MethodChoice } from "./method-choice";
import type { SignerDraft } from "./send-draft";

type SignerCardProps = {
  signer: SignerDraft;
  number: number;
  errorOf: (field: string) => string | undefined;
  onEdit: (fields: Partial<SignerDraft>) => void;
  onRemove: () => void;
};

/** One person who is asked to sign. */
export function SignerCard({ signer, number, errorOf, onEdit, onRemove }: SignerCardProps) {
  const t = useTranslations("signer");
  const countryWords = useTranslations("countries");
  const purposeWords = useTranslations("purposes");
  const card = useRef<HTMLFieldSetElement>(null);
  const isEmpty = signer.name === "" && signer.email === "";
  useEffect(() => {
    if (isEmpty) card.current?.querySelector("input")?.focus();
    // Only when the card appears: later the person decides where they type.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const text = (field: "name" | "surname" | "email" | "personalCode" | "phone") => ({
    value: signer[field],
    error: errorOf(field),
    onChange: ({ target }: { target: HTMLInputElement }) => onEdit({ [field]: target.value }),
  });

  return (
    <fieldset ref={card} className="relative rounded-lg border border-line bg-raised px-5 pt-3 pb-5">
      <legend className="sr-only">{t("title", { number })}</legend>
      <div className="mb-2 flex items-center justify-between">
        <span aria-hidden className="font-serif text-md">
          {t("title", { number })}
        </span>
        <button
          type="button"
          aria-label={t("remove", { number })}
          title={t("remove", { number })}
          onClick={onRemove}
          className="flex size-11 items-center justify-center rounded-md text-ink-soft hover:bg-sunken sm:size-10"
        >
          <Trash2 aria-hidden className="size-4" />
        </button>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t("name")} autoComplete="off" required {...text("name")} />
        <TextField label={t("surname")} autoComplete="off" required {...text("surname")} />
        <div className="sm:col-span-2">
          <TextField label={t("email")} type="email" autoComplete="off" required {...text("email")} />
        </div>
      </div>
      <MoreAboutSigner hasError={["country", "personalCode", "phone", "methods"].some(errorOf)}>
        <SelectField
          label={t("country")}
          value={signer.country}
          options={[
            { value: "", label: t("countryUnknown") },
            ...signerCountries.map((value) => ({ value, label: countryWords(value) })),
          ]}
          error={errorOf("country")}
          onChange={({ target }) => onEdit({ country: target.value })}
        />
        <TextField
          label={t("personalCode")}
          autoComplete="off"
          hint={t("personalCodeHint")}
          {...text("personalCode")}
        />
        <TextField
          label={t("phone")}
          type="tel"
          autoComplete="off"
          hint={t("phoneHint")}
          {...text("phone")}
        />
        <SelectField
          label={t("purpose")}
          value={signer.purpose}
          options={signingPurposes.map((value) => ({ value, label: purposeWords(value) }))}
          onChange={({ target }) => onEdit({ purpose: target.value as SigningPurpose })}
        />
        <MethodChoice
          chosen={signer.methods}
          error={errorOf("methods")}
          onChange={(methods) => onEdit({ methods })}
        />
      </MoreAboutSigner>
    </fieldset>
  );
}

function MoreAboutSigner({ hasError, children }: { hasError: boolean; children: React.ReactNode }) {
  const t = useTranslations("signer");
  return (
    <details className="mt-3" open={hasError || undefined}>
      <summary className="min-h-10 py-2 text-base text-accent">{t("more")}</summary>
      <div className="grid gap-4 pt-2 sm:grid-cols-2">{children}</div>
    </details>
  );
}
