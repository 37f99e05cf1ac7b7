import { chromium } from "@playwright/test";
import { findBrowser } from "./e2e/support/browser";
import { readFileSync } from "node:fs";
import { signIn } from "./scripts/bench/sign-in";
import { sendUpload } from "./scripts/bench/send-upload";
const browser = await chromium.launch(findBrowser());
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: "http://localhost:6190", locale: "en-GB" });
const page = await context.newPage();
page.on("console", (m) => console.log("console", m.type(), m.text()));
page.on("pageerror", (e) => console.log("pageerror", e.stack));
const cookie = await signIn("http://localhost:6190", { email: "admin@example.com", password: "paraph-demo" });
for (const f of ["Hundred", "Ten thousand"]) { const t = Date.now(); await sendUpload(`/tmp/vx/${f}.pdf`, { portalUrl: "http://localhost:6190", cookie, signal: new AbortController().signal }); console.log("uploaded", f, Date.now() - t); }
await page.goto("/sign-in");
await page.getByLabel("Email").fill("admin@example.com");
await page.getByLabel("Password").fill("paraph-demo");
await page.getByRole("button", { name: "Sign in" }).click();
await page.getByRole("heading", { name: "Documents" }).waitFor();
for (const f of ["Hundred", "Ten thousand"]) {
  await page.goto("/documents");
  const href = await page.getByRole("link", { name: f, exact: true }).first().getAttribute("href");
  let bytes = 0, n = 0;
  const on = (r: any) => { if (r.url().includes("/files/")) { n++; bytes += Number(r.headers()["content-length"]); console.log(r.status(), r.headers()["content-range"]); } };
  page.on("response", on);
  const t = Date.now();
  await page.goto(href!);
  await page.locator(".page[data-page-number='1'] canvas").waitFor();
  console.log(f, "first page", Date.now() - t, "ms", bytes, "bytes", n);
  await new Promise((r) => setTimeout(r, 3000));
  console.log(f, "quiet", bytes, n);
  await page.screenshot({ path: `/tmp/vx/big-${f}.png` });
  await page.getByLabel("Page number").fill("299"); await page.keyboard.press("Enter");
  await page.locator(".page[data-page-number='299'] canvas").waitFor();
  await new Promise((r) => setTimeout(r, 1000));
  console.log(f, "p299", bytes, n);
  if (f === "Ten thousand") { await page.getByLabel("Page number").fill("9999"); await page.keyboard.press("Enter"); const t = Date.now();
  await page.locator(".page[data-page-number='9999'] canvas").waitFor(); console.log("9999 after", Date.now() - t);
  await page.screenshot({ path: `/tmp/vx/big-9999.png` });
  await page.keyboard.press("Control+f"); const t2 = Date.now(); await page.keyboard.type("leaf 9876"); await page.getByText("1 of 1", { exact: true }).waitFor({ timeout: 120000 }); console.log("found after", Date.now() - t2); }
  page.off("response", on);
}
await browser.close();
