import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Runs `work` while a local server serves a file. */
export async function withFileServer<T>(file: string, work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((_, answer) => void createReadStream(file).pipe(answer));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/document.pdf`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
