"use client";

import type { PDFDocumentProxy } from "pdfjs-dist";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { linkStyle } from "../ui/link-style";
import { DocumentPageCanvas } from "./document-page-canvas";
import { openPdf } from "./open-pdf";

type DocumentPagesProps = { documentName: string; url: string };

/** The document itself, page under page. The engine is loaded after the page, the pages as they come into view. */
export function DocumentPages({ documentName, url }: DocumentPagesProps) {
  const t = useTranslations("document");
  const [pdf, setPdf] = useState<PDFDocumentProxy>();
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    const opening = openPdf(url);
    opening.document.then(setPdf, () => setHasFailed(!opening.isClosed()));
    return opening.close;
  }, [url]);

  return (
    <section
      aria-label={t("pagesOf", { name: documentName })}
      className="flex min-w-0 flex-col items-center gap-4"
    >
      <p className="no-print self-end text-base">
        {hasFailed && `${t("pagesFailed")} `}
        <a href={url} target="_blank" rel="noreferrer" className={linkStyle}>
          {t("openPdf")}
        </a>
      </p>
      {!pdf && !hasFailed && <div className="aspect-[1/1.414] w-full max-w-3xl rounded-md bg-sunken" />}
      {pdf &&
        Array.from({ length: pdf.numPages }, (_, index) => (
          <DocumentPageCanvas key={index} pdf={pdf} number={index + 1} />
        ))}
    </section>
  );
}
