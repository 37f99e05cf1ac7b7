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
    const result = await postList(file);
    target.value = "";
    setIsPending(false);
    if (result === undefined) setRefusal(t("notSent"));
    else if (isRefusal(result)) setRefusal(refused(result));
    else router.push(`/admin/users/import/${result.importId}`);
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

/** Uploads a list. Returns its id or the refusal, or `undefined` if the portal did not respond. */
async function postList(file: File): Promise<{ importId: string } | undefined> {
  try {
    const headers = { "x-file-name": encodeURIComponent(file.name) };
    const response = await fetch("/api/admin/user-imports", { method: "POST", body: file, headers });
    return (await response.json()) as { importId: string };
  } catch {
    return undefined;
  }
}
