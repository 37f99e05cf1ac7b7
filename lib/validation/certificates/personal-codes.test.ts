import { expect, test } from "vitest";
import { withoutPersonalCodes } from "./personal-codes";

test.each([
  ["JONAITIS,JONAS,PNOLT-60001019906", "JONAITIS,JONAS"],
  ["PNOLV-030303-10012,BĒRZIŅŠ,JĀNIS", "BĒRZIŅŠ,JĀNIS"],
  ["JÕEORG,JAAK-KRISTJAN,38001085718", "JÕEORG,JAAK-KRISTJAN"],
  ["BĒRZIŅŠ JĀNIS 030303-10012", "BĒRZIŅŠ JĀNIS"],
  ["Muster, Max IDCDE-L01X00T47", "Muster,Max"],
  ["Signature_NI:LT-12345678", "Signature_"],
  ["SURNAMEPNOEE-38001085718", "SURNAME"],
  ["ŽĄSINASPNOLT-60001019906,JONAS", "ŽĄSINAS,JONAS"],
  ["JÕEORG38001085718", "JÕEORG"],
  ["BĒRZIŅŠ030303-10012", "BĒRZIŅŠ"],
  ["60001019906", ""],
])("%s is shown as %s", (name, shown) => {
  expect(withoutPersonalCodes(name)).toBe(shown);
});

test.each(["O’CONNEŽ-ŠUSLIK,ŠARŪNĖ", "DE-WITTE, Anna", "EID-SK 2016", "Acme, UAB", "SK TSA 2026E"])(
  "%s is left unchanged",
  (name) => {
    expect(withoutPersonalCodes(name)).toBe(name);
  },
);
