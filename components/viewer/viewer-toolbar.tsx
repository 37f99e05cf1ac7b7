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
import { maxScale, minScale } from "./zoom";

type ViewerToolbarProps = {
  /** The main pane, and a function that acts on all panes. */
  pane: Pane | undefined;
  every: (act: (pane: Pane) => void) => void;
  /** The URL of the PDF in the main pane. */
  url: string;
  isListed: boolean;
  onList: () => void;
  isFinding: boolean;
  onFind: () => void;
};

/** The viewer's toolbar. On a phone it leaves out the rarer controls; pinching zooms. */
export function ViewerToolbar({ pane, every, url, isListed, onList, isFinding, onFind }: ViewerToolbarProps) {
  const t = useTranslations("viewer");
  const format = useFormatter();
  const { stage, page, pageCount, scale, fit } = usePaneState(pane);
  const isDisabled = stage !== "open";
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
          disabled={isDisabled}
          onClick={onList}
        />
        <ToolButton
          label={t("previousPage")}
          Icon={ChevronUp}
          className="max-sm:hidden"
          disabled={isDisabled || page === 1}
          onClick={() => go(page - 1)}
        />
        <ToolButton
          label={t("nextPage")}
          Icon={ChevronDown}
          className="max-sm:hidden"
          disabled={isDisabled || page === pageCount}
          onClick={() => go(page + 1)}
        />
        <PageField page={page} pageCount={pageCount} onGo={go} />
      </div>
      <div className="flex items-center gap-0.5">
        <ToolButton
          label={t("zoomOut")}
          Icon={Minus}
          disabled={isDisabled || scale <= minScale}
          onClick={() => every((each) => each.zoomBy(-1))}
        />
        <span className="w-12 text-center text-sm text-ink-soft tabular-nums max-sm:hidden">
          <span className="sr-only">{t("zoom")} </span>
          {isDisabled ? "" : format.number(scale, { style: "percent" })}
        </span>
        <ToolButton
          label={t("zoomIn")}
          Icon={Plus}
          disabled={isDisabled || scale >= maxScale}
          onClick={() => every((each) => each.zoomBy(1))}
        />
        <ToolButton
          label={t("fitWidth")}
          Icon={MoveHorizontal}
          className="max-sm:hidden"
          aria-pressed={fit === "page-width"}
          disabled={isDisabled}
          onClick={() => every((each) => each.fit("page-width"))}
        />
        <ToolButton
          label={t("fitPage")}
          Icon={FileText}
          className="max-sm:hidden"
          aria-pressed={fit === "page-fit"}
          disabled={isDisabled}
          onClick={() => every((each) => each.fit("page-fit"))}
        />
        <ToolButton
          label={t("rotate")}
          Icon={RotateCw}
          className="max-sm:hidden"
          disabled={isDisabled}
          onClick={() => every((each) => each.rotate())}
        />
        <ToolButton
          label={t("find")}
          Icon={Search}
          aria-expanded={isFinding}
          disabled={isDisabled}
          onClick={onFind}
        />
        <ToolLink label={t("print")} Icon={Printer} href={url} className="max-sm:hidden" />
        <ToolLink label={t("openPdf")} Icon={ExternalLink} href={url} />
      </div>
    </div>
  );
}
