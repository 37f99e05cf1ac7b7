"use client";

import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";
import { linkStyle } from "../ui/link-style";
import { DocumentPageCanvas } from "./document-page-canvas";
import { openPdf } from "./open-pdf";

type DocumentPagesProps = { documentName: string; url: string };

/** The document itself, page under page. The engine is loaded after the page, the pages as they come into view. */
export function DocumentPages({ documentName, url }: DocumentPagesProps) {
  const [pdf, setPdf] = useState<PDFDocumentProxy>();
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    const opening = openPdf(url);
    opening.document.then(setPdf, () => setHasFailed(!opening.isClosed()));
    return opening.close;
  }, [url]);

  return (
    <section aria-label={`Pages of ${documentName}`} className="flex min-w-0 flex-col items-center gap-4">
      <p className="no-print self-end text-base">
        {hasFailed && "The pages cannot be shown here. "}
        <a href={url} target="_blank" rel="noreferrer" className={linkStyle}>
          Open the PDF
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
