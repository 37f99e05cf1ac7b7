import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Pane } from "./pane";
import { Thumbnail, thumbnailHeight } from "./thumbnail";
import { usePaneState } from "./use-pane-state";

type PageOverviewProps = { pane: Pane; onGo: (page: number) => void };

/** The thumbnails of the pages. Only those in view are rendered, so ten thousand pages are as fast as ten. */
export function PageOverview({ pane, onGo }: PageOverviewProps) {
  const t = useTranslations("viewer");
  const { page, pageCount } = usePaneState(pane);
  const list = useRef<HTMLElement>(null);
  const [view, setView] = useState({ top: 0, height: 0 });

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const updateView = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const resized = new ResizeObserver(updateView);
    resized.observe(element);
    element.addEventListener("scroll", updateView);
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", updateView);
    };
  }, []);

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const top = (page - 1) * thumbnailHeight;
    const isAbove = top < element.scrollTop;
    if (isAbove || top + thumbnailHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = isAbove ? top : top + thumbnailHeight - element.clientHeight;
  }, [page]);

  const first = Math.max(0, Math.floor(view.top / thumbnailHeight) - 1);
  const last = Math.min(pageCount, Math.ceil((view.top + view.height) / thumbnailHeight) + 1);
  return (
    <nav
      ref={list}
      aria-label={t("overview")}
      className="w-28 shrink-0 overflow-y-auto overscroll-contain border-r border-line bg-paper max-sm:absolute max-sm:inset-y-0 max-sm:left-0 max-sm:z-[2] max-sm:shadow-float"
    >
      <ol className="relative" style={{ height: pageCount * thumbnailHeight }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index + 1).map((number) => (
          <Thumbnail
            key={number}
            number={number}
            isCurrent={number === page}
            thumbnails={pane.thumbnails}
            onGo={() => onGo(number)}
          />
        ))}
      </ol>
    </nav>
  );
}
