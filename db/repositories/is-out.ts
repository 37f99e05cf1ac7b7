import { inArray } from "drizzle-orm";
import { statusesWaitingFor } from "@/lib/domain/signing/signing-status";
import { signings } from "../schema";

/** The signing is with its signers: they can sign, decline and be reminded. */
export const isOut = inArray(signings.status, statusesWaitingFor("signers"));
