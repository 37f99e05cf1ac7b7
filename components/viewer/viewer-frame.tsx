"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { viewerBox } from "./empty-viewer";
import { FindBar } from "./find-bar";
import { PageOverview } from "./page-overview";
import type { Pane } from "./pane";
import { PdfPane } from "./pdf-pane";
import { syncScroll } from "./sync-scroll";
import { usePaneState } from "./use-pane-state";
import { type Version, VersionSwitch } from "./version-switch";
import { viewerKey } from "./viewer-keys";
import { ViewerToolbar } from "./viewer-toolbar";

type ViewerFrameProps = {
  documentName: string;
  /** The URL of the PDF. */
  url: string;
  /** The URL of the PDF that this one was signed from. */
  sourceUrl?: string;
};

/** The minimum width at which the overview or another version fits beside the pages. */
const minWidthForTwo = 640;

/**
 * A PDF viewer: pages, overview, zoom and search, and beside it the PDF that this one was signed from. The engine
 * loads after the page, and of the file only the parts in view.
 */
export function ViewerFrame({ documentName, url, sourceUrl }: ViewerFrameProps) {
  const t = useTranslations("viewer");
  const section = useRef<HTMLElement>(null);
  const width = useWidth(section);
  const [chosen, setChosen] = useState<Version>("signed");
  const [main, setMain] = useState<Pane>();
  const [beside, setBeside] = useState<Pane>();
  const [listing, setListing] = useState<boolean>();
  const [isFinding, setIsFinding] = useState(false);
  const { matches } = usePaneState(main);
  const hasRoom = width >= minWidthForTwo;
  const version = chosen === "both" && !hasRoom ? "signed" : chosen;
  const isListed = listing ?? hasRoom;
  const every = (act: (pane: Pane) => void) => [main, beside].forEach((pane) => pane && act(pane));
  const goFromOverview = (page: number) => {
    every((pane) => pane.goToPage(page));
    if (!hasRoom) setListing(false); // it covers the pages on a narrow screen
  };
  const stopFinding = () => {
    every((pane) => pane.stopFinding());
    setIsFinding(false);
    main?.container.focus();
  };

  useEffect(() => main && beside && syncScroll(main, beside), [main, beside]);

  const shown = sourceUrl && version === "source" ? sourceUrl : url;
  const name = (which: "signed" | "source") => (sourceUrl ? t(`versions.${which}`) : undefined);
  return (
    <section
      ref={section}
      aria-label={t("pagesOf", { name: documentName })}
      onKeyDown={(event) => viewerKey(event, { every, onFind: () => setIsFinding(true) })}
      className={`flex flex-col gap-2 ${viewerBox}`}
    >
      {sourceUrl && <VersionSwitch chosen={version} hasRoom={hasRoom} onChoose={setChosen} />}
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-md border border-line bg-sunken">
        <ViewerToolbar
          pane={main}
          every={every}
          url={shown}
          isListed={isListed}
          onList={() => setListing(!isListed)}
          isFinding={isFinding}
          onFind={() => (isFinding ? stopFinding() : setIsFinding(true))}
        />
        {isFinding && (
          <FindBar
            matches={matches}
            onFind={(query, how) => every((pane) => pane.find(query, how))}
            onClose={stopFinding}
          />
        )}
        <div className="relative flex min-h-0 flex-1 divide-x divide-line">
          {isListed && main && <PageOverview pane={main} onGo={goFromOverview} />}
          <PdfPane
            key={shown}
            url={shown}
            version={name(version === "source" ? "source" : "signed")}
            onPane={setMain}
          />
          {sourceUrl && version === "both" && (
            <PdfPane url={sourceUrl} version={name("source")} onPane={setBeside} />
          )}
        </div>
      </div>
    </section>
  );
}

/** The width of an element, or 0 until it is laid out. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const resized = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    resized.observe(element.current);
    return () => resized.disconnect();
  }, [element]);
  return width;
}
