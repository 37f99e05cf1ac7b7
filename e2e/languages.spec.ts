import type { Page } from "@playwright/test";
import { samplePdf } from "@/testing/sample-pdf";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { password } from "./support/accounts";
import { phone } from "./support/phone";
import { frameOf } from "./support/signing";
import { expect, test } from "./support/test";

const lithuanian = {
  ...{ code: "lt", browser: "lt-LT", name: "Lietuvių" },
  ...{ email: "El. paštas", password: "Slaptažodis", signIn: "Prisijungti" },
  ...{ wrong: "El. paštas arba slaptažodis neteisingas.", notFound: "Čia jums nieko nėra" },
  ...{ account: "Paskyra", newPassword: "Naujas slaptažodis", change: "Keisti slaptažodį" },
  ...{ short: "Slaptažodyje turi būti bent 10 simbolių.", documents: "Dokumentai", draft: "Juodraštis" },
  ...{
    notPdf: "Failas vadinamas PDF, bet juo nėra.",
    send: "Siųsti pasirašyti",
    addMe: "Pridėti mane",
    submit: "Siųsti",
  },
  ...{ addSigner: "Pridėti pasirašantį asmenį", nameMissing: "Įveskite vardą." },
  ...{ remove: "Pašalinti pasirašantį asmenį 1", more: "Šalis, asmens kodas, telefonas, paskirtis, būdai" },
  ...{
    summary: "Pasirašo Jonas Žąsinas.",
    out: "Pasirašomas",
    waiting: "Laukiama, kol pasirašys: Jonas Žąsinas.",
  },
  ...{ signNow: "Pasirašyti dabar", personalCode: "Asmens kodas", sign: "Pasirašyti", signed: "Pasirašytas" },
  ...{ toDocument: "Eiti į dokumentą", valid: "Bandomasis parašas galioja", certificate: "Sertifikatas" },
};

const latvian: typeof lithuanian = {
  ...{ code: "lv", browser: "lv-LV", name: "Latviešu" },
  ...{ email: "E-pasts", password: "Parole", signIn: "Pieteikties" },
  ...{ wrong: "E-pasts vai parole nav pareiza.", notFound: "Šeit jums nekā nav" },
  ...{ account: "Konts", newPassword: "Jaunā parole", change: "Mainīt paroli" },
  ...{ short: "Izmantojiet vismaz 10 rakstzīmes.", documents: "Dokumenti", draft: "Melnraksts" },
  ...{
    notPdf: "Datne saucas PDF, bet tāda nav.",
    send: "Nosūtīt parakstīšanai",
    addMe: "Pievienot mani",
    submit: "Nosūtīt",
  },
  ...{ addSigner: "Pievienot parakstītāju", nameMissing: "Ievadiet vārdu." },
  ...{ remove: "Izņemt 1. parakstītāju", more: "Valsts, personas kods, tālrunis, mērķis, veidi" },
  ...{
    summary: "Paraksta Jonas Žąsinas.",
    out: "Tiek parakstīts",
    waiting: "Vēl jāparaksta: Jonas Žąsinas.",
  },
  ...{ signNow: "Parakstīt tagad", personalCode: "Personas kods", sign: "Parakstīt", signed: "Parakstīts" },
  ...{ toDocument: "Doties uz dokumentu", valid: "Derīgs testa paraksts", certificate: "Sertifikāts" },
};

const estonian: typeof lithuanian = {
  ...{ code: "et", browser: "et-EE", name: "Eesti" },
  ...{ email: "E-post", password: "Parool", signIn: "Logi sisse" },
  ...{ wrong: "E-posti aadress või parool ei ole õige.", notFound: "Siin ei ole sulle midagi" },
  ...{ account: "Konto", newPassword: "Uus parool", change: "Muuda parooli" },
  ...{ short: "Kasuta vähemalt 10 tähemärki.", documents: "Dokumendid", draft: "Mustand" },
  ...{
    notPdf: "Faili nimi on PDF, kuid see ei ole PDF.",
    send: "Saada allkirjastamiseks",
    addMe: "Lisa mind",
    submit: "Saada",
  },
  ...{ addSigner: "Lisa allkirjastaja", nameMissing: "Sisesta eesnimi." },
  ...{ remove: "Eemalda 1. allkirjastaja", more: "Riik, isikukood, telefon, otstarve, viisid" },
  ...{
    summary: "Allkirjastab Jonas Žąsinas.",
    out: "Allkirjastamisel",
    waiting: "Allkirjastamata: Jonas Žąsinas.",
  },
  ...{
    signNow: "Allkirjasta kohe",
    personalCode: "Isikukood",
    sign: "Allkirjasta",
    signed: "Allkirjastatud",
  },
  ...{ toDocument: "Mine dokumendi juurde", valid: "Kehtiv testallkiri", certificate: "Sertifikaat" },
};

