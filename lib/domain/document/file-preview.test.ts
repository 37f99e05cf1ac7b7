import { expect, test } from "vitest";
import { previewOf } from "./file-preview";

test.each([
  ["Lease.PDF", "pdf", "application/pdf"],
  ["foto.jpeg", "image", "image/jpeg"],
  ["note.txt", "text", "text/plain; charset=utf-8"],
])("%s can be previewed", (name, preview, mediaType) => {
  expect(previewOf(name)).toEqual({ preview, mediaType });
});

test.each(["page.html", "drawing.svg", "feed.xml", "a.js", "no ending", "a.constructor", "a.pdf.exe", ""])(
  "%j can only be downloaded",
  (name) => {
    expect(previewOf(name)).toEqual({ preview: "none", mediaType: "application/octet-stream" });
  },
);
