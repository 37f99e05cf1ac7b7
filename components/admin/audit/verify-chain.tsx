"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { TextField } from "@/components/ui/text-field";
import type { ChainReport } from "@/lib/domain/audit/chain-report";
import { readVerification, type Verification } from "./read-verification";

/** Verifies the hash chain of the audit log, and shows the progress and the result. */
export function VerifyChain() {
  const t = useTranslations("adminAudit.chain");
  const [verification, setVerification] = useState<Verification>({ state: "idle" });
  const stopping = useRef<AbortController>(null);

  async function verify(form: FormData) {
    const { signal } = (stopping.current = new AbortController());
    const kept = String(form.get("kept") ?? "").trim();
    for await (const step of readVerification(kept, signal)) setVerification(step);
  }

  const isWalking = verification.state === "walking";
  return (
    <details className="rounded-lg border border-line bg-raised p-4">
      <summary className="cursor-pointer text-md font-medium">{t("title")}</summary>
      <form
        className="mt-4 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void verify(new FormData(event.currentTarget));
        }}
      >
        <p className="max-w-prose text-ink-soft">{t("explained")}</p>
        <TextField label={t("kept")} name="kept" pattern="\s*[0-9a-fA-F]{64}\s*" autoComplete="off" />
        <div className="flex flex-wrap items-center gap-3">
          <button className={buttonStyle()} disabled={isWalking}>
            {t("verify")}
          </button>
          {isWalking && (
            <>
              <progress
                className="h-2 w-48 accent-accent"
                aria-label={t("title")}
                max={verification.total || 1}
                value={verification.checked}
              />
              <button
                type="button"
                className={buttonStyle({ tone: "quiet" })}
                onClick={() => stopping.current?.abort()}
              >
                {t("stop")}
              </button>
            </>
          )}
        </div>
        <div role="status">
          {isWalking && t("checked", { checked: verification.checked, total: verification.total })}
          {verification.state === "stopped" && t("stopped")}
          {verification.state === "failed" && <span className="text-bad">{t("failed")}</span>}
          {verification.state === "done" && (
            <ChainReportNote report={verification.report} kept={verification.kept} />
          )}
        </div>
      </form>
    </details>
  );
}

/** The result of verifying the hash chain. */
function ChainReportNote({ report, kept }: { report: ChainReport; kept: boolean }) {
  const t = useTranslations("adminAudit.chain");
  const { head, tampered, keptSeq } = report;
  if (tampered)
    return (
      <p className="text-bad">
        {t(`tampered.${tampered.kind}`, { seq: tampered.seq })} {t("soundBefore")}
      </p>
    );
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium">{t("sound", { count: head.seq })}</p>
      {kept && keptSeq === undefined && <p className="text-bad">{t("keptMissing")}</p>}
      {keptSeq !== undefined && <p>{t("keptFound", { seq: keptSeq })}</p>}
      <p className="text-ink-soft">
        {t("head")} <code className="text-sm break-all select-all">{head.hash}</code>
      </p>
      <p className="max-w-prose text-ink-soft">{t("keep")}</p>
    </div>
  );
}
