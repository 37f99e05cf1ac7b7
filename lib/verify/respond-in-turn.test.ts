import { expect, test } from "vitest";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { respondInTurn } from "./respond-in-turn";

const log = () => undefined;
const busy = { code: "reader_busy" } as const;

test("a result that need not wait is the whole response", async () => {
  const response = await respondInTurn(() => Promise.resolve({ report: 1 }), log);
  expect(await response.json()).toEqual({ report: 1 });
});

test("places in the queue come before the result, while it waits", async () => {
  let finish: (result: object) => void = () => undefined;
  let tell: (place: number) => void = () => undefined;
  const response = await respondInTurn((onPlace) => {
    tell = onPlace;
    onPlace(2);
    return new Promise((resolve) => (finish = resolve));
  }, log);
  const parts = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await parts.read()).value).toBe('{"place":2}\n');
  tell(0);
  expect((await parts.read()).value).toBe('{"place":0}\n');
  finish({ report: 1 });
  expect((await parts.read()).value).toBe('{"report":1}\n');
  expect((await parts.read()).done).toBe(true);
});

test("a refusal is thrown before the wait, and is the last line after it", async () => {
  const refuse = () => Promise.reject(new UserFacingError(busy));
  await expect(respondInTurn(refuse, log)).rejects.toMatchObject({ refusal: busy });
  const refuseLater = (onPlace: (place: number) => void) => {
    onPlace(1);
    return refuse();
  };
  const response = await respondInTurn(refuseLater, log);
  expect(await response.text()).toBe('{"place":1}\n{"code":"reader_busy"}\n');
});

test("an unexpected error after the wait is logged, and its message stays here", async () => {
  const logged: unknown[] = [];
  const error = new Error("secret");
  const fail = (onPlace: (place: number) => void) => {
    onPlace(1);
    return Promise.reject(error);
  };
  const response = await respondInTurn(fail, (_, cause) => logged.push(cause));
  expect(await response.text()).toBe('{"place":1}\n{"failed":true}\n');
  expect(logged).toEqual([error]);
});
