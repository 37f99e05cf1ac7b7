"use client";

import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from "pdfjs-dist";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

type DocumentPageCanvasProps = { pdf: PDFDocumentProxy; number: number };

/** A4, until the page says otherwise. */
const usualRatio = 1.414;

/** One page, drawn when it comes near the view, as sharp as the screen. */
export function DocumentPageCanvas({ pdf, number }: DocumentPageCanvasProps) {
  const t = useTranslations("document");
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ratio, setRatio] = useState(usualRatio);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let rendering: RenderTask | undefined;
    let isGone = false;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        void pdf.getPage(number).then(
          (page) => {
            if (isGone || !canvas.current) return;
            const { width, height } = page.getViewport({ scale: 1 });
            setRatio(height / width);
            rendering = draw(page, canvas.current, element.clientWidth);
            rendering.promise.catch(() => undefined); // cancelled when the page is left
          },
          () => undefined,
        );
      },
      { rootMargin: "600px" },
    );
    observer.observe(element);
    return () => {
      isGone = true;
      observer.disconnect();
      rendering?.cancel();
    };
  }, [pdf, number]);

  return (
    <div
      ref={frame}
      style={{ aspectRatio: `1 / ${ratio}` }}
      className="w-full max-w-3xl overflow-hidden rounded-md border border-line bg-white"
    >
      <canvas
        ref={canvas}
        role="img"
        aria-label={t("page", { number, count: pdf.numPages })}
        className="size-full"
      />
    </div>
  );
}

function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number): RenderTask {
  const scale = (width / page.getViewport({ scale: 1 }).width) * Math.min(window.devicePixelRatio, 2);
  const viewport = page.getViewport({ scale });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  return page.render({ canvas, viewport });
}
