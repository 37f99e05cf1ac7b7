import "./viewer.css"; // loads with the engine's parts, and so delays no page

/** The engine's parts for displaying pages. They access its core as they load. */
export * from "pdfjs-dist/web/pdf_viewer.mjs";
