"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState, useRef } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { buttonStyle } from "../../ui/button-style";
import { Notice } from "../../ui/notice";
import type { FormAction } from "../../ui/use-form";
import { useRefusalWords } from "../../ui/use-refusal-words";

/** A button that sends files of certificates to an action as soon as they are chosen. */
export function ChooseCertificates({ label, action }: { label: string; action: FormAction }) {
  const t = useTranslations("adminTrust");
  const refused = useRefusalWords();
  const [state, submit, isPending] = useActionState<ActionState, FormData>(action, idle);
  const picker = useRef<HTMLInputElement>(null);
  const send = (files: File[]) => {
    const form = new FormData();
    files.forEach((file, index) => form.set(`file${index}`, file));
    if (files.length > 0) startTransition(() => submit(form));
  };
  return (
    <>
      {state.status === "refused" && (
        <div className="basis-full">
          <Notice tone="bad">{refused(state.refusal)}</Notice>
        </div>
      )}
      <input
        ref={picker}
        type="file"
        accept=".pem,.crt,.cer,.der"
        multiple
        aria-label={`${label}. ${t("chooseFiles")}`}
        hidden
        onChange={({ target }) => {
          send([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      <button
        type="button"
        className={buttonStyle({ tone: "quiet" })}
        disabled={isPending}
        onClick={() => picker.current?.click()}
      >
        {label}
      </button>
    </>
  );
}
