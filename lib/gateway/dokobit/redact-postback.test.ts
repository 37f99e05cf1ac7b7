import { expect, test } from "vitest";
import { redactPostback } from "./redact-postback";

/** A postback as in docs/gateway.md#postbacks. */
const postback = {
  status: "ok",
  token: "signing-token",
  action: "signer_signed",
  signer: "abc123",
  signer_info: {
    code: "60001019906",
    phone: "+37000000766",
    country_code: "LT",
    signing_option: "mobile",
    type: "qes",
    signing_time: "2024-01-26T15:35:55+02:00",
    certificate: {
      name: "/C=EE/CN=MARY, 60001019906",
      subject: { country: "EE", surname: "MARY", serial_number: "PNOEE-60001019906" },
      value: "MIIB60001019906",
    },
  },
  file: "https://gateway.test/api/signing/signing-token/download/abc123?access_token=secret",
  file_digest: "0f".repeat(32),
  valid_to: "2035-02-24 00:00:00",
};

test("removes codes, phone numbers, certificates and tokens from a postback", () => {
  const words = redactPostback(JSON.stringify(postback));
  expect(words).toContain('"action": "signer_signed"');
  expect(words).toContain('"signing_option": "mobile"');
  expect(words).toContain("2024-01-26T15:35:55+02:00");
  expect(words).toContain('"file": "https://gateway.test/…"');
  for (const secret of ["60001019906", "37000000766", "signing-token", "secret", "MIIB", "MARY"])
    expect(words).not.toContain(secret);
});

test("removes a number as long as a personal code, such as the id of a signer", () => {
  const words = redactPostback(JSON.stringify({ signer: 60001019906, attempt: 2 }));
  expect(JSON.parse(words)).toEqual({ signer: "…", attempt: 2 });
});

test("redacts a form like JSON, by the last part of each name", () => {
  const words = redactPostback(
    "action=signer_signed&signer_info[code]=60001019906&signer_info[country_code]=LT",
  );
  expect(JSON.parse(words)).toEqual({
    action: "signer_signed",
    "signer_info[code]": "…",
    "signer_info[country_code]": "LT",
  });
});

test("removes long numbers and the paths of URLs from a body of another format", () => {
  expect(redactPostback("<p>of 020100-29990 at https://gateway.test/signing/token</p>")).toBe(
    "<p>of … at https://gateway.test/…</p>",
  );
});
