import { z } from "zod";

/** The key of an element reference. Standard: W3C WebDriver, 12 (web element identifier). */
export const elementKey = "element-6066-11e4-a52e-4f735466cecf";

const response = z.object({ value: z.unknown() });
const failure = z.object({ error: z.string(), message: z.string() });

/** A session with a WebDriver server. Standard: W3C WebDriver, 6 (protocol). */
export type WebDriverSession = {
  /** Sends a command of the session. @throws {Error} with the code and the message of the server */
  post: (command: string, parameters?: object) => Promise<unknown>;
  get: (command: string) => Promise<unknown>;
  delete: (command: string) => Promise<unknown>;
  end: () => Promise<void>;
};

/** Opens a session. Waits up to a minute for a server that is still starting. */
export async function openSession(serverUrl: string, capabilities: object): Promise<WebDriverSession> {
  const deadline = Date.now() + 60_000;
  while (!(await isReady(serverUrl))) {
    if (Date.now() > deadline) throw new Error(`No WebDriver server answers at ${serverUrl}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const request = { capabilities: { alwaysMatch: capabilities } };
  const { sessionId } = z
    .object({ sessionId: z.string() })
    .parse(await send("POST", `${serverUrl}/session`, request));
  const session = `${serverUrl}/session/${sessionId}`;
  return {
    post: (command, parameters = {}) => send("POST", `${session}/${command}`, parameters),
    get: (command) => send("GET", `${session}/${command}`),
    delete: (command) => send("DELETE", `${session}/${command}`),
    end: async () => void (await send("DELETE", session)),
  };
}

const isReady = (serverUrl: string) =>
  fetch(`${serverUrl}/status`).then(
    ({ ok }) => ok,
    () => false, // it does not listen yet
  );

async function send(method: string, url: string, body?: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
  const { value } = response.parse(await answer.json());
  if (answer.ok) return value;
  const { error, message } = failure.parse(value);
  throw new Error(`${error}: ${message}`);
}
