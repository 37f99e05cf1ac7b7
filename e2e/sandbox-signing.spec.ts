import { samplePdf } from "@/testing/sample-pdf";
import { expect, signAs, test } from "./support/standalone-sandbox";

const languages = [
  { language: "en", heading: "How do you sign?", card: "ID card", position: "Page 1 of 3" },
  { language: "lt", heading: "Kaip pasirašysite?", card: "Tapatybės kortelė", position: "1 puslapis iš 3" },
  { language: "lv", heading: "Kā parakstīsiet?", card: "eID karte", position: "1. lapa no 3" },
  { language: "et", heading: "Kuidas allkirjastad?", card: "ID-kaart", position: "Lehekülg 1 / 3" },
];
for (const { language, heading, card, position } of languages)
  test(`the signing page is in the language of the signing: ${language}`, async ({ page, sandbox }) => {
    await page.goto(sandbox.signingUrl(await sandbox.createSigning({ language })));
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await expect(page.getByRole("button", { name: card })).toBeVisible();
    await expect(page.getByText(position)).toBeVisible();
  });

test("a signer reads the document page by page and zooms in before signing", async ({ page, sandbox }) => {
  await page.goto(sandbox.signingUrl(await sandbox.createSigning()));
  const first = page.getByRole("img", { name: "Page 1 of 3" });
  await expect(first.locator("canvas")).toBeVisible();
  const before = (await first.boundingBox())?.width ?? 0;
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.getByRole("button", { name: "Zoom in" }).click();
  expect((await first.boundingBox())?.width).toBeGreaterThan(before);
  await page.getByRole("button", { name: "Fit width" }).click();
  await expect.poll(async () => (await first.boundingBox())?.width).toBe(before);
  await page.getByRole("img", { name: "Page 3 of 3" }).scrollIntoViewIfNeeded();
  await expect(page.locator("#page-position")).toHaveText("Page 3 of 3");
  await expect(page.getByRole("img", { name: "Page 3 of 3" }).locator("canvas")).toBeVisible();
});

test("the page offers only the methods of signing_options, in their order", async ({ page, sandbox }) => {
  const signing_options = ["stationary", "smartid", "mobile"];
  const signers = [{ ...sandbox.signerNamed("a"), signing_options }];
  await page.goto(sandbox.signingUrl(await sandbox.createSigning({ signers })));
  const methods = page.getByRole("group", { name: "Signing method" }).getByRole("button");
  await expect(methods).toHaveText(["ID card", "Smart-ID", "Mobile-ID"]);
});

const methods = [
  { method: "Smart-ID", code: "50001029996", heading: "Confirm on your phone" },
  { method: "Mobile-ID", code: "50001018865", phone: "+37060000666", heading: "Confirm on your phone" },
];
for (const { heading, ...claim } of methods)
  test(`${claim.method} shows a control code and signs`, async ({ page, sandbox }) => {
    const signing = await sandbox.createSigning();
    await page.goto(sandbox.signingUrl(signing));
    await signAs(page, claim);
    await expect(page.getByRole("heading", { name: heading })).toBeFocused();
    await expect(page.locator("output#control-code")).toHaveText(/^\d{4}$/);
    await expect(page.getByRole("progressbar")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Signed", exact: true })).toBeFocused();
    expect(await sandbox.status(signing)).toMatchObject({ status: "completed" });
  });

test("an ID card asks for its PIN, rejects an invalid one, and signs", async ({ page, sandbox }) => {
  const signing = await sandbox.createSigning();
  await page.goto(sandbox.signingUrl(signing));
  await signAs(page, { method: "ID card", code: "50001029996" });
  const pin = page.getByLabel("PIN2");
  await pin.fill("12");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("Enter 5 to 12 digits.")).toBeVisible();
  await expect(pin).toBeFocused();
  await pin.fill("12345");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("heading", { name: "Signed", exact: true })).toBeVisible();
  expect(await sandbox.status(signing)).toMatchObject({ status: "completed" });
});

