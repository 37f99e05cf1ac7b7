"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useRef, useState } from "react";
import { isRefusal } from "@/lib/domain/request/refusal";
import { buttonStyle } from "../../../ui/button-style";
import { Notice } from "../../../ui/notice";
import { useRefusalWords } from "../../../ui/use-refusal-words";

/** Uploads a list of people and opens its preview. */
export function UploadPeople() {
  const t = useTranslations("importUsers");
  const refused = useRefusalWords();
  const router = useRouter();
  const picker = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string>();
  const [isPending, setIsPending] = useState(false);

  const send = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (!file) return;
    setIsPending(true);
    setRefusal(undefined);
    const answer = await postList(file);
    target.value = "";
    setIsPending(false);
    if (answer === undefined) setRefusal(t("notSent"));
    else if (isRefusal(answer)) setRefusal(refused(answer));
    else router.push(`/admin/users/import/${answer.importId}`);
  };

  return (
    <div className="flex flex-col gap-4">
      <input
        ref={picker}
        type="file"
        accept=".csv,text/csv,.txt"
        hidden
        onChange={(event) => void send(event)}
        aria-label={t("choose")}
      />
      <button
        type="button"
        className={`self-start ${buttonStyle()}`}
        disabled={isPending}
        onClick={() => picker.current?.click()}
      >
        {t("choose")}
      </button>
      {refusal && <Notice tone="bad">{refusal}</Notice>}
    </div>
  );
}

/** The new list, or why there is none. `undefined`: the portal did not answer. */
async function postList(file: File): Promise<{ importId: string } | undefined> {
  try {
    const headers = { "x-file-name": encodeURIComponent(file.name) };
    const answer = await fetch("/api/admin/user-imports", { method: "POST", body: file, headers });
    return (await answer.json()) as { importId: string };
  } catch {
    return undefined;
  }
}
