import { expect, test } from "vitest";
import { summarySentence } from "@/lib/report-words/summary-sentence";
import { findVisibleFile } from "@/db/repositories/files";
import { dayMs } from "@/lib/domain/time/durations";
import { summarize } from "@/lib/domain/validation/report-summary";
import { sharedByFile } from "@/lib/base/testing/on-test-end";
import { required } from "@/lib/base/required";
import { translatorFor } from "@/lib/i18n/translator";
import {
  emptySubsections,
  heavyTrailers,
  objectStreamOfNumbers,
  trailerWithDigits,
} from "@/testing/hostile-pdfs";
import { appendObjectStream, appendTrailers } from "@/testing/hostile-updates";
import { startTestWorkflow, type TestWorkflow } from "../testing/test-workflow";

let workflow: TestWorkflow;
sharedByFile(startTestWorkflow, (made) => (workflow = made));

const words = translatorFor("en");
const tooComplex = "The file is too complex to check.";
const unsigned = "The file carries no signature.";

type Hostile = [what: string, make: (signed: Buffer) => Buffer, sentence: string];

test.each<Hostile>([
  [
    "the signed file, with 120 MB of numbers in an update",
    (signed) => appendObjectStream(signed),
    tooComplex,
  ],
  [
    "the signed file, with millions of values in updates",
    (signed) => appendTrailers(signed, 3, 1_000_000),
    tooComplex,
  ],
  ["one that unpacks to 120 MB of numbers", () => objectStreamOfNumbers(), tooComplex],
  ["one with trailers inside one another", () => heavyTrailers(3, 1_000_000), tooComplex],
  ["one with a number of 60,000 digits", trailerWithDigits, unsigned],
  ["one with 200,000 empty subsections", () => emptySubsections(), unsigned],
])(
  "a finished file that is %s is kept out, with its sentence, and nothing is deleted",
  async (_, make, sentence) => {
    const { gateway } = workflow;
    const signing = await workflow.send();
    await workflow.run();
    await signing.sign(0);
    const token = required((await signing.work()).gatewayToken, "token of the signing");
    const file = await gateway.upload(make(await gateway.download(token)));
    await gateway.order({ fault: "other_file", file, signing: token });
    workflow.clock.moveBy(dayMs);
    await workflow.run();
    const fileOf = (role: "signed" | "rejected") =>
      findVisibleFile(workflow.db.read, { documentId: signing.documentId, userId: workflow.userId, role });
    expect(await signing.documentStatus()).toBe("needs_attention");
    expect((await signing.reason())?.code).toBe("signed_file_rejected");
    const report = required((await fileOf("rejected"))?.validationReport, "report");
    expect(summarySentence(summarize(report, 1), words)).toBe(sentence);
    expect(await fileOf("signed")).toBeUndefined();
    expect(await gateway.statusOf(token)).toBe(200);
  },
);