/** Expects a page to be in this language, accessible, and no wider than the screen. */
async function check(page: Page, language: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test.use({ expectedErrors: [/status of 4\d\d/] });

/** Expects the document to have a status. The list of uploads may show another file's at the same time. */
const expectStatus = (page: Page, word: string) =>
  expect(page.getByRole("status").filter({ hasText: word })).toBeVisible();

test.describe("on a phone", () => {
  test.use({ viewport: phone });

  for (const words of [lithuanian, latvian, estonian]) {
    test.describe(`with a browser in ${words.browser}`, () => {
      test.use({ locale: words.browser });

      test("the portal uses the browser's language, and then the account's up to the signed document", async ({
        page,
        addPerson,
      }) => {
        const { email } = await addPerson({ name: "Jonas", surname: "Žąsinas" });
        await page.setExtraHTTPHeaders({ "x-forwarded-for": `10.2.1.${words.code.charCodeAt(1)}` });
        await page.goto("/sign-in");
        await page.getByLabel(words.email).fill(email);
        await page.getByLabel(words.password).fill("not the password");
        await press(page, words.signIn);
        await expect(page.getByRole("alert").filter({ hasText: words.wrong })).toBeVisible();
        await check(page, words.code);
        await page.getByLabel(words.password).fill(password);
        await press(page, words.signIn);
        await page.waitForURL("/documents");

        await page.goto("/account");
        await press(page, words.name);
        await page.getByLabel(words.newPassword).fill("short");
        await page.locator("[name=current]").fill(password);
        await press(page, words.change);
        await expect(page.getByText(words.short)).toBeVisible();
        await expect(page).toHaveTitle(`${words.account} · Paraph`);
        await check(page, words.code);
        await page.goto("/nowhere");
        await expect(heading(page, words.notFound)).toBeVisible();
        await check(page, words.code);

        await page.goto("/documents");
        await expect(heading(page, words.documents)).toBeVisible();
        const [name, broken] = [`Sutartis ${words.code}`, `Katkenud ${words.code}`];
        const mimeType = "application/pdf";
        await page.locator("input[type=file]").setInputFiles([
          { name: `${broken}.pdf`, mimeType, buffer: Buffer.from("no PDF at all") },
          { name: `${name}.pdf`, mimeType, buffer: await samplePdf({ pages: 1 }) },
        ]);
        await expect(page.getByRole("alert").filter({ hasText: words.notPdf })).toBeVisible();
        await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
        await check(page, words.code);
        await page.getByRole("link", { name, exact: true }).click();
        await expectStatus(page, words.draft);
        await check(page, words.code);

        await page.getByRole("link", { name: words.send }).click();
        await press(page, words.addSigner);
        await page.getByText(words.more, { exact: true }).click();
        await press(page, words.submit);
        await expect(page.getByText(words.nameMissing)).toBeVisible();
        await check(page, words.code);
        await press(page, words.remove);
        await press(page, words.addMe);
        await expect(page.getByText(words.summary)).toBeVisible();
        await press(page, words.submit);
        await expectStatus(page, words.out);
        await expect(page.getByText(words.waiting)).toBeVisible();
        await check(page, words.code);

        await page.getByRole("link", { name: words.signNow }).click();
        const frame = frameOf(page); // in the sender's language, as the form chose no other
        await frame.getByRole("button", { name: "Smart-ID" }).click();
        await frame.getByLabel(words.personalCode).fill("50001029996");
        await check(page, words.code);
        await frame.getByRole("button", { name: words.sign, exact: true }).click();
        await expectStatus(page, words.signed);
        await check(page, words.code);
        await page.getByRole("link", { name: words.toDocument }).click();
        await expect(page.getByText(words.valid, { exact: true })).toBeVisible();
        await page.getByText(words.certificate, { exact: true }).click();
        await check(page, words.code);
      });
    });
  }
});

test("a user chooses a language in the account, and later leaves the choice to the browser again", async ({
  page,
  signIn,
}) => {
  await signIn(page);
  await page.goto("/account");
  await press(page, "Eesti");
  await expect(page.locator("html")).toHaveAttribute("lang", "et");
  await press(page, "Nagu brauseris");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("button", { name: "As in the browser" })).toHaveAttribute(
    "aria-current",
    "true",
  );
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the portal remembers the language that a browser chose on the sign-in page", async ({ page }) => {
    await page.goto("/sign-in");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await press(page, "Eesti");
    await expect(page.getByRole("button", { name: "Logi sisse" })).toBeVisible();
    await page.goto("/nowhere");
    await expect(page.locator("html")).toHaveAttribute("lang", "et");
  });
});
