import { readFile } from "node:fs/promises";
import path from "node:path";
import { addUser } from "@/db/testing/sample-rows";
import { findDocument } from "@/db/repositories/documents";
import { listSignerWork } from "@/db/repositories/signers";
import { findLatestSigning, findSigningWork } from "@/db/repositories/signings";
import { auditActions } from "@/lib/domain/audit/audit-action";
import { listDocumentEvents } from "@/db/repositories/audit-events";
import { newSigning, type NewSigningInput } from "@/lib/domain/signing/new-signing";
import type { PdfLevel } from "@/lib/domain/signing/pdf-level";
import { createGatewayClient } from "@/lib/gateway/dokobit/client";
import type { ObservedCall } from "@/lib/gateway/contract";
import { receiveUpload } from "@/lib/documents/receive-upload";
import { advance } from "../workflow/advance";
import { claimWork } from "../workflow/claim-work";
import { required } from "@/lib/base/required";
import { sendForSigning } from "../commands/send-for-signing";
import type { WorkflowContext } from "../rules/workflow-context";
import { offlineContext } from "./offline-context";
import { personalCodes } from "./personal-codes";
import { startPortalAddress } from "./portal-address";
import { accessToken, startTestGateway } from "./test-gateway";

/** The document that is sent. */
export const fixture = path.join(process.cwd(), "lib/formats/pdf/fixtures/plain-table.pdf");

type SendOptions = Pick<NewSigningInput, "deadline" | "remindEveryDays" | "keepSignatures"> & {
  /** The step of each signer; without steps, all sign at once. */
  steps?: number[];
};

/** A portal's workflow with its own database, store and clock, and the sandbox as its gateway. */
export async function startTestWorkflow({
  gatewayUpload = "content" as "url" | "content",
  pdfLevel = "lt" as PdfLevel,
  /** Whether the sandbox uses the portal's clock instead of the machine's. */
  sharesClock = false,
} = {}) {
  const offline = await offlineContext();
  const { clock, db, store, reader } = offline;
  const gateway = await startTestGateway(sharesClock ? { now: clock.now } : {});
  const portal = await startPortalAddress();
  const observed: ObservedCall[] = [];
  const observe = (call: ObservedCall) => void observed.push(call);
  const limits = { timeoutMs: 20_000, transferTimeoutMs: 20_000 };
  const context: WorkflowContext = {
    ...offline,
    gateway: createGatewayClient({ baseUrl: gateway.url, accessToken, observe, now: clock.now, ...limits }),
    appUrl: portal.url,
    gatewayUpload,
    pdfLevel,
  };
  portal.serve(context);
  const userId = await addUser(db, "ada", clock.now());
  const claim = () => claimWork(context);

  return {
    ...{ clock, db, store, gateway, observed, portal, context, userId, claim },
    /** Works on everything that is due, as the reconciler does. */
    async run(): Promise<void> {
      for (let due = await claim(); due; due = await claim()) await advance(context, due);
    },
    /** Uploads a document and sends it to this many people. */
    async send(signerCount = 1, options: SendOptions = {}) {
      return sendDocument(await upload("Lease.pdf", await readFile(fixture)), signerCount, options);
    },
    /** Uploads files into one document and sends it. */
    async sendFiles(files: { name: string; bytes: Buffer }[], signerCount = 1) {
      let documentId: string | undefined;
      for (const { name, bytes } of files) documentId = await upload(name, bytes, documentId);
      return sendDocument(required(documentId, "file"), signerCount);
    },
    /** Resends the document of a signing that is over, to one person. */
    sendAgain: ({ documentId }: { documentId: string }) => sendDocument(documentId, 1),
    /** Resends it to the person after the first `signedCount`, whose signatures are kept. */
    sendOn: ({ documentId }: { documentId: string }, signedCount: number) =>
      sendDocument(documentId, 1, { from: signedCount, keepSignatures: true }),
  };

  async function upload(fileName: string, source: Buffer, into?: string): Promise<string> {
    const library = { db, store, reader, now: clock.now, maxUploadBytes: 10_000_000 };
    const bytes = new Blob([Buffer.from(source)]).stream();
    const given = { userId, fileName, documentId: into, declaredBytes: source.length, bytes };
    return (await receiveUpload(library, given)).id;
  }

  async function sendDocument(
    documentId: string,
    signerCount: number,
    { from = 0, steps = [], ...options }: SendOptions & { from?: number } = {},
  ) {
    const signers = personalCodes.slice(from, from + signerCount).map((_, index) => ({
      name: "Ona",
      surname: "Onaitė",
      email: `signer-${from + index}@example.com`,
      step: steps[index],
    }));
    const order = steps.length > 0 ? "in_steps" : "at_once";
    const sending = newSigning.parse({ documentId, signers, order, ...options });
    const sent = await sendForSigning(context, { ...sending, userId });
    return follow(required(sent, "signing"), documentId, from);
  }

  function follow(signingId: string, documentId: string, from: number) {
    const events = () => listDocumentEvents(db.read, { documentId, userId, actions: auditActions });
    const work = async () => required(await findSigningWork(db.read, signingId), "signing");
    const signerAt = async (position: number) =>
      required((await listSignerWork(db.read, signingId))[position], "signer");
    async function accessOf(position: number) {
      const { sealedToken } = await signerAt(position);
      return {
        signingToken: required((await work()).gatewayToken, "gateway token"),
        signerToken: context.sealer.open("signer.token", required(sealedToken, "signer token")),
      };
    }
    return {
      ...{ id: signingId, documentId, work },
      reason: async () => (await findLatestSigning(db.read, documentId))?.reason,
      documentStatus: async () => (await findDocument(db.read, { documentId, userId }))?.status,
      /** What the log records about the document, in order. */
      events,
      history: async () => (await events()).map(({ action }) => action),
      async untilUploaded(): Promise<void> {
        for (const { token } of (await work()).sources) if (token) await gateway.untilUploadSettled(token);
      },
      signerAt,
      /** The person at this position signs at the gateway. */
      async sign(position: number): Promise<void> {
        const code = required(personalCodes[from + position], "personal code");
        await gateway.sign({ ...(await accessOf(position)), code });
      },
      /** The person at this position declines on the gateway's own page. */
      declineAtGateway: async (position: number) => gateway.decline(await accessOf(position)),
    };
  }
}

export type TestWorkflow = Awaited<ReturnType<typeof startTestWorkflow>>;
