import { html } from "hono/html";

export type Html = ReturnType<typeof html>;

/**
 * What a page may load: its own files alone, so that nothing typed into a document's name can run. Anybody may embed it,
 * hence no `frame-ancestors`. WebAssembly draws JPEG 2000 images.
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

/** The frame that every page of the sandbox has. */
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
