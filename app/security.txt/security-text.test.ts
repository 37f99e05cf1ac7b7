import { expect, test } from "vitest";
import { securityText } from "./security-text";

test("security.txt contains the operator's contact, its own URL and an expiry date within a year", () => {
  const now = new Date("2026-03-01T12:00:00Z");
  const text = securityText({ appUrl: "https://sign.example.com", contact: "mailto:it@example.com", now });
  expect(text).toBe(
    [
      "Contact: mailto:it@example.com",
      "Expires: 2026-08-28T12:00:00.000Z",
      "Canonical: https://sign.example.com/.well-known/security.txt",
      "",
    ].join("\n"),
  );
});
