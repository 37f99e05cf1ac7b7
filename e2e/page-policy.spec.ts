import { sendNewDocument } from "@/testing/journey";
import { linkIn } from "@/testing/sandbox-gateway";
import { listPages } from "./support/app-routes";
import { password } from "./support/accounts";
import { guestSigner } from "./support/guest-signer";
import { frameOf } from "./support/signing";
import { expect, test } from "./support/test";

const signingPages = ["/documents/[documentId]/sign", "/sign/[invitation]?step=sign"];

/** The directives of the policy of a page, by name. */
function directivesIn(policy = ""): Map<string, string[]> {
  const directives = policy.split(";").map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name = "", ...values]) => [name, values]));
}

test("the signing pages alone allow frames and inline styles, and every page allows only scripts with its nonce", async ({
  request,
}) => {
  const pages = [...listPages(), "/sign/[invitation]?step=sign"];
  expect(pages).toEqual(expect.arrayContaining(signingPages));
  for (const page of pages) {
    const address = page.replaceAll(/\[\w+\]/g, "an-id");
    const response = await request.get(address, { maxRedirects: 0 });
    const policy = directivesIn(response.headers()["content-security-policy"]);
    const [own, nonce = "", dynamic, ...others] = policy.get("script-src") ?? [];
    expect([own, dynamic, others], page).toEqual(["'self'", "'strict-dynamic'", []]);
    expect(nonce, page).toMatch(/^'nonce-.{20,}'$/);
    const isSigningPage = signingPages.includes(page);
    // The sandbox's pages have no certificate.
    expect(policy.get("frame-src"), page).toEqual([isSigningPage ? "http:" : "'none'"]);
    expect(policy.get("style-src"), page).toEqual(["'self'", isSigningPage ? "'unsafe-inline'" : nonce]);
  }
});

test("no page violates its policy", async ({ page, signIn, gateway, openBrowser }) => {
  const guest = guestSigner("Ona");
  await signIn(page);
  const document = await sendNewDocument(page, { name: "Policy", withMe: true, signers: [guest] });
  for (const address of ["/documents", document, `${document}/sign`, "/to-sign", "/verify", "/account"]) {
    await page.goto(address);
    await expect(page.getByRole("main")).toBeVisible();
  }
  const [invitation] = await gateway.mailsTo(guest.email);
  const visitor = await openBrowser();
  for (const address of ["/sign-in", "/forgotten-password", linkIn(invitation)]) {
    await visitor.goto(address);
    await expect(visitor.getByRole("main")).toBeVisible();
  }
});

test("a user who is led to the signing page by signing in gets its frame", async ({
  page,
  signIn,
  openBrowser,
}) => {
  const account = await signIn(page);
  const document = await sendNewDocument(page, { name: "After signing in", withMe: true });
  const browser = await openBrowser();
  await browser.goto(`${document}/sign`);
  await browser.getByLabel("Email").fill(account.email);
  await browser.getByLabel("Password").fill(password);
  await browser.getByRole("button", { name: "Sign in" }).click();
  await expect(frameOf(browser).getByRole("button", { name: "Sign", exact: true })).toBeVisible();
});
