import { expect, test } from "vitest";
import { StartError } from "@/lib/base/start-error";
import { serverStack } from "./server-stack";

const recorded = (stopped: string[], name: string) => ({ stop: async () => void stopped.push(name) });

test("servers are stopped in the reverse order of their start", async () => {
  const stopped: string[] = [];
  const stack = serverStack();
  for (const name of ["database", "portal"]) await stack.add(name, Promise.resolve(recorded(stopped, name)));
  await stack.stop();
  expect(stopped).toEqual(["portal", "database"]);
});

test("a server that was still starting when the others were stopped is stopped too", async () => {
  const stopped: string[] = [];
  const stack = serverStack();
  let started = (_: ReturnType<typeof recorded>) => {};
  const adding = stack.add(
    "portal",
    new Promise<ReturnType<typeof recorded>>((resolve) => (started = resolve)),
  );
  await stack.stop();
  started(recorded(stopped, "portal"));
  await adding;
  expect(stopped).toEqual(["portal"]);
});

test("a server that ends by itself is named, and one that is stopped is not", async () => {
  const stack = serverStack();
  let end = (_: string) => {};
  const exited = new Promise<string>((resolve) => (end = resolve));
  await stack.add("The balancer", Promise.resolve({ stop: async () => {}, exited }));
  end("signal SIGKILL");
  await expect(stack.ended).rejects.toThrow(
    new StartError("The balancer ended unexpectedly (signal SIGKILL)."),
  );
});

test("a server that does not start says why", async () => {
  const failing = Promise.reject(new Error("Address already in use"));
  await expect(serverStack().add("PostgreSQL", failing)).rejects.toThrow(
    new StartError("Address already in use"),
  );
});
