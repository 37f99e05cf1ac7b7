import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import type { BrowserDriver, PageElement } from "@/testing/drivers/browser-driver";
import {
  clickReached,
  findByName,
  findCover,
  guardClick,
  isInteractive,
  type Kind,
} from "@/testing/drivers/page-scripts";

/** Signing and collecting a file takes some seconds, more on a busy machine. */
const patienceMs = 30_000;

export type Visitor = ReturnType<typeof visitor>;

/** A person at a browser, who waits for what they look for and clicks only what they can see. */
export function visitor(driver: BrowserDriver, baseUrl: string) {
  const at = (address: string) => new URL(address, baseUrl).href;

  async function find(kind: Kind, name: string): Promise<PageElement> {
    const element = await driver.find(findByName, kind, name);
    if (!element) throw new Error(`There is no ${kind} "${name}" on ${await driver.url()}.`);
    return element;
  }

  /** Repeats an action until it succeeds: pages load, and live updates replace elements. */
  const persist = async <R>(action: () => Promise<R>): Promise<R> => {
    let result: { value: R } | undefined;
    await expect(async () => void (result = { value: await action() })).toPass({
      timeout: patienceMs,
      intervals: [50, 100],
    });
    if (!result) throw new Error("An action that passed has a result.");
    return result.value;
  };

  const see = (kind: Kind, name: string) => persist(() => find(kind, name));

  /** Clicks what nothing covers. It throws if the page moved, and the click reached something else. */
  async function clickOn(kind: Kind, name: string): Promise<PageElement> {
    const element = await find(kind, name);
    const cover = await element.evaluate(findCover);
    if (cover) throw new Error(`The ${kind} "${name}" is covered by ${cover}.`);
    await element.evaluate(guardClick);
    await element.click();
    const reached = await driver.evaluate(clickReached).catch(() => true); // the click has closed its page
    if (!reached) throw new Error(`The click on the ${kind} "${name}" reached something else.`);
    return element;
  }

  const click = (kind: Kind, name: string) => persist(() => clickOn(kind, name));

  const fill = (name: string, text: string) =>
    persist(async () => {
      const field = await clickOn("field", name);
      await field.type(text);
      const value = await field.evaluate((element) => (element as HTMLInputElement).value);
      if (value !== text) throw new Error(`The field "${name}" holds "${value}".`);
    });

  return {
    ...{ driver, see, click, fill, persist },
    /** Opens a page, and waits until it handles events. */
    async open(address: string): Promise<void> {
      await driver.open(at(address));
      await persist(async () => {
        if (!(await driver.evaluate(isInteractive))) throw new Error("The page does not handle events yet.");
      });
    },
    /** Waits until the page with this address is open. */
    arrive: (address: string | RegExp) =>
      expect
        .poll(() => driver.url(), { timeout: patienceMs })
        .toEqual(address instanceof RegExp ? expect.stringMatching(address) : at(address)),
    /** Chooses files in the file input of the page, which its button opens. */
    upload: (...files: string[]) =>
      persist(async () => {
        const input = await driver.find(() => document.querySelector("input[type=file]"));
        if (!input) throw new Error("There is no file input.");
        await input.chooseFiles(files);
      }),
    /** Acts inside the gateway's page. */
    async inFrame(act: () => Promise<void>): Promise<void> {
      const frame = await persist(async () => {
        const element = await driver.find(() => document.querySelector("#isign-gateway"));
        if (!element) throw new Error("There is no frame.");
        return element;
      });
      await frame.enterFrame();
      await act();
      await driver.leaveFrame();
    },
    /** Acts inside the window that the page has opened, and closes it. */
    async inWindow(act: () => Promise<void>): Promise<void> {
      const close = await persist(() => driver.enterWindow());
      await act();
      await close();
    },
    /** Acts while the page is out of sight, as when its reader turns to another app. */
    async outOfSight(act: () => Promise<void>): Promise<void> {
      const show = await driver.hide();
      await act();
      await show();
    },
    /** Waits until the first page of the document is drawn. */
    seeFirstPage: () =>
      persist(async () => {
        const isDrawn = await driver.evaluate(() => {
          const canvas = document.querySelector<HTMLCanvasElement>(".page canvas, canvas");
          return canvas !== null && canvas.width > 0;
        });
        if (!isDrawn) throw new Error("No page of the document is drawn.");
      }),
    /** Downloads a file by its link. @returns its path, once it is complete */
    async download(link: string): Promise<string> {
      const element = await see("link", link);
      const digest = await element.evaluate(async (anchor) => {
        const file = await (await fetch((anchor as HTMLAnchorElement).href)).arrayBuffer();
        const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", file));
        return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      });
      await click("link", link);
      return persist(async () => {
        const files = readdirSync(driver.downloads, { withFileTypes: true }).filter(
          (file) => file.isFile() && !/\.(part|crdownload|wkdownload)$/.test(file.name),
        );
        const complete = files
          .map(({ name }) => path.join(driver.downloads, name))
          .find((file) => existsSync(file) && sha256(file) === digest);
        if (!complete)
          throw new Error(`The download is not complete: ${files.map(({ name }) => name).join(", ")}`);
        return complete;
      });
    },
  };
}

const sha256 = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
