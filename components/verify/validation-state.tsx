import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { useByteSize } from "../ui/byte-size";
import { buttonStyle } from "../ui/button-style";
import { Notice } from "../ui/notice";
import { useRefusalWords } from "../ui/use-refusal-words";
import type { FileValidation } from "./use-validation";

/** The progress of the file with a button to cancel, or why it was not validated. */
export function ValidationState<T>({
  file,
  progress,
  onCancel,
}: FileValidation<T> & { onCancel: () => void }): ReactElement | null {
  const t = useTranslations("verify");
  const refused = useRefusalWords();
  const byteSize = useByteSize();
  const { name, size } = file;
  switch (progress.kind) {
    case "done":
      return null;
    case "cancelled":
      return (
        <p role="status" className="text-ink-soft">
          {t("cancelled")}
        </p>
      );
    case "failed":
      return (
        <Notice tone="bad">
          <span className="wrap-anywhere">
            {name}: {typeof progress.why === "string" ? t(progress.why) : refused(progress.why)}
          </span>
        </Notice>
      );
    case "sending":
    case "waiting":
    case "checking":
      return (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            <p role="status" className="wrap-anywhere">
              {progress.kind === "waiting"
                ? t("waiting", { name, place: progress.place })
                : t(progress.kind === "sending" ? "progressOf" : "checking", { name })}
            </p>
            <progress
              aria-label={t("progressOf", { name })}
              max={size || 1}
              value={progress.kind === "sending" ? progress.sentBytes : undefined}
              className="h-1.5 w-full accent-accent"
            />
            {progress.kind === "sending" && (
              <p className="text-sm text-ink-soft tabular-nums">
                {t("progress", { sent: byteSize(progress.sentBytes), whole: byteSize(size) })}
              </p>
            )}
          </div>
          <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={onCancel}>
            {t("cancel")}
          </button>
        </div>
      );
  }
}
