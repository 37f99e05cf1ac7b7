import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Thumbnails } from "./draw-thumbnails";

/** The height of a page in the overview, including its number. */
export const thumbnailHeight = 148;

type ThumbnailProps = { number: number; isCurrent: boolean; thumbnails: Thumbnails; onGo: () => void };

/** One page of the overview. */
export function Thumbnail({ number, isCurrent, thumbnails, onGo }: ThumbnailProps) {
  const t = useTranslations("viewer");
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const leaving = new AbortController();
    thumbnails.draw(number, element, leaving.signal);
    return () => {
      leaving.abort();
      element.width = element.height = 0; // frees the canvas's memory at once
    };
  }, [number, thumbnails]);
  return (
    <li
      className="absolute inset-x-0"
      style={{ top: (number - 1) * thumbnailHeight, height: thumbnailHeight }}
    >
      <button
        type="button"
        aria-label={t("goToPage", { number })}
        aria-current={isCurrent ? "page" : undefined}
        onClick={onGo}
        className="group flex size-full flex-col items-center gap-1 pt-2 text-xs text-ink-soft tabular-nums"
      >
        <span className="flex h-28 w-20 items-center justify-center rounded-md group-hover:bg-sunken">
          <canvas
            ref={canvas}
            width={0}
            height={0}
            className="bg-white outline outline-line group-aria-[current]:outline-2 group-aria-[current]:outline-accent"
          />
        </span>
        {number}
      </button>
    </li>
  );
}
