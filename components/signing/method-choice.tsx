"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { signingMethods, type SigningMethod } from "@/lib/domain/signing/signing-options";
import { Checkbox } from "../ui/checkbox";

type MethodChoiceProps = {
  chosen: SigningMethod[];
  error: string | undefined;
  onChange: (methods: SigningMethod[]) => void;
};

/** The signing methods that the gateway offers to this signer. */
export function MethodChoice({ chosen, error, onChange }: MethodChoiceProps) {
  const t = useTranslations("signer");
  const methodWords = useTranslations("methods");
  const errorId = useId();
  const toggle = (method: SigningMethod) =>
    onChange(signingMethods.filter((each) => (each === method) !== chosen.includes(each)));
  return (
    <fieldset className="sm:col-span-2" aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1 text-base font-medium">{t("methods")}</legend>
      <div className="flex flex-wrap gap-x-6">
        {signingMethods.map((method) => (
          <Checkbox
            key={method}
            label={methodWords(method)}
            checked={chosen.includes(method)}
            onChange={() => toggle(method)}
          />
        ))}
      </div>
      {error && (
        <p id={errorId} className="text-sm text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
