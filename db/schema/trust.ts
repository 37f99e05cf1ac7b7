import { sql } from "drizzle-orm";
import { listProblems, type LoadProgress } from "@/lib/domain/trust/list-state";
import { bytes, check, defineTable, flag, instant, integer, json, oneOf, text } from "../dialect/columns";

/** The last good list of each territory, and why a newer one was refused (docs/decisions/0037-trusted-lists.md). */
export const trustLists = defineTable(
  "trust_lists",
  {
    /** As in the list of lists, which itself has "". */
    territory: text("territory").primaryKey(),
    url: text("url").notNull(),
    /** The good list: the hash of its bytes, and facts read from it. Null until there is one. */
    sha256: text("sha256"),
    sequenceNumber: integer("sequence_number"),
    issuedAt: instant("issued_at"),
    /** Null for a list that is closed. */
    nextUpdate: instant("next_update"),
    services: integer("services"),
    loadedAt: instant("loaded_at"),
    checkedAt: instant("checked_at").notNull(),
    problem: text("problem", { enum: listProblems }),
    problemSince: instant("problem_since"),
    /** The date of issue that the refused list states. */
    refusedIssuedAt: instant("refused_issued_at"),
  },
  (table) => [check("trust_lists_problem", sql`${table.problem} in ${oneOf(listProblems)}`)],
);

/** The certificates by which the list of lists may be signed, if an admin replaced those of the release. */
export const trustPins = defineTable("trust_pins", {
  /** SHA-256 in hexadecimal digits. */
  fingerprint: text("fingerprint").primaryKey(),
  certificate: bytes("certificate").notNull(),
  addedAt: instant("added_at").notNull(),
});

/** Certificates that admins have added as trust anchors. */
export const trustAnchors = defineTable("trust_anchors", {
  fingerprint: text("fingerprint").primaryKey(),
  certificate: bytes("certificate").notNull(),
  addedAt: instant("added_at").notNull(),
});

/** The state of trusted lists, in at most one row. */
export const trustState = defineTable(
  "trust_state",
  {
    id: integer("id").primaryKey(),
    /** Whether an admin turned on loading the lists of the EU. */
    isOn: flag("is_on").notNull().default(false),
    ranAt: instant("ran_at"),
    /** The compiled services, and the previous ones, which a file that is being read may still use. */
    servicesSha256: text("services_sha256"),
    previousSha256: text("previous_sha256"),
    /** Where the pinned certificates were announced, by the list of lists when they were pinned and now. */
    pinnedAnnouncement: text("pinned_announcement"),
    announcement: text("announcement"),
    /** How many pivots lead from the pinned certificates to the signer of the list of lists. */
    pivots: integer("pivots").notNull().default(0),
    /** The lease of the process that is loading lists, null between runs; and how far the latest run came. */
    loadingUntil: instant("loading_until"),
    /** Counts runs. A fencing token, as for signings. */
    loadAttempt: integer("load_attempt").notNull().default(0),
    loadProgress: json("load_progress").$type<LoadProgress>(),
  },
  (table) => [check("trust_state_one", sql`${table.id} = 1`)],
);
