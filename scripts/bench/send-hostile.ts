import { z } from "zod";
import { isRefusal, type Refusal } from "@/lib/domain/request/refusal";
import { validationReport } from "@/lib/domain/validation/validation-report";
import { translatorFor } from "@/lib/i18n/translator";
import type { HostileFile } from "@/testing/hostile-files";

export type Sender = { portalUrl: string; cookie: string; signal: AbortSignal };

/** What the portal answered to a file, as the sentence that a person reads, and after how long. */
export type Reply = { sentence: string; ms: number };

const words = translatorFor("en");

/** Sends a file as Verify does. */
export const verifyFile = (file: HostileFile, sender: Sender) => send("/api/verifications", file, sender);

/** Sends a file as the upload page does. */
export const uploadFile = (file: HostileFile, sender: Sender) => send("/api/uploads", file, sender);

/** Uploads a file that nothing is wrong with. @returns the document's id */
export const uploadDraft = async (file: HostileFile, sender: Sender): Promise<string> =>
  draft.parse(await post("/api/uploads", file, sender)).id;

const draft = z.object({ id: z.string() });

async function send(path: string, file: HostileFile, sender: Sender): Promise<Reply> {
  const startedAt = performance.now();
  const answer = await post(path, file, sender);
  return { sentence: sentenceOf(answer), ms: performance.now() - startedAt };
}

async function post(path: string, { name, bytes }: HostileFile, sender: Sender): Promise<object> {
  const { portalUrl, cookie, signal } = sender;
  const response = await fetch(portalUrl + path, {
    method: "POST",
    headers: {
      cookie,
      "content-type": "application/octet-stream",
      "sec-fetch-site": "same-origin",
      "x-file-name": encodeURIComponent(name),
      "x-file-size": String(bytes.length),
    },
    body: new Uint8Array(bytes),
    signal,
  });
  const lines = (await response.text()).trimEnd().split("\n");
  return JSON.parse(lines.at(-1) ?? "") as object;
}

const verified = z.object({ report: validationReport });

function sentenceOf(answer: object): string {
  if (isRefusal(answer)) return refused(answer);
  const { data } = verified.safeParse(answer);
  if (data) return words(`validationProblems.${data.report.problems[0] ?? "no_signatures"}`);
  return "id" in answer ? "taken" : "no sentence";
}

const refused = ({ code, values }: Refusal) => words(`refusals.${code}`, values);
