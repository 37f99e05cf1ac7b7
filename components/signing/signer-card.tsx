"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import type { KnownPerson } from "@/db/repositories/signer-lists";
import { signerCountries } from "@/lib/domain/people/countries";
import { signingPurposes, type SigningPurpose } from "@/lib/domain/signing/signing-options";
import { iconButtonStyle } from "../ui/button-style";
import { ComboBox } from "../ui/combo-box";
import { SelectField } from "../ui/select-field";
import { TextField } from "../ui/text-field";
import { chosenPerson, knownPeople } from "./known-people";
import { MethodChoice } from "./method-choice";
import type { SignerDraft } from "./send-draft";
import { ReorderButtons, type ReorderButtonsProps } from "./reorder-buttons";

type SignerCardProps = {
  signer: SignerDraft;
  number: number;
  /** The sender's earlier signers, offered as suggestions. */
  people: KnownPerson[];
  /** The number of steps to choose from; 0 if people do not sign in steps. */
  stepCount: number;
  /** The card's position, if the order of the cards matters. */
  place: ReorderButtonsProps | false;
  errorOf: (field: string) => string | undefined;
  onEdit: (fields: Partial<SignerDraft>) => void;
  /** Left out if there is no other signer. */
  onRemove?: () => void;
};

/** The form of one signer. */
export function SignerCard({
  signer,
  number,
  people,
  stepCount,
  place,
  errorOf,
  onEdit,
  onRemove,
}: SignerCardProps) {
  const t = useTranslations("signer");
  const countryWords = useTranslations("countries");
  const purposeWords = useTranslations("purposes");
  const card = useRef<HTMLFieldSetElement>(null);
  const isEmpty = signer.name === "" && signer.email === "";
  const focusIfEmpty = useEffectEvent(() => {
    if (isEmpty) card.current?.querySelector("input")?.focus();
  });
  useEffect(() => focusIfEmpty(), []); // only when the card appears, so that the focus never jumps later

  const text = (field: "surname" | "personalCode" | "phone") => ({
    value: signer[field],
    error: errorOf(field),
    onChange: ({ target }: { target: HTMLInputElement }) => onEdit({ [field]: target.value }),
  });
  const known = (field: "name" | "email") => ({
    value: signer[field],
    error: errorOf(field),
    onChange: (typed: string) => onEdit({ [field]: typed }),
    suggestions: knownPeople(people, field),
    onChoose: (email: string) => onEdit(chosenPerson(people, email, { signer, field })),
  });

  return (
    <fieldset
      ref={card}
      data-card={signer.key}
      className="relative rounded-lg border border-line bg-raised px-5 pt-3 pb-5"
    >
      <legend className="sr-only">{t("title", { number })}</legend>
      <div className="mb-2 flex items-center justify-between">
        <span aria-hidden className="font-serif text-md">
          {t("title", { number })}
        </span>
        <span className="ml-auto flex">{place && <ReorderButtons {...place} />}</span>
        {onRemove && (
          <button
            type="button"
            aria-label={t("remove", { number })}
            title={t("remove", { number })}
            onClick={onRemove}
            className={iconButtonStyle}
          >
            <Trash2 aria-hidden className="size-4" />
          </button>
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <ComboBox label={t("name")} isRequired {...known("name")} />
        <TextField label={t("surname")} autoComplete="off" {...text("surname")} />
        <div className="sm:col-span-2">
          <ComboBox label={t("email")} type="email" isRequired {...known("email")} />
        </div>
        {stepCount > 1 && (
          <SelectField
            label={t("step")}
            value={signer.step}
            options={Array.from({ length: stepCount }, (_, index) => `${index + 1}`).map((value) => ({
              value,
              label: value,
            }))}
            onChange={({ target }) => onEdit({ step: Number(target.value) })}
          />
        )}
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
