"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DocumentSummary } from "@/db/repositories/documents";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { type SigningError, signingErrorOf } from "@/lib/gateway/dokobit/frame/signing-error";
import { linkStyle } from "../ui/link-style";
import { Notice } from "../ui/notice";
import { DeclineForm, type DeclineAction } from "./decline-form";
import { SigningDone } from "./signing-done";
import { SigningFrame } from "./signing-frame";
import { SigningStages } from "./signing-stages";

type SigningScreenProps<S> = {
  document: Pick<DocumentSummary, "name" | "status">;
  /** The gateway's page for this signer, or `undefined` once they have signed. */
  pageUrl: string | undefined;
  scriptUrl: string;
  nonce: string | undefined;
  /** Identifies the signing to the actions. */
  subject: S;
  /** Reports an event of the frame to the server. */
  report: (previous: ActionState, input: S & { event: "signed" | "cancelled" }) => Promise<ActionState>;
  decline: DeclineAction<S>;
  links: { document: string; signedFile: string };
};

/** The screen on which a person signs: the document's name and the frame, without distractions. */
export function SigningScreen<S extends object>(props: SigningScreenProps<S>) {
  const { document, pageUrl, scriptUrl, nonce, subject, report, decline, links } = props;
  const t = useTranslations("signing");
  const errorWords = useTranslations("signingErrors");
  const [hasSigned, setHasSigned] = useState(false);
  const [error, setError] = useState<SigningError>();
  const isDone = hasSigned || !pageUrl;

  const reportEvent = (event: "signed" | "cancelled") => {
    // Only a hint: if it is lost, the gateway's postback or the next poll has the same effect.
    report(idle, { ...subject, event }).catch(() => undefined);
  };
  const onSuccess = () => {
    setError(undefined);
    setHasSigned(true);
    reportEvent("signed");
  };
  const onError = (errors: unknown) => {
    const failure = signingErrorOf(errors);
    setError(failure);
    if (failure === "cancelled") reportEvent(failure); // the signer may have declined in the frame
  };

  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-5">
      <header className="flex flex-col gap-3">
        <SigningStages current={isDone ? "done" : "sign"} />
        <h1 className="font-serif text-xl leading-snug wrap-break-word max-sm:text-lg">{document.name}</h1>
      </header>
      {error && !isDone && <Notice tone="bad">{errorWords(error)}</Notice>}
      {isDone ? (
        <SigningDone status={document.status} links={links} />
      ) : (
        <SigningFrame
          pageUrl={pageUrl}
          scriptUrl={scriptUrl}
          nonce={nonce}
          onSuccess={onSuccess}
          onError={onError}
        />
      )}
      {!isDone && (
        <div className="flex flex-col gap-2">
          <p className="text-base">
            <a href={links.document} className={linkStyle}>
              {t("leave")}
            </a>{" "}
            <span className="text-ink-faint">{t("leaveHint")}</span>
          </p>
          <DeclineForm subject={subject} action={decline} />
        </div>
      )}
    </div>
  );
}
