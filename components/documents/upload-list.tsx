"use client";

import { RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { useByteSize } from "../ui/byte-size";
import { iconButtonStyle } from "../ui/button-style";
import { linkStyle } from "../ui/link-style";
import { useRefusalWords } from "../ui/use-refusal-words";
import { canRetry, type Upload } from "./upload-state";

type UploadListProps = {
  uploads: Upload[];
  onCancel: (key: string) => void;
  onRetry: (upload: Upload) => void;
  onRemove: (key: string) => void;
};

/** Uploads with their progress. */
export function UploadList({ uploads, onCancel, onRetry, onRemove }: UploadListProps) {
  const t = useTranslations("uploads");
  if (uploads.length === 0) return null;
  return (
    <ul
      aria-label={t("title")}
      className="no-print mb-8 flex flex-col divide-y divide-line rounded-lg border border-line bg-raised"
    >
      {uploads.map((upload) => {
        const { key, file, state } = upload;
        return (
          <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="min-w-0 flex-1 truncate font-serif text-md">{file.name}</span>
            <UploadState upload={upload} />
            {canRetry(upload) && (
              <IconButton label={t("retry", { name: file.name })} onClick={() => onRetry(upload)}>
                <RotateCw aria-hidden className="size-4" />
              </IconButton>
            )}
            <IconButton
              label={t(state.kind === "sending" ? "cancel" : "remove", { name: file.name })}
              onClick={() => (state.kind === "sending" ? onCancel(key) : onRemove(key))}
            >
              <X aria-hidden className="size-4" />
            </IconButton>
          </li>
        );
      })}
    </ul>
  );
}

function UploadState({ upload }: { upload: Upload }): ReactElement {
  const { file, state, sentBytes, bytesPerSecond } = upload;
  const t = useTranslations("uploads");
  const refused = useRefusalWords();
  const byteSize = useByteSize();
  const isSent = sentBytes >= file.size;
  switch (state.kind) {
    case "sending":
      return (
        <span className="flex w-full items-center gap-3 text-sm text-ink-soft tabular-nums sm:w-auto">
          <progress
            aria-label={t("progressOf", { name: file.name })}
            max={file.size}
            value={isSent ? undefined : sentBytes}
            className="h-1.5 min-w-24 flex-1 accent-accent sm:w-40"
          />
          {isSent
            ? t("reading")
            : t("progress", {
                sent: byteSize(sentBytes),
                whole: byteSize(file.size),
                rate: byteSize(bytesPerSecond),
              })}
        </span>
      );
    case "done":
      return (
        <span role="status" className="text-base">
          <Link href={`/documents/${state.documentId}`} className={linkStyle}>
            {t("done")}
          </Link>
        </span>
      );
    case "cancelled":
      return <span className="text-base text-ink-soft">{t("cancelled")}</span>;
    case "failed":
      return (
        <span role="alert" className="text-base text-bad">
          {typeof state.why === "string" ? t(state.why) : refused(state.why)}
        </span>
      );
  }
}

type IconButtonProps = { label: string; onClick: () => void; children: ReactNode };

function IconButton({ label, onClick, children }: IconButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onClick} className={iconButtonStyle}>
      {children}
    </button>
  );
}
