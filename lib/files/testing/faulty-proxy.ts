import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestEnd } from "@/lib/base/testing/on-test-end";

/** What happens to one request on its way to a server, or to the server's response on its way back. */
export type Fault =
  | { kind: "answered instead"; status: number }
  | { kind: "reset before it is sent" }
  /** The first byte of its body changes. */
  | { kind: "changed before it is sent" }
  | { kind: "reset after it is answered" }
  /** The response has the length that was announced, but is cut off after `afterBytes`. */
  | { kind: "cut off"; afterBytes: number }
  /** The response announces an empty body. */
  | { kind: "emptied" }
  | { kind: "changed"; atByte: number };

/** Chooses the fault of a request; undefined for none. */
type Choose = (method: string, count: number) => Fault | undefined;

/**
 * Starts an HTTP server that passes requests on to another one, except for faults. It keeps the header Host, which is
 * signed.
 */
export async function startFaultyProxy(target: string): Promise<{
  url: string;
  /** The methods of all requests. */
  seen: string[];
  interfere(choose: Choose): void;
}> {
  const seen: string[] = [];
  let choose: Choose = () => undefined;
  const server = createServer((incoming, outgoing) => {
    seen.push(incoming.method ?? "");
    const fault = choose(incoming.method ?? "", seen.length);
    if (fault?.kind === "answered instead") {
      incoming.resume();
      incoming.once("end", () => outgoing.writeHead(fault.status).end());
    } else if (fault?.kind === "reset before it is sent") incoming.socket.destroy();
    else passOn(target, incoming, outgoing, fault);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestEnd(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    interfere: (chosen) => void (choose = chosen),
  };
}

function passOn(target: string, incoming: IncomingMessage, outgoing: ServerResponse, fault?: Fault): void {
  const { method, headers, url } = incoming;
  const passed = request(new URL(url ?? "", target), { method, headers }, async (answer) => {
    if (fault?.kind === "reset after it is answered") return void incoming.socket.destroy();
    if (fault?.kind === "emptied") {
      answer.resume();
      outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, "content-length": "0" }).end();
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    let sent = 0;
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      if (fault?.kind === "changed" && fault.atByte >= sent && fault.atByte < sent + chunk.length)
        chunk[fault.atByte - sent]! ^= 1;
      if (fault?.kind === "cut off" && sent + chunk.length > fault.afterBytes) {
        outgoing.write(chunk.subarray(0, fault.afterBytes - sent), () => incoming.socket.destroy());
        answer.destroy();
        return;
      }
      sent += chunk.length;
      outgoing.write(chunk);
    }
    outgoing.end();
  });
  passed.once("error", () => incoming.socket.destroy());
  if (fault?.kind === "changed before it is sent")
    incoming.once("data", (chunk: Buffer) => void (chunk[0]! ^= 1)); // the same memory is then sent
  incoming.pipe(passed);
}