const outcomes = [
  { code: "30403039917", message: /^You cancelled\. Nothing was signed/, reason: "refuses (7023)" },
  {
    code: "60001016001",
    message: /^This person has no Mobile-ID/,
    reason: "has no Mobile-ID (6001)",
    mobile: true,
  },
  { code: "60001016006", message: /^This person has no Smart-ID account/, reason: "has no Smart-ID (6006)" },
  { code: "60001016007", message: /is a Basic one and cannot sign/, reason: "has a Basic account (6007)" },
  {
    code: "60001016008",
    message: /^Smart-ID needs your attention first/,
    reason: "must open the app first (6008)",
  },
];
for (const { code, message, reason, mobile } of outcomes)
  test(`a test identity that ${reason} does not sign and reads the reason`, async ({ page, sandbox }) => {
    const signing = await sandbox.createSigning();
    await page.goto(sandbox.signingUrl(signing));
    await signAs(page, mobile ? { method: "Mobile-ID", code, phone: "+37060000001" } : { code });
    const problem = page.getByRole("alert").filter({ hasText: message });
    await expect(problem).toBeVisible();
    await expect(problem).toBeFocused();
    await expect(page.getByLabel("Personal code")).toHaveValue(code);
    expect(await sandbox.status(signing)).toMatchObject({ status: "pending" });
  });

test("the form contains the signer's details from the create call, and no other person can sign", async ({
  page,
  sandbox,
}) => {
  const known = { code: "50001018865", phone: "+37060000666", country_code: "LT" };
  const signing = await sandbox.createSigning({ signers: [{ ...sandbox.signerNamed("a"), ...known }] });
  await page.goto(sandbox.signingUrl(signing));
  await page.getByRole("button", { name: "Mobile-ID" }).click();
  await expect(page.getByLabel("Personal code")).toHaveValue(known.code);
  await expect(page.getByLabel("Phone number")).toHaveValue(known.phone);
  await signAs(page, { code: "50001029996" });
  await expect(page.getByText(/waits for somebody with another personal code/)).toBeVisible();
  await expect(page.getByLabel("Personal code")).toBeFocused();
  expect(await sandbox.status(signing)).toMatchObject({ status: "pending" });
});

test("a signer confirms a decline, after which the document can no longer be signed", async ({
  page,
  sandbox,
}) => {
  const signing = await sandbox.createSigning({ signers: ["a", "b"].map(sandbox.signerNamed) });
  await page.goto(sandbox.signingUrl(signing));
  await page.getByRole("button", { name: "Decline" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Decline" })).toBeFocused();
  await page.getByRole("button", { name: "Decline" }).click();
  await page.getByRole("button", { name: "Decline this document" }).click();
  await expect(page.getByRole("heading", { name: "You declined to sign this document" })).toBeVisible();
  await page.goto(sandbox.signingUrl(signing, "b"));
  await expect(page.getByRole("heading", { name: "This document can no longer be signed" })).toBeVisible();
});

test("the reading page of a document shows who has signed, and no personal code", async ({
  page,
  sandbox,
}) => {
  const signing = await sandbox.createSigning({ signers: ["a", "b"].map(sandbox.signerNamed) });
  await page.goto(sandbox.signingUrl(signing));
  await signAs(page, { code: "50001029996" });
  await expect(page.getByRole("heading", { name: "Signed", exact: true })).toBeVisible();
  await page.goto(`${sandbox.url}/open/${signing.token}`);
  await expect(page.getByRole("heading", { name: "Out for signature" })).toBeVisible();
  await expect(page.getByText(/^signed .*20\d\d/)).toHaveCount(1);
  await expect(page.getByText("has not signed yet")).toHaveCount(1);
  expect(await page.content()).not.toContain("50001029996");
});

test("a signer reads the files of a container one by one, and downloads those that cannot be shown", async ({
  page,
  sandbox,
}) => {
  const files = [
    { name: "contract.pdf", bytes: await samplePdf({ pages: 1 }), type: "main" },
    { name: "notes.txt", bytes: Buffer.from("Sąlygos"), type: "appendix" },
    { name: "model.dwg", bytes: Buffer.from("xx"), type: "attachment" },
  ];
  await page.goto(sandbox.signingUrl(await sandbox.createSigning({ type: "asice", files })));
  await expect(page.getByRole("img", { name: "Page 1 of 1" }).locator("canvas")).toBeVisible();
  await page.getByRole("button", { name: "notes.txt" }).click();
  await expect(page.getByText("Sąlygos")).toBeVisible();
  await expect(page.getByRole("button", { name: "model.dwg" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Download model.dwg" })).toBeVisible();
});
