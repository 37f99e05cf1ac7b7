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
  ["VIRTANEN131052-308T", "VIRTANEN"],
  ["Jan Novák 900101/1234", "Jan Novák"],
  ["Jan Peeters 85.07.30-033.28", "Jan Peeters"],
  ["Mario Rossi RSSMRA85T10A562S", "Mario Rossi"],
  ["ROSSIRSSMRA85T10A562S", "ROSSI"],
  ["SMITH JOHN - X1234567L", "SMITH JOHN -"],
  ["BI123456789", "BI"],
  ["ROSSITINIT-RSSMRA85T10A562S", "ROSSI"],
])("%s is shown as %s", (name, shown) => {
  expect(withoutPersonalCodes(name)).toBe(shown);
});

test.each(["O’CONNEŽ-ŠUSLIK,ŠARŪNĖ", "DE-WITTE, Anna", "EID-SK 2016", "Acme, UAB", "SK TSA 2026E"])(
  "%s is left unchanged",
  (name) => {
    expect(withoutPersonalCodes(name)).toBe(name);
  },
);
