"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionState } from "@/lib/domain/request/action-state";
import { ConfirmButton } from "../../ui/confirm-button";
import { Section } from "../../ui/section";
import type { FormAction } from "../../ui/use-form";
import { type CertificateLine, CertificateLines } from "./certificate-lines";
import { ChooseCertificates } from "./choose-certificates";

type OwnAnchorsProps = {
  anchors: CertificateLine[];
  now: Date;
  preview: FormAction<CertificateLine[]>;
  add: FormAction<number>;
  remove: (previous: ActionState, input: { fingerprint: string }) => Promise<ActionState>;
};

const headingId = "own-anchors";

/** The certificates that this portal trusts by the word of its admins. */
export function OwnAnchors({ anchors, now, preview, add, remove }: OwnAnchorsProps) {
  const t = useTranslations("adminTrust");
  const [done, setDone] = useState<string>();
  return (
    <Section title={t("anchors")} headingId={headingId}>
      <p className="max-w-prose text-base text-ink-soft">{t("anchorsText")}</p>
      {anchors.length === 0 ? (
        <p className="text-base text-ink-faint">{t("noAnchors")}</p>
      ) : (
        <CertificateLines
          certificates={anchors}
          now={now}
          saysAuthority
          actions={({ fingerprint, name }) => (
            <ConfirmButton
              label={t("removeAnchor")}
              title={t("removeAnchorTitle")}
              text={t("removeAnchorText", { name })}
              confirm={t("removeAnchor")}
              action={remove}
              input={{ fingerprint }}
              onDone={() => setDone(t("anchorRemoved"))}
              focusAfter={headingId}
            />
          )}
        />
      )}
      <div className="flex flex-wrap gap-3">
        <ChooseCertificates
          label={t("addAnchor")}
          dialog={{ title: t("addAnchorTitle"), text: t("addAnchorText"), confirm: t("addAnchorConfirm") }}
          preview={preview}
          action={add}
          onChoose={() => setDone(undefined)}
          onDone={(count) => setDone(t("anchorsAdded", { count }))}
        />
        <p role="status" className="flex min-w-0 items-center text-base text-ink-soft">
          {done}
        </p>
      </div>
    </Section>
  );
}
