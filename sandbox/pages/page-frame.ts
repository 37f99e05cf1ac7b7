import { html } from "hono/html";

export type Html = ReturnType<typeof html>;

/**
 * Pages load only their own files, so that no markup in a document's name can run. Any site may embed them, so there
 * is no `frame-ancestors`. WebAssembly decodes JPEG 2000 images.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'", // a mail in the inbox
  "form-action 'self'",
  "base-uri 'none'",
].join("; ");

type Page = { language: string; title: string; notice: string; brand: string; head?: Html; main: Html };

/** The frame of all pages. */
export const pageFrame = ({ language, title, notice, brand, head, main }: Page) =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/page.css" />
        ${head}
      </head>
      <body>
        <header class="band">
          <span class="brand">${brand}</span>
          <span class="notice">${notice}</span>
        </header>
        ${main}
      </body>
    </html>`;
