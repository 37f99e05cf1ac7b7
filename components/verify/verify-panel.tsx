"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { tooLargeRefusal } from "@/lib/domain/request/refusal";
import { DropTarget } from "../documents/drop-target";
import { buttonStyle } from "../ui/button-style";
import { CheckState } from "./check-state";
import { SecondOpinionSection } from "./second-opinion-section";
import { useCheck } from "./use-check";
import { type Verification, VerifiedFile } from "./verified-file";

/** A place to drop a file, and what its check finds. */
export function VerifyPanel({ maxBytes }: { maxBytes: number }) {
  const t = useTranslations("verify");
  const input = useRef<HTMLInputElement>(null);
  const { checking, start, cancel, refuse } = useCheck<Verification>("/api/verifications");
  const take = (files: Iterable<File>) => {
    const [file] = files;
    if (!file) return;
    if (file.size > maxBytes) refuse(file, { kind: "failed", why: tooLargeRefusal(maxBytes) });
    else start(file);
  };
  const progress = checking?.progress;
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
      {checking && <CheckState {...checking} onCancel={cancel} />}
      {checking && progress?.kind === "done" && (
        <div key={progress.answer.report.checkedAt} className="flex flex-col gap-8">
          <VerifiedFile file={checking.file} {...progress.answer} />
          <SecondOpinionSection file={checking.file} report={progress.answer.report} />
        </div>
      )}
    </DropTarget>
  );
}
