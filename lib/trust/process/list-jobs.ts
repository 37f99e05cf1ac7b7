import { readFileSync } from "node:fs";
import type { ListProblem } from "@/lib/domain/trust/list-state";
import { compileLists } from "../lists/compile-lists";
import { ListFault } from "../lists/list-fault";
import { readList } from "../lists/read-list";
import { decodeXml } from "../lists/scan-xml";
import type { ListScheme } from "../lists/trusted-list";
import { verifyList } from "../lists/verify-list";

export type ListToRead = {
  path: string;
  /** DER. Undefined to read a list whose signature was verified before, or will be. */
  pinned: Uint8Array[] | undefined;
};

export type ReadList =
  | { kind: "list"; scheme: ListScheme; services: number }
  /** With the day on which it says that it was issued, if that could be read. */
  | { kind: "problem"; problem: ListProblem; issuedAt?: Date };

export type ListsToCompile = {
  paths: string[];
  /** Where the compiled services are written. */
  target: string;
};

/** What the process of start-list-process.ts does. Requests and answers are plain values that a message can carry. */
export const listJobs = {
  read({ path, pinned }: ListToRead): ReadList {
    let issuedAt: Date | undefined;
    try {
      const text = decodeXml(readFileSync(path));
      const { scheme, services, parts } = readList(text);
      issuedAt = scheme.issuedAt;
      if (pinned) verifyList(text, parts, pinned);
      return { kind: "list", scheme, services: services.length };
    } catch (error) {
      if (error instanceof ListFault) return { kind: "problem", problem: error.problem, issuedAt };
      throw error;
    }
  },
  compile({ paths, target }: ListsToCompile): { services: number } {
    return compileLists(paths, target);
  },
};

export type ListJob = { name: "read"; request: ListToRead } | { name: "compile"; request: ListsToCompile };
