import {
  ChevronDown,
  ChevronUp,
  ExternalLink,
  FileText,
  GalleryVertical,
  Minus,
  MoveHorizontal,
  Plus,
  Printer,
  RotateCw,
  Search,
} from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Pane } from "./pane";
import { PageField } from "./page-field";
import { ToolButton, ToolLink } from "./tool-button";
import { usePaneState } from "./use-pane-state";
import { largestScale, smallestScale } from "./zoom";

type ViewerToolbarProps = {
  /** The pane that is read, and everything that does what it does. */
  pane: Pane | undefined;
  every: (act: (pane: Pane) => void) => void;
  /** Where the PDF is that is read. */
  url: string;
  isListed: boolean;
  onList: () => void;
  isFinding: boolean;
  onFind: () => void;
};

/** What can be done with the pages. On a phone the rarer of it steps back: two fingers do the same. */
export function ViewerToolbar({ pane, every, url, isListed, onList, isFinding, onFind }: ViewerToolbarProps) {
  const t = useTranslations("viewer");
  const format = useFormatter();
  const { stage, page, pageCount, scale, fit } = usePaneState(pane);
  const isOff = stage !== "open";
  const go = (to: number) => every((each) => each.goToPage(to));
  return (
    <div
      role="toolbar"
      aria-label={t("toolbar")}
      className="flex items-center justify-between gap-1 border-b border-line bg-raised p-1"
    >
      <div className="flex items-center gap-0.5">
        <ToolButton
          label={t("overview")}
          Icon={GalleryVertical}
          aria-expanded={isListed}
          disabled={isOff}
          onClick={onList}
        />
        <ToolButton
          label={t("previousPage")}
          Icon={ChevronUp}
          className="max-sm:hidden"
          disabled={isOff || page === 1}
          onClick={() => go(page - 1)}
        />
        <ToolButton
          label={t("nextPage")}
          Icon={ChevronDown}
          className="max-sm:hidden"
          disabled={isOff || page === pageCount}
          onClick={() => go(page + 1)}
        />
        <PageField page={page} pageCount={pageCount} onGo={go} />
      </div>
      <div className="flex items-center gap-0.5">
        <ToolButton
          label={t("zoomOut")}
          Icon={Minus}
          disabled={isOff || scale <= smallestScale}
          onClick={() => every((each) => each.zoomBy(-1))}
        />
        <span className="w-12 text-center text-sm text-ink-soft tabular-nums max-sm:hidden">
          <span className="sr-only">{t("zoom")} </span>
          {isOff ? "" : format.number(scale, { style: "percent" })}
        </span>
        <ToolButton
          label={t("zoomIn")}
          Icon={Plus}
          disabled={isOff || scale >= largestScale}
          onClick={() => every((each) => each.zoomBy(1))}
        />
        <ToolButton
          label={t("fitWidth")}
          Icon={MoveHorizontal}
          className="max-sm:hidden"
          aria-pressed={fit === "page-width"}
          disabled={isOff}
          onClick={() => every((each) => each.fit("page-width"))}
        />
        <ToolButton
          label={t("fitPage")}
          Icon={FileText}
          className="max-sm:hidden"
          aria-pressed={fit === "page-fit"}
          disabled={isOff}
          onClick={() => every((each) => each.fit("page-fit"))}
        />
        <ToolButton
          label={t("rotate")}
          Icon={RotateCw}
          className="max-sm:hidden"
          disabled={isOff}
          onClick={() => every((each) => each.rotate())}
        />
        <ToolButton
          label={t("find")}
          Icon={Search}
          aria-expanded={isFinding}
          disabled={isOff}
          onClick={onFind}
        />
        <ToolLink label={t("print")} Icon={Printer} href={url} className="max-sm:hidden" />
        <ToolLink label={t("openPdf")} Icon={ExternalLink} href={url} />
      </div>
    </div>
  );
}
