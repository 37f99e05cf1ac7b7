import { afterEach, beforeEach, expect, test } from "vitest";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { publicRoute } from "./public-route";

beforeEach(() => void Object.assign(globalThis, { paraphPortal: Promise.resolve({}) }));
afterEach(() => Reflect.deleteProperty(globalThis, "paraphPortal"));

const request = () => new Request("http://portal.test/api/uploads");
const context = { params: Promise.resolve({}) };

test("a route responds with the refusal that its handler throws", async () => {
  const route = publicRoute(() =>
    Promise.reject(new UserFacingError({ code: "too_many_files", values: { max: 20 } })),
  );
  const response = await route(request(), context);
  expect([response.status, await response.json()]).toEqual([
    409,
    { code: "too_many_files", values: { max: 20 } },
  ]);
});

test("a route passes on an unexpected error of its handler", async () => {
  const route = publicRoute(() => Promise.reject(new Error("unexpected")));
  await expect(route(request(), context)).rejects.toThrow("unexpected");
});
