import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { findVisibleFile } from "@/db/repositories/files";
import { listSigners } from "@/db/repositories/signer-lists";
import { maxUploadAttempts } from "../rules/schedule";
import { fixture, startTestWorkflow } from "../testing/test-workflow";

const minute = 60_000;

test("a document is uploaded by URL, signed by two people and collected", async () => {
  const { run, send, gateway, portal, db, store, userId } = await startTestWorkflow({ gatewayUpload: "url" });
  const signing = await send(2);
  expect(await signing.documentStatus()).toBe("preparing");

  await run();
  await signing.untilUploaded();
  expect(await signing.work()).toMatchObject({ status: "preparing", sources: [{ uploadedAt: null }] });
  await run(); // the fetch itself was the hint
  expect(await signing.documentStatus()).toBe("out_for_signature");

  await signing.sign(0);
  await portal.untilPostbacks(1);
  await run();
  expect((await listSigners(db.read, signing.id)).map(({ signedAt }) => signedAt !== null)).toEqual([
    true,
    false,
  ]);
  expect(await signing.documentStatus()).toBe("out_for_signature");

  await signing.sign(1);
  await portal.untilPostbacks(3); // signed, signed, completed
  const { gatewayToken } = await signing.work();
  await run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(await gateway.statusOf(gatewayToken!)).toBe(404);
  const signed = (await findVisibleFile(db.read, {
    documentId: signing.documentId,
    userId,
    role: "signed",
  }))!;
  expect(signed.name).toBe("Lease (signed).pdf");
  expect(signed.validationReport?.problems).toEqual([]);
  expect(signed.validationReport?.signatures).toHaveLength(2);
  const bytes = Buffer.from(await new Response(await store.open(signed.sha256)).arrayBuffer());
  const source = await readFile(fixture);
  expect(bytes.subarray(0, source.length).equals(source)).toBe(true);

  expect(gateway.calls).toEqual([
    ...["upload", "upload status", "create", "status", "status", "download", "delete signing", "delete file"],
  ]);
  expect(await signing.history()).toEqual([
    "document.uploaded",
    "signing.sent",
    "gateway.file_uploaded",
    "gateway.file_confirmed",
    "gateway.signing_created",
    "gateway.postback_received",
    "signer.signed",
    "gateway.postback_received",
    "gateway.postback_received",
    "signer.signed",
    "signing.completed",
    "file.collected",
    "gateway.signing_deleted",
    "signing.signed",
  ]);
});

test("a document is uploaded by content and is out for signature after one run", async () => {
  const { run, send, gateway, clock } = await startTestWorkflow();
  const signing = await send();
  await run();
  expect(await signing.documentStatus()).toBe("out_for_signature");
  await signing.sign(0);
  clock.moveBy(15 * minute); // no postback is needed: the status is checked anyway
  await run();
  expect(await signing.documentStatus()).toBe("signed");
  expect(gateway.calls).toEqual([
    ...["upload", "upload status", "create", "status", "download", "delete signing", "delete file"],
  ]);
});

test("the signing is collecting while its file is downloaded", async () => {
  const { run, send, gateway, clock } = await startTestWorkflow();
  const signing = await send();
  await run();
  await signing.sign(0);
  let statusDuringDownload: string | undefined;
  gateway.interfere(async (operation, pass) => {
    if (operation === "download") statusDuringDownload = await signing.documentStatus();
    return pass();
  });
  clock.moveBy(15 * minute);
  await run();
  expect(statusDuringDownload).toBe("collecting");
});

test("a file that the gateway tried to fetch while the portal was down is uploaded again", async () => {
  const { run, send, context, clock, gateway } = await startTestWorkflow({ gatewayUpload: "url" });
  const { appUrl } = context;
  context.appUrl = `${appUrl}/nothing-here`;
  const signing = await send();
  await run();
  await signing.untilUploaded();
  context.appUrl = appUrl;
  clock.moveBy(2_000);
  await run();
  expect(await signing.documentStatus()).toBe("preparing");
  clock.moveBy(2_000);
  await run();
  await signing.untilUploaded();
  await run();
  expect(await signing.documentStatus()).toBe("out_for_signature");
  expect(gateway.calls.filter((operation) => operation === "upload")).toHaveLength(2);
});

test("a file that the gateway cannot fetch fails the signing, says why, and can be sent again", async () => {
  const { run, send, sendAgain, context, clock, gateway } = await startTestWorkflow({ gatewayUpload: "url" });
  const { appUrl } = context;
  context.appUrl = `${appUrl}/nothing-here`;
  const signing = await send();
  while ((await signing.documentStatus()) === "preparing") {
    await run();
    await signing.untilUploaded();
    clock.moveBy(minute);
  }
  expect(await signing.documentStatus()).toBe("failed");
  expect(await signing.reason()).toEqual({ code: "file_not_fetched" });
  expect(gateway.calls.filter((operation) => operation === "upload")).toHaveLength(maxUploadAttempts);

  context.appUrl = appUrl;
  const again = await sendAgain(signing);
  await run();
  await again.untilUploaded();
  await run();
  expect(await again.documentStatus()).toBe("out_for_signature");
});

test("a refusal by the gateway fails the signing and leaves no intent", async () => {
  const { run, send, gateway } = await startTestWorkflow();
  const signing = await send();
  gateway.interfere(async (operation, pass) => {
    if (operation !== "create") return pass();
    const errors = [{ message: "is wrong", error_code: 3, field: "[signers][0][phone]" }];
    const body = Buffer.from(JSON.stringify({ status: "error", code: 10_000, errors }));
    return { status: 400, headers: { "content-type": "application/json" }, body };
  });
  await run();
  expect(await signing.work()).toMatchObject({
    status: "failed",
    createIntendedAt: null,
    gatewayToken: null,
  });
  expect(await signing.reason()).toEqual({
    code: "gateway_refused",
    fields: [{ signer: 0, field: "phone" }],
  });
});

test("a busy gateway is called again after its Retry-After, and the reason is cleared once it works", async () => {
  const { run, send, gateway, clock } = await startTestWorkflow();
  const signing = await send();
  gateway.interfere(async () => ({ status: 429, headers: { "retry-after": "600" }, body: Buffer.from("") }));
  await run();
  expect(await signing.reason()).toEqual({ code: "gateway_unavailable" });
  gateway.behave();
  clock.moveBy(10 * minute - 1);
  await run();
  expect(gateway.calls).toEqual(["upload"]);
  clock.moveBy(1);
  await run();
  expect(await signing.documentStatus()).toBe("out_for_signature");
  expect(await signing.reason()).toBeNull();
  expect((await signing.work()).failures).toBe(0);
});
