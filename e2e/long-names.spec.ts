import { linkIn } from "@/testing/sandbox-gateway";
import { openNewDraft, sendOpenDocument } from "@/testing/journey";
import { expectNoSidewaysScroll } from "./support/accessible";
import { phoneBrowser } from "./support/phone";
import { expect, test } from "./support/test";

const long = (word: string, length = 180) => word.repeat(length).slice(0, length);

test("very long names without a blank widen no page of a phone", async ({
  addPerson,
  gateway,
  signIn,
  openBrowser,
}) => {
  const page = await openBrowser(phoneBrowser);
  const admin = await addPerson({ role: "admin", name: long("Ambrozija", 100) });
  await signIn(page, admin);
  const name = long("Nuomossutartis");
  const document = await openNewDraft(page, name);
  await expectNoSidewaysScroll(page);

  const guest = {
    name: long("Ona", 60),
    surname: long("Onaityte", 60),
    email: `${long("o", 60)}@example.com`,
  };
  await page.goto(`${document}/send`);
  await expectNoSidewaysScroll(page);
  await page.goto(document);
  await sendOpenDocument(page, { withMe: true, signers: [guest] });
  await expectNoSidewaysScroll(page);

  const paths = ["/documents", "/to-sign", "/verify", "/account", "/documents/trash"];
  const adminPaths = ["", "/documents", "/signings", "/users", "/audit"].map((path) => `/admin${path}`);
  for (const path of [...paths, ...adminPaths]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
  }

  const [mail] = await gateway.mailsTo(guest.email);
  const invited = await openBrowser(phoneBrowser);
  await invited.goto(linkIn(mail));
  await expect(invited.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNoSidewaysScroll(invited);
});
