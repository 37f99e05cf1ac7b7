import { sendNewDocument, signerCard } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { password } from "../support/accounts";
import { guestSigner } from "../support/guest-signer";
import { frameOf, signInFrame as signElsewhere } from "../support/signing";
import { signIn, signInFrame } from "./steps";
import { desktops, everywhere, expect, test } from "./test";
import type { Visitor } from "./visitor";

const signs = "50001029996";
const neverConfirms = { smartId: "30403039983", eParaksts: "020100-16005" };

for (const place of everywhere)
  test(`a guest's frame downloads, leads to a scheme's page, comes back, reloads, and signs out of sight in ${place.name}`, async ({
    page,
    gateway,
    signIn: signInByCookie,
    openIn,
  }) => {
    const ilze = guestSigner("Ilze", "Kalniņa");
    const guest = await openIn(place);
    const { click, see, inFrame } = guest;
    await signInByCookie(page);
    const fillIn = async () => {
      await signerCard(page, 1).getByText("Country, personal code").click();
      await signerCard(page, 1).getByLabel("eParaksts mobile app").check();
    };
    await sendNewDocument(page, { name: "At the scheme", signers: [ilze], fillIn });
    await guest.open(linkIn((await gateway.mailsTo(ilze.email))[0]));
    await click("link", "Sign");
    await inFrame(async () => void (await guest.download("Download At the scheme.pdf")));
    await guest.persist(async () => expect(await guest.driver.evaluate(styleOfFrame)).toEqual(styleOfScript));

    await signInFrame(guest, neverConfirms.eParaksts, "eParaksts mobile");
    await inFrame(async () => void (await see("link", "Open in a new window")));
    await seeTopOfFrame(guest);
    await inFrame(async () => void (await click("link", "Open in a new window")));
    await guest.inWindow(async () => {
      await click("button", "Cancel");
      await see("text", "You can close this window.");
    });
    await see("text", "You cancelled. Nothing was signed; you can try again.");

    await signInFrame(guest, neverConfirms.smartId);
    await inFrame(async () => {
      await see("heading", "Confirm on your phone");
      await guest.driver.evaluate(() => {
        document.body.id = "left";
        location.reload();
      });
      await guest.persist(async () => expect(await guest.driver.evaluate(() => document.body.id)).toBe(""));
      await see("heading", "Confirm on your phone");
    });
    await seeTopOfFrame(guest);
    await inFrame(async () => void (await click("button", "Cancel")));

    await signInFrame(guest, signs);
    await guest.outOfSight(() => expect(page.getByRole("status")).toHaveText("Signed"));
    await see("status", "Signed");
  });

/** The page scrolls to the top of another page in the frame; a click before that would miss. */
const seeTopOfFrame = ({ persist, driver }: Visitor) =>
  persist(async () => expect(await driver.evaluate(topOfFrame)).toBeGreaterThanOrEqual(0));

const topOfFrame = () => document.querySelector("#isign-gateway")?.getBoundingClientRect().top;

/** What the gateway's script sets: a rule of a style element, and the attribute. */
function styleOfFrame() {
  const frame = document.querySelector<HTMLElement>("#isign-gateway");
  return frame && [getComputedStyle(frame).scrollMarginTop, frame.getAttribute("style")];
}
const styleOfScript = ["16px", expect.stringMatching(/height: \d+px/)];

for (const place of desktops)
  test(`a signing page that was left shows on Back that its signer has signed elsewhere in ${place.name}`, async ({
    page,
    signIn: signInByCookie,
    addPerson,
    openIn,
  }) => {
    const user = await openIn(place);
    const person = await addPerson();
    await signInByCookie(page, person);
    await sendNewDocument(page, { name: "Left and resumed", withMe: true });
    await signIn(user, { email: person.email, password });
    await user.click("link", "Left and resumed");
    await user.click("link", "Sign now");
    await signInFrame(user, neverConfirms.smartId);
    await user.inFrame(async () => void (await user.see("heading", "Confirm on your phone")));
    const signingPage = await user.driver.url();
    await user.open("/documents");

    await page.getByRole("link", { name: "Sign now" }).click();
    await expect(frameOf(page).getByRole("heading", { name: "Confirm on your phone" })).toBeVisible();
    await frameOf(page).getByRole("button", { name: "Cancel" }).click();
    await signElsewhere(page, { code: signs });
    await expect(page.getByRole("status")).toHaveText("Signed");
    await user.driver.back();
    await user.arrive(signingPage);
    await user.see("status", "Signed");
  });
