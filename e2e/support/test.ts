import { test as base, expect, type BrowserContextOptions, type Page } from "@playwright/test";
import { type Db, openDatabase } from "@/db/client";
import { contentPortal, portalOfLane, type TestPortal } from "@/testing/portals";
import { type SandboxGateway, sandboxGateway } from "@/testing/sandbox-gateway";
import { type Account, addAccount, sessionCookie } from "./accounts";
import { type AddedDocument, addDocuments, type NewDocument } from "./add-documents";
import { waitUntilInteractive } from "./when-interactive";

type Options = {
  /** Console errors that a test provokes on purpose. */
  expectedErrors: RegExp[];
  /** Whether the portal sends files to the gateway, instead of having it fetch them. */
  sendsContent: boolean;
};

type Fixtures = {
  portal: TestPortal;
  /** The portal's gateway. */
  gateway: SandboxGateway;
  /** The portal's database. */
  db: Db;
  /** Creates an account, by default of a regular user. */
  addPerson: (details?: Parameters<typeof addAccount>[1]) => Promise<Account>;
  /** Signs a new user in, or the given account, without the form and without opening a page. */
  signIn: (page: Page, account?: Account) => Promise<Account>;
  /** Inserts documents directly into an account's library, the most recently changed first. */
  addDocuments: (owner: Account, documents: NewDocument[]) => Promise<AddedDocument[]>;
  /** Opens another browser, which shares nothing with `page`. */
  openBrowser: (options?: BrowserContextOptions) => Promise<Page>;
  /** Fails the test on any error on a page. Pages of the fixtures are watched already. */
  watch: (page: Page) => void;
};

/** Databases that this worker has opened, by the folders of their portals. */
type WorkerFixtures = { databases: Map<string, Db> };

/**
 * Each test has its own accounts, and fails on any error on its pages: an error on the console, a policy violation or
 * an uncaught exception.
 */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  expectedErrors: [[], { option: true }],
  sendsContent: [false, { option: true }],
  portal: ({ sendsContent }, use, { parallelIndex }) =>
    use(sendsContent ? contentPortal : portalOfLane(parallelIndex)),
  baseURL: ({ portal }, use) => use(portal.url),
  gateway: ({ portal }, use) => use(sandboxGateway(portal.gatewayUrl)),
  databases: [
    async ({}, use) => {
      const databases = new Map<string, Db>();
      await use(databases);
      for (const db of databases.values()) await db.close();
    },
    { scope: "worker" },
  ],
  db: async ({ databases, portal: { dataDir } }, use) => {
    const db = databases.get(dataDir) ?? (await openDatabase({ dataDir }));
    databases.set(dataDir, db);
    await use(db);
  },
  addPerson: ({ db }, use) => use((details = {}) => addAccount(db, details)),
  signIn: ({ db, portal, addPerson }, use) =>
    use(async (page, given) => {
      const account = given ?? (await addPerson());
      await page.context().addCookies([await sessionCookie(db, portal, account)]);
      return account;
    }),
  addDocuments: ({ db, portal: { dataDir } }, use) =>
    use((owner, documents) => addDocuments({ db, dataDir, ownerId: owner.id }, documents)),
  openBrowser: async ({ browser, watch }, use) => {
    const pages: Page[] = [];
    await use(async (options) => {
      const page = await (await browser.newContext(options)).newPage();
      watch(page);
      waitUntilInteractive(page);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
  watch: async ({ expectedErrors }, use) => {
    const errors: string[] = [];
    await use((page) => {
      // Browsers do not write to the console what a script tries and catches, such as eval.
      void page.addInitScript(reportViolations);
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
      });
      page.on("pageerror", (error) => errors.push(String(error)));
    });
    expect(errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)))).toEqual([]);
  },
  page: async ({ page, watch, javaScriptEnabled }, use) => {
    watch(page);
    if (javaScriptEnabled !== false) waitUntilInteractive(page);
    await use(page);
  },
});

function reportViolations() {
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
    console.error(`Policy violation: ${violatedDirective} ${blockedURI} (${sourceFile})`),
  );
}

export { expect };
