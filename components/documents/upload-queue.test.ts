import { beforeEach, expect, test, vi } from "vitest";
import { createUploadQueue } from "./upload-queue";
import type { UploadChange } from "./upload-state";

type Request = {
  headers: Record<string, string>;
  progress: (loaded: number) => void;
  respond: (status: number, body: unknown) => void;
  fail: () => void;
};

let requests: Request[] = [];

/** The part of XMLHttpRequest that an upload uses. The test plays the server. */
class FakeRequest {
  upload = { onprogress: (_event: { loaded: number }) => {} };
  status = 0;
  responseText = "";
  headers: Record<string, string> = {};
  onload = () => {};
  onerror = () => {};
  onabort = () => {};
  open() {}
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send() {
    requests.push({
      headers: this.headers,
      progress: (loaded) => this.upload.onprogress({ loaded }),
      respond: (status, body) => {
        this.status = status;
        this.responseText = typeof body === "string" ? body : JSON.stringify(body);
        this.onload();
      },
      fail: () => this.onerror(),
    });
  }
  abort() {
    this.onabort();
  }
}

beforeEach(() => {
  requests = [];
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
  return () => vi.unstubAllGlobals();
});

/** A queue that uses file names as keys, and its reports. */
function queueOf() {
  const reports: [key: string, change: UploadChange][] = [];
  const queue = createUploadQueue((key, change) => reports.push([key, change]));
  return {
    ...queue,
    add: (name: string, group?: { documentId?: string }) =>
      queue.add({ key: name, file: new File(["text"], name), group }),
    stateOf: (key: string) => reports.findLast(([each, { state }]) => each === key && state)?.[1].state,
    reports,
  };
}

const sentFiles = () => requests.map(({ headers }) => headers["x-file-name"]);

test("the queue sends three files at a time, in the order they were added", () => {
  const queue = queueOf();
  for (const name of ["a", "b", "c", "d", "e"]) queue.add(name);
  expect(sentFiles()).toEqual(["a", "b", "c"]);
  requests[1]!.respond(201, { id: "doc_b" });
  expect(sentFiles()).toEqual(["a", "b", "c", "d"]);
  requests[0]!.fail();
  expect(sentFiles()).toEqual(["a", "b", "c", "d", "e"]);
});

test("the queue sends the files of one document one by one, to the document that the first one created", () => {
  const queue = queueOf();
  const group = {};
  queue.add("a", group);
  queue.add("b", group);
  queue.add("alone");
  expect(sentFiles()).toEqual(["a", "alone"]);
  requests[0]!.respond(201, { id: "doc_1" });
  expect(sentFiles()).toEqual(["a", "alone", "b"]);
  expect(requests[0]!.headers).not.toHaveProperty("x-document-id");
  expect(requests[2]!.headers).toMatchObject({ "x-document-id": "doc_1" });
});

test("the queue cancels both waiting and running uploads", () => {
  const queue = queueOf();
  for (const name of ["a", "b", "c", "d", "e"]) queue.add(name);
  queue.cancel("d");
  expect(queue.stateOf("d")).toEqual({ kind: "cancelled" });
  queue.cancel("a");
  expect(queue.stateOf("a")).toEqual({ kind: "cancelled" });
  expect(sentFiles()).toEqual(["a", "b", "c", "e"]);
});

test("the queue reports progress, the new document, and why an upload failed", () => {
  const queue = queueOf();
  for (const name of ["a", "b", "c"]) queue.add(name);
  requests[0]!.progress(3);
  expect(queue.reports.at(-1)).toMatchObject(["a", { sentBytes: 3 }]);
  requests[0]!.respond(201, { id: "doc_a" });
  requests[1]!.respond(422, { code: "file_not_pdf" });
  requests[2]!.respond(502, "<h1>Bad gateway</h1>");
  expect(queue.stateOf("a")).toEqual({ kind: "done", documentId: "doc_a" });
  expect(queue.stateOf("b")).toEqual({ kind: "failed", why: { code: "file_not_pdf" } });
  expect(queue.stateOf("c")).toEqual({ kind: "failed", why: "failed" });
  queue.add("d");
  requests[3]!.fail();
  expect(queue.stateOf("d")).toEqual({ kind: "failed", why: "connectionLost" });
});
