"use client";

import { useCallback, useEffect, useState } from "react";
import { type Refusal, tooLargeRefusal } from "@/lib/domain/request/refusal";
import { useRefresh } from "../ui/use-refresh";
import { createUploadQueue } from "./upload-queue";
import { canRetry, type Upload, type UploadChange, type UploadGroup } from "./upload-state";

/** Why a file is refused before it is sent. */
function refuse(file: File, maxBytes: number): Refusal | undefined {
  if (file.size === 0) return { code: "file_empty" };
  return file.size > maxBytes ? tooLargeRefusal(maxBytes) : undefined;
}

/** Whether the upload is still in progress or can be retried. */
const isUnsettled = ({ kind }: Upload["state"]) => kind === "sending" || kind === "failed";

/** The uploads of this page, and functions that control them. */
export function useUploads({ maxBytes }: { maxBytes: number }) {
  const refresh = useRefresh();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [queue] = useState(() =>
    createUploadQueue((key, change: UploadChange) => {
      setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
      if (change.state?.kind === "done") refresh();
    }),
  );

  const add = useCallback(
    (files: Iterable<File>, group?: UploadGroup) => {
      for (const file of files) {
        const key = crypto.randomUUID();
        const refusal = refuse(file, maxBytes);
        const state = refusal ? ({ kind: "failed", why: refusal } as const) : ({ kind: "sending" } as const);
        setUploads((all) => [...all, { key, file, group, sentBytes: 0, bytesPerSecond: 0, state }]);
        if (!refusal) queue.add({ key, file, group });
      }
    },
    [maxBytes, queue],
  );

  const removeEnded = () => setUploads((all) => all.filter(({ state }) => isUnsettled(state)));
  const remove = (key: string) => setUploads((all) => all.filter((upload) => upload.key !== key));
  const retry = (upload: Upload) => {
    if (!canRetry(upload)) return;
    remove(upload.key);
    add([upload.file], upload.group);
  };

  useWarningBeforeLeaving(uploads.some(({ state }) => state.kind === "sending"));
  return { uploads, add, cancel: queue.cancel, retry, remove, removeEnded };
}

function useWarningBeforeLeaving(isSending: boolean): void {
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isSending]);
}
