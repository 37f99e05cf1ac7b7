"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState, useRef } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { logoTypes } from "@/lib/domain/settings/logo";
import { buttonStyle } from "../../ui/button-style";
import { Notice } from "../../ui/notice";
import type { FormAction } from "../../ui/use-form";
import { useRefusalWords } from "../../ui/use-refusal-words";

/** Shows the logo, and buttons to change and remove it. */
export function LogoForm({ action, logoHash }: { action: FormAction; logoHash: string | null }) {
  const t = useTranslations("adminSettings");
  const refused = useRefusalWords();
  const [state, submit, isPending] = useActionState<ActionState, FormData>(action, idle);
  const picker = useRef<HTMLInputElement>(null);
  const send = (file?: File) => {
    const form = new FormData();
    if (file) form.set("logo", file);
    startTransition(() => submit(form));
  };
  return (
    <>
      {logoHash ? (
        <img src={`/api/logo/${logoHash}`} alt={t("logoNow")} className="max-h-16 max-w-56 self-start" />
      ) : (
        <p className="text-ink-soft">{t("noLogo")}</p>
      )}
      <p className="text-sm text-ink-faint">{t("hints.logo")}</p>
      <input
        ref={picker}
        type="file"
        accept={logoTypes.join(",")}
        aria-label={t("chooseLogo")}
        hidden
        onChange={({ target }) => {
          send(target.files?.[0]);
          target.value = "";
        }}
      />
      {state.status === "refused" && <Notice tone="bad">{refused(state.refusal)}</Notice>}
      <div className="flex flex-wrap gap-3">
        <button
          type="button"
          className={buttonStyle({ tone: "quiet" })}
          disabled={isPending}
          onClick={() => picker.current?.click()}
        >
          {t("chooseLogo")}
        </button>
        {logoHash && (
          <button
            type="button"
            className={buttonStyle({ tone: "quiet" })}
            disabled={isPending}
            onClick={() => send()}
          >
            {t("removeLogo")}
          </button>
        )}
      </div>
    </>
  );
}
