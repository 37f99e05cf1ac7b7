"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Notice } from "../ui/notice";
import { openPane, type Pane } from "./pane";
import { usePaneState } from "./use-pane-state";

type PdfPaneProps = {
  url: string;
  /** The version of the document, if there are two. */
  version?: string;
  onPane: (pane: Pane | undefined) => void;
};

/** The pages of one PDF in a scrolling column. */
export function PdfPane({ url, version, onPane }: PdfPaneProps) {
  const t = useTranslations("viewer");
  const container = useRef<HTMLDivElement>(null);
  const [pane, setPane] = useState<Pane>();
  const { stage } = usePaneState(pane);
  const name = useEffectEvent((number: number, count: number) =>
    version ? t("versionPage", { version, number, count }) : t("page", { number, count }),
  );
  const publish = useEffectEvent((opened: Pane | undefined) => {
    setPane(opened);
    onPane(opened);
  });

  useEffect(() => {
    if (!container.current) return;
    const opened = openPane(container.current, { url, names: (number, count) => name(number, count) });
    publish(opened);
    return () => {
      publish(undefined);
      opened.close();
    };
  }, [url]);

  return (
    <div className="relative min-w-0 flex-1">
      {/* A scrolling element must be reachable by keyboard. */}
      <div
        ref={container}
        tabIndex={0}
        role="group"
        aria-label={version ?? t("pages")}
        className="absolute inset-0 touch-pan-x touch-pan-y overflow-auto outline-offset-[-2px] [scrollbar-gutter:stable]"
      >
        <div className="pdfViewer" />
      </div>
      {stage === "opening" && (
        <div className="absolute inset-x-0 top-0 mx-auto aspect-[1/1.414] max-h-full max-w-3xl bg-raised" />
      )}
      {stage !== "opening" && stage !== "open" && (
        <div className="absolute inset-x-4 top-4">
          <Notice tone="bad">{t(stage)}</Notice>
        </div>
      )}
    </div>
  );
}
