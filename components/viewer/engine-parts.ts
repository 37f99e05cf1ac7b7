import "./viewer.css"; // loads with the parts that it is about, and keeps no page waiting

/** The engine's parts for showing pages. They ask for its core as they load. */
export * from "pdfjs-dist/web/pdf_viewer.mjs";
