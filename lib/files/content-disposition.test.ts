import { expect, test } from "vitest";
import { contentDisposition } from "./content-disposition";

test("a name keeps its letters and gets an ASCII fallback", () => {
  expect(contentDisposition("attachment", "Sutartis – Žalgirio g. 5.pdf")).toBe(
    "attachment; filename=\"Sutartis _ Zalgirio g. 5.pdf\"; filename*=UTF-8''Sutartis%20%E2%80%93%20%C5%BDalgirio%20g.%205.pdf",
  );
});

test("quotes and line breaks cannot break out of the header", () => {
  expect(contentDisposition("inline", 'a"\r\nx: y.pdf')).toMatch(
    /^inline; filename="a___x: y\.pdf"; filename\*=UTF-8''a%22%0D%0Ax%3A%20y\.pdf$/,
  );
});

test("half of a surrogate pair is replaced, and a whole pair kept", () => {
  expect(contentDisposition("inline", "a\ud83d.pdf \u{1f600}")).toMatch(/''a%EF%BF%BD\.pdf%20%F0%9F%98%80$/);
});
