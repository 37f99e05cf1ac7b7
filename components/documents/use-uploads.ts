"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import type { Refusal } from "@/lib/domain/refusal";
import { createUploadQueue } from "./upload-queue";
import { canRetry, type Upload, type UploadChange } from "./upload-state";

/**
 * The files on their way from this page, and what can be done with them.
 *
 * @param refuse says why a file need not even be sent
 */
export function useUploads({ refuse }: { refuse: (file: File) => Refusal | undefined }) {
  const router = useRouter();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [queue] = useState(() =>
    createUploadQueue((key, change: UploadChange) => {
      setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
      if (change.state?.kind === "done") router.refresh();
    }),
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const key = crypto.randomUUID();
        const refusal = refuse(file);
        const state = refusal ? ({ kind: "failed", why: refusal } as const) : ({ kind: "sending" } as const);
        setUploads((all) => [...all, { key, file, sentBytes: 0, bytesPerSecond: 0, state }]);
        if (!refusal) queue.add({ key, file });
      }
    },
    [refuse, queue],
  );

  const remove = (key: string) => setUploads((all) => all.filter((upload) => upload.key !== key));
  const retry = (upload: Upload) => {
    if (!canRetry(upload)) return;
    remove(upload.key);
    add([upload.file]);
  };

  useWarningBeforeLeaving(uploads.some(({ state }) => state.kind === "sending"));
  return { uploads, add, cancel: queue.cancel, retry, remove };
}

function useWarningBeforeLeaving(isSending: boolean): void {
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isSending]);
}
