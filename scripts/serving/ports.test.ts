import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { requireFreePorts } from "./ports";

let otherServer: Server | undefined;
afterEach(() => otherServer?.close());

async function occupyPort(host: string): Promise<number> {
  otherServer = createServer().listen(0, host);
  await once(otherServer, "listening");
  return (otherServer.address() as AddressInfo).port;
}

const portal = (port: number, host = "127.0.0.1") => ({ portSetting: "PORT" as const, host, port });
const sandbox = (port: number) => ({ portSetting: "SANDBOX_PORT" as const, host: "127.0.0.1", port });

test("an unused port is free, and stays free for the server", async () => {
  const port = await occupyPort("127.0.0.1");
  otherServer?.close();
  await requireFreePorts([portal(port)]);
  await requireFreePorts([portal(port)]);
});

test("the message names the setting of the part whose port is in use", async () => {
  const port = await occupyPort("127.0.0.1");
  await expect(requireFreePorts([sandbox(port)])).rejects.toThrow(
    `Port ${port} is in use by another program. Stop it, or set SANDBOX_PORT to another number.`,
  );
});

test("a port in use on every address of the machine is reported", async () => {
  const port = await occupyPort("0.0.0.0");
  await expect(requireFreePorts([portal(port)])).rejects.toThrow("is in use");
});

test("two parts cannot have the same port", async () => {
  await expect(requireFreePorts([sandbox(3000), portal(3000)])).rejects.toThrow(
    "SANDBOX_PORT and PORT are both 3000. Set one of them to another number.",
  );
});

test("an address that this machine does not have is named", async () => {
  await expect(requireFreePorts([portal(3999, "203.0.113.7")])).rejects.toThrow(
    'Paraph cannot listen on "203.0.113.7" (EADDRNOTAVAIL). Set HOST to an address of this machine.',
  );
});
