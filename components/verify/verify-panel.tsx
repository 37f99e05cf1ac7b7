"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { deservesSecondOpinion } from "@/lib/domain/validation/second-opinion";
import { tooLargeRefusal } from "@/lib/domain/request/refusal";
import { DropTarget } from "../documents/drop-target";
import { buttonStyle } from "../ui/button-style";
import { ValidationState } from "./validation-state";
import { SecondOpinionSection } from "./second-opinion-section";
import { useValidation } from "./use-validation";
import { type Verification, VerifiedFile } from "./verified-file";

/** A drop target for a file, and its validation report. */
export function VerifyPanel({ maxBytes }: { maxBytes: number }) {
  const t = useTranslations("verify");
  const input = useRef<HTMLInputElement>(null);
  const { validation, start, cancel, refuse } = useValidation<Verification>("/api/verifications");
  const take = (files: Iterable<File>) => {
    const [file] = files;
    if (!file) return;
    if (file.size > maxBytes) refuse(file, { kind: "failed", why: tooLargeRefusal(maxBytes) });
    else start(file);
  };
  const progress = validation?.progress;
  return (
    <DropTarget onFiles={take} label={t("drop")}>
      <div className="no-print flex flex-wrap items-center justify-center gap-x-4 gap-y-2 rounded-lg border-2 border-dashed border-line-strong px-6 py-10">
        <p className="max-sm:hidden text-ink-soft">{t("dropHere")}</p>
        <button
          type="button"
          className={buttonStyle({ tone: progress?.kind === "done" ? "quiet" : "filled" })}
          onClick={() => input.current?.click()}
        >
          {t("choose")}
        </button>
        <input
          ref={input}
          type="file"
          aria-label={t("file")}
          hidden
          onChange={({ currentTarget }) => {
            take([...(currentTarget.files ?? [])]);
            currentTarget.value = ""; // so that the same file can be chosen again
          }}
        />
      </div>
      {validation && <ValidationState {...validation} onCancel={cancel} />}
      {validation && progress?.kind === "done" && (
        <div key={progress.answer.report.checkedAt} className="flex flex-col gap-8">
          <VerifiedFile file={validation.file} {...progress.answer} />
          {deservesSecondOpinion(progress.answer.report) && (
            <SecondOpinionSection file={validation.file} report={progress.answer.report} />
          )}
        </div>
      )}
    </DropTarget>
  );
}
