import { stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "@playwright/test";
import { demoAccounts, demoPassword } from "@/lib/domain/people/demo-accounts";
import { findBrowser } from "@/testing/browser";
import { benchmarkPorts } from "./bench/benchmark-ports";
import { machineLine, median, megabytes, table } from "./report/figures";
import { measureViewer, type ViewerRun } from "./bench/measure-viewer";
import { pagedPdf } from "@/testing/paged-pdf";
import { runBenchmark } from "./bench/run-benchmark";
import { withPortal, type RunningPortal } from "./bench/running-portal";
import { sendUpload } from "./bench/send-upload";
import { signIn } from "./bench/sign-in";

// Opens PDFs in a browser, from its own portal, and prints how long the first page takes, how much of the file it
// needs, and how much memory the page's process uses before and after paging through the document.

const runs = 3;
const documents = [
  { name: "3 pages of text", pages: 3 },
  { name: "300 scans", pages: 300, scanBytes: 330_000 },
  { name: "10,000 pages", pages: 10_000 },
];

async function measureAll({ env }: RunningPortal, folder: string, signal: AbortSignal): Promise<string[][]> {
  const account = { email: demoAccounts[0]?.email ?? "", password: demoPassword };
  const cookie = await signIn(env.appUrl, account);
  const rows: string[][] = [];
  for (const { name, ...options } of documents) {
    const file = path.join(folder, `${name}.pdf`);
    await writeFile(file, pagedPdf(options));
    await sendUpload(file, { portalUrl: env.appUrl, cookie, signal });
    const measured: ViewerRun[] = [];
    while (measured.length < runs && !signal.aborted) {
      console.log(`Opening ${name} (${measured.length + 1} of ${runs}) …`);
      measured.push(await openOnce(env.appUrl, cookie, { name, pages: options.pages }));
    }
    rows.push(rowOf(name, (await stat(file)).size, measured));
  }
  return rows;
}

/** Each run has its own browser, so that memory and cache are empty. */
async function openOnce(url: string, cookie: string, { name, pages }: { name: string; pages: number }) {
  const browser = await chromium.launch(findBrowser());
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
    const cookies = cookie.split("; ").map((each) => each.split("="));
    await context.addCookies(cookies.map(([name = "", value = ""]) => ({ name, value, url })));
    const page = await context.newPage();
    await page.goto("/documents");
    const link = page.getByRole("link", { name, exact: true });
    const href = (await link.getAttribute("href")) ?? "";
    return await measureViewer({ browser, page, pages, path: href });
  } finally {
    await browser.close();
  }
}

function rowOf(name: string, sizeBytes: number, measured: ViewerRun[]): string[] {
  const medianOf = (of: (run: ViewerRun) => number) => median(measured.map(of));
  const size = (of: (run: ViewerRun) => number) => `${(medianOf(of) / 1e6).toFixed(1)} MB`;
  const memory = (of: (run: ViewerRun) => number) => `${megabytes(medianOf(of))} MB`;
  return [
    ...[
      name,
      `${(sizeBytes / 1e6).toFixed(1)} MB`,
      `${(medianOf((run) => run.firstPageMs) / 1000).toFixed(2)} s`,
    ],
    ...[size((run) => run.firstPageBytes), size((run) => run.quietBytes)],
    ...[memory((run) => run.beforeBytes), memory((run) => run.openBytes), memory((run) => run.walkedBytes)],
  ];
}

const header = [
  ...["document", "size", "first page after", "of the file", "when quiet"],
  ...["memory before", "open", "after 30 places"],
];

await runBenchmark("viewer", async (folder, stop) => {
  const settings = { ...benchmarkPorts(), DATA_DIR: path.join(folder, "data") };
  const rows = await withPortal(settings, stop, (portal) => measureAll(portal, folder, stop));
  if (rows) console.log(`\n${machineLine()}\n\n${table([header, ...rows])}\n`);
});
