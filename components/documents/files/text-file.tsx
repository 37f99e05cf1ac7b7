"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** The preview ends here; the rest is in the download. */
const maxBytes = 200_000;

type Beginning = { text: string; isWhole: boolean };

/** The beginning of a text file, as plain text. */
export function TextFile({ url }: { url: string }) {
  const t = useTranslations("files");
  const [shown, setShown] = useState<Beginning | "failed">();
  useEffect(() => {
    const leaving = new AbortController();
    readBeginning(url, leaving.signal).then(setShown, () => leaving.signal.aborted || setShown("failed"));
    return () => leaving.abort();
  }, [url]);
  if (shown === "failed") return <p role="alert">{t("previewFailed")}</p>;
  if (!shown) return <div className="h-96 w-full max-w-3xl rounded-md bg-sunken" />;
  return (
    <>
      <pre className="w-full max-w-3xl rounded-md border border-line bg-raised p-4 font-mono text-base whitespace-pre-wrap wrap-anywhere">
        {shown.text}
      </pre>
      {!shown.isWhole && <p className="text-base text-ink-soft">{t("textCut")}</p>}
    </>
  );
}

async function readBeginning(url: string, signal: AbortSignal): Promise<Beginning> {
  const response = await fetch(url, { signal });
  if (!response.ok || !response.body) throw new Error("The file was not handed out.");
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let read = 0; read < maxBytes;) {
    const { done, value } = await reader.read();
    if (done) return { text, isWhole: true };
    text += decoder.decode(value.subarray(0, maxBytes - read), { stream: true });
    read += value.length;
  }
  await reader.cancel();
  return { text, isWhole: false };
}
