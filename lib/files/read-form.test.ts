import { expect, test } from "vitest";
import { readForm } from "./read-form";

const post = (body: BodyInit, headers?: HeadersInit) =>
  new Request("http://portal.test/", { method: "POST", body, headers });

test("a form is read, however it is encoded", async () => {
  const multipart = new FormData();
  multipart.append("id", "1");
  for (const body of [new URLSearchParams({ id: "1" }), multipart])
    expect((await readForm(post(body), 1_000))?.getAll("id")).toEqual(["1"]);
});

test("a body that is not a form gives no form", async () => {
  expect(await readForm(post("id=1", { "content-type": "text/plain" }), 1_000)).toBeUndefined();
  expect(await readForm(new Request("http://portal.test/"), 1_000)).toBeUndefined();
});

test("no more of a form is read than the limit", async () => {
  const chunk = Buffer.from("id=1&".repeat(100));
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent++;
      controller.enqueue(chunk);
    },
  });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const request = new Request("http://portal.test/", {
    ...{ method: "POST", body: endless, headers },
    ...{ duplex: "half" },
  });
  expect(await readForm(request, 1_000)).toBeUndefined();
  expect(sent).toBeLessThan(10);
});
