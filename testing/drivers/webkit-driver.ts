import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { freePort } from "../servers/free-port";
import type { BrowserDriver, PageElement, Size, StartBrowser } from "./browser-driver";
import { startProgram } from "./child-process";
import { elementKey, openSession, type WebDriverSession } from "./webdriver-session";

/** Larger than any page that a test opens. */
const screen = "1600x1700x24";

/**
 * Drives WebKitGTK by WebDriver, in a window on a virtual screen, as it has no headless mode. The window is never
 * narrower than about 450 pixels.
 */
export const startWebKit: StartBrowser = async (size) => {
  const home = await mkdtemp(path.join(tmpdir(), "paraph-webkit-"));
  const display = await startDisplay();
  const port = await freePort();
  const server = startProgram("WebKitWebDriver", [`--port=${port}`], {
    ...{ DISPLAY: display.name, HOME: home, LANG: "en_GB.UTF-8", TZ: "Europe/Vilnius" },
    // Without these it waits for a graphics card and for the services of a desktop.
    ...{ LIBGL_ALWAYS_SOFTWARE: "1", NO_AT_BRIDGE: "1", GTK_A11Y: "none" },
  });
  const stop = async () => {
    await server.stop();
    await display.stop();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const session = await openSession(`http://127.0.0.1:${port}`, {});
    await resize(session, size);
    return driver(session, home, stop);
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Starts a virtual screen, which chooses a free number itself. */
async function startDisplay() {
  const server = startProgram("Xvfb", ["-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp"]);
  const ended = once(server.process, "exit").then(() => {
    throw new Error("Xvfb did not start.");
  });
  ended.catch(() => {}); // once it has started, its end is no error
  if (!server.process.stdout) throw new Error("Xvfb has no standard output.");
  const [number] = (await Promise.race([once(server.process.stdout, "data"), ended])) as [Buffer];
  return { name: `:${number.toString().trim()}`, stop: server.stop };
}

/** Gives the page this size. The window has a frame around it, whose size only a first attempt tells. */
async function resize(session: WebDriverSession, { width, height }: Size): Promise<void> {
  await session.post("window/rect", { width, height });
  const inner = z
    .object({ width: z.number(), height: z.number() })
    .parse(await run(session, () => ({ width: innerWidth, height: innerHeight }), []));
  await session.post("window/rect", {
    width: width + Math.max(0, width - inner.width),
    height: height + Math.max(0, height - inner.height),
  });
}

/** Runs a function in the page and waits for its result. Standard: W3C WebDriver, 13.2.2. */
async function run(
  session: WebDriverSession,
  script: (...args: never[]) => unknown,
  args: readonly unknown[],
): Promise<unknown> {
  const wrapped = `const done = arguments[arguments.length - 1];
    Promise.resolve([...arguments].slice(0, -1)).then((args) => (${String(script)})(...args)).then(
      (value) => done({ value }), (error) => done({ error: String(error) }));`;
  const { value, error } = z
    .object({ value: z.unknown(), error: z.string().optional() })
    .parse(await session.post("execute/async", { script: wrapped, args }));
  if (error !== undefined) throw new Error(error);
  return value ?? undefined;
}

const elementReference = z.object({ [elementKey]: z.string() });

function driver(session: WebDriverSession, downloads: string, stop: () => Promise<void>): BrowserDriver {
  return {
    async open(url) {
      await session.post("url", { url });
      await run(session, watchProblems, []);
    },
    url: async () => z.string().parse(await session.get("url")),
    back: async () => void (await session.post("back")),
    forward: async () => void (await session.post("forward")),
    evaluate: (script, ...args) => run(session, script, args) as Promise<never>,
    async find(script, ...args) {
      const found = elementReference.safeParse(await run(session, script, args));
      return found.success ? pageElement(session, found.data) : undefined;
    },
    leaveFrame: async () => void (await session.post("frame", { id: null })),
    async enterWindow() {
      const page = await session.get("window");
      const windows = z.array(z.string()).parse(await session.get("window/handles"));
      const opened = windows.find((handle) => handle !== page);
      if (!opened) throw new Error("The page has opened no window.");
      await session.post("window", { handle: opened });
      return async () => {
        await session.delete("window");
        await session.post("window", { handle: page });
      };
    },
    async hide() {
      const place = z
        .object({})
        .loose()
        .parse(await session.get("window/rect"));
      await session.post("window/minimize");
      return async () => void (await session.post("window/rect", place));
    },
    screenshot: async (file) =>
      writeFile(file, Buffer.from(z.string().parse(await session.get("screenshot")), "base64")),
    downloads,
    problems: async () => z.array(z.string()).parse((await run(session, watchProblems, [])) ?? []),
    close: stop,
  };
}

function pageElement(session: WebDriverSession, reference: z.infer<typeof elementReference>): PageElement {
  const command = (name: string, parameters?: object) =>
    session.post(`element/${reference[elementKey]}/${name}`, parameters).then(() => undefined);
  return {
    evaluate: (script) => run(session, script, [reference]) as Promise<never>,
    click: () => command("click"),
    async type(text) {
      await run(session, selectText, [reference]);
      await command("value", { text });
    },
    chooseFiles: (files) => command("value", { text: files.join("\n") }),
    enterFrame: async () => void (await session.post("frame", { id: reference })),
  };
}

/** Focuses a field and selects its text, which the next key press replaces: WebDriver's own clearing asks for more room. */
function selectText(field: HTMLInputElement): void {
  field.focus();
  field.select();
}

/** Collects the problems of the page from now on: WebKit's driver reports no earlier ones. @returns those so far */
function watchProblems(): string[] {
  const page = window as Window & { problemsOfPage?: string[] };
  if (page.problemsOfPage) return page.problemsOfPage;
  const problems: string[] = (page.problemsOfPage = []);
  addEventListener("error", ({ message }) => problems.push(message));
  addEventListener("unhandledrejection", ({ reason }) => problems.push(String(reason)));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    problems.push(`The policy blocked ${blockedURI}: ${violatedDirective}`),
  );
  return problems;
}
