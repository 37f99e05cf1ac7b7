import { z } from "zod";
import { optional, text } from "../domain/body-fields";
import { apiCalls } from "./api-call";
import { callsOf, faultMoments, faultNames, faultsWithMoment } from "./fault";

const number = (min: number, max: number) => optional(z.coerce.number().int().min(min).max(max));

/** The body of `POST /sandbox/faults`, converted to the store's fields. */
export const faultOrder = z
  .strictObject({
    fault: z.enum(faultNames, "There is no such fault; GET /sandbox/faults lists them."),
    /** How many calls or postbacks it affects. */
    count: number(1, 1_000_000),
    call: optional(z.enum(apiCalls, `The calls are ${apiCalls.join(", ")}.`)),
    signing: optional(text()),
    /** How many calls or postbacks succeed first. */
    after: number(0, 1_000_000),
    moment: optional(z.enum(faultMoments, 'This is neither "before" nor "after".')),
    delay_ms: number(0, 3_600_000),
    /** The token of the upload that a download sends. */
    file: optional(text()),
  })
  .superRefine(({ fault, call, moment, file }, issues) => {
    if ((fault === "other_file") !== (file !== undefined)) {
      const message = file ? "Only other_file sends another file." : "file is missing";
      issues.addIssue({ code: "custom", path: ["file"], message });
    }
    const possible = callsOf(fault);
    if (call !== undefined && !possible.includes(call)) {
      const which = possible.length > 0 ? `only ${possible.join(", ")}` : "no call";
      issues.addIssue({ code: "custom", path: ["call"], message: `This fault affects ${which}.` });
    }
    if (moment !== undefined && !faultsWithMoment.includes(fault)) {
      const message = `Only ${faultsWithMoment.join(", ")} can occur before or after the work is done.`;
      issues.addIssue({ code: "custom", path: ["moment"], message });
    }
  })
  .transform(({ fault, count = 1, call, signing, after = 0, moment = "before", delay_ms, file }) => ({
    fault,
    call: call ?? null,
    signingToken: signing ?? null,
    skip: after,
    remaining: count,
    moment,
    delayMs: delay_ms ?? null,
    file: file ?? null,
  }));
