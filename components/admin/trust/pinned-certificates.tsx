"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { dayWords } from "@/lib/domain/time/date-words";
import type { ActionState } from "@/lib/domain/request/action-state";
import { ConfirmButton } from "../../ui/confirm-button";
import { Section } from "../../ui/section";
import type { FormAction } from "../../ui/use-form";
import { type CertificateLine, CertificateLines } from "./certificate-lines";
import { ChooseCertificates } from "./choose-certificates";

type PinnedCertificatesProps = {
  pins: CertificateLine[];
  /** When those of the release were announced; undefined if an admin replaced them. */
  pinnedOn: Date | undefined;
  now: Date;
  preview: FormAction<CertificateLine[]>;
  action: (
    previous: ActionState<number>,
    input: FormData | Record<string, File>,
  ) => Promise<ActionState<number>>;
};

const headingId = "pins";

/** The certificates by which the list of lists may be signed, and buttons to replace them and to return. */
export function PinnedCertificates({ pins, pinnedOn, now, preview, action }: PinnedCertificatesProps) {
  const t = useTranslations("adminTrust");
  const language = useLocale();
  const [done, setDone] = useState<string>();
  const say = (count: number) => setDone(t("pinsReplaced", { count }));
  return (
    <Section title={t("pins")} headingId={headingId}>
      <p className="max-w-prose text-base text-ink-soft">
        {t("pinsText")}{" "}
        {pinnedOn
          ? t("pinsOfRelease", { day: dayWords(pinnedOn, language, { timeZone: "UTC" }) })
          : t("pinsOwn")}
      </p>
      <CertificateLines certificates={pins} now={now} />
      <div className="flex flex-wrap gap-3">
        <ChooseCertificates
          label={t("replacePins")}
          dialog={{
            title: t("replacePinsTitle"),
            text: t("replacePinsText"),
            confirm: t("replacePinsConfirm"),
          }}
          preview={preview}
          action={action}
          onChoose={() => setDone(undefined)}
          onDone={say}
        />
        <p role="status" className="flex min-w-0 items-center text-base text-ink-soft">
          {done}
        </p>
        {!pinnedOn && (
          <ConfirmButton
            label={t("restorePins")}
            title={t("restorePins")}
            text={t("restorePinsText")}
            confirm={t("restore")}
            action={action}
            input={{}}
            onDone={say}
            focusAfter={headingId}
          />
        )}
      </div>
    </Section>
  );
}
