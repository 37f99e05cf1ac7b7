import type { ApiCall } from "../faults/api-call";
import type { FaultMoment, FaultName } from "../faults/fault";
import type { Database } from "./database";

export type OrderedFault = {
  id: number;
  fault: FaultName;
  /** The only call that it affects; null for all calls that it can affect. */
  call: ApiCall | null;
  /** The only signing that it affects; null for any. */
  signingToken: string | null;
  /** How many calls or postbacks succeed first. */
  skip: number;
  /** How many calls or postbacks it still affects. */
  remaining: number;
  moment: FaultMoment;
  delayMs: number | null;
  /** The token of the upload that a download sends; null for other faults. */
  file: string | null;
};

const columns =
  "id, fault, call, signing_token AS signingToken, skip, remaining, moment, delay_ms AS delayMs, file";

/** Ordered faults that are not yet used up. */
export function faultsIn(database: Database) {
  const insert = database.prepare<[Omit<OrderedFault, "id">]>(
    `INSERT INTO faults (fault, call, signing_token, skip, remaining, moment, delay_ms, file)
      VALUES (@fault, @call, @signingToken, @skip, @remaining, @moment, @delayMs, @file)`,
  );
  const open = database.prepare<[], OrderedFault>(
    `SELECT ${columns} FROM faults WHERE remaining > 0 ORDER BY id`,
  );
  const skip = database.prepare<[number]>("UPDATE faults SET skip = skip - 1 WHERE id = ?");
  const use = database.prepare<[number]>("UPDATE faults SET remaining = remaining - 1 WHERE id = ?");
  const cancel = database.prepare<[number]>("DELETE FROM faults WHERE id = ?");
  const clear = database.prepare("DELETE FROM faults");

  const matching = (names: readonly FaultName[], call: ApiCall | null, signingToken: string | null) =>
    open
      .all()
      .filter(
        (ordered) =>
          names.includes(ordered.fault) &&
          (ordered.call === null || ordered.call === call) &&
          (ordered.signingToken === null || ordered.signingToken === signingToken),
      );

  const take = database.transaction(
    (names: readonly FaultName[], call: ApiCall | null, signingToken: string | null) => {
      const ordered = matching(names, call, signingToken);
      ordered.filter((fault) => fault.skip > 0).forEach(({ id }) => skip.run(id));
      const due = ordered.find((fault) => fault.skip === 0);
      if (due) use.run(due.id);
      return due;
    },
  );

  return {
    order: (fault: Omit<OrderedFault, "id">) => void insert.run(fault),
    /**
     * Takes the oldest due fault with one of these names for this call and signing, and counts down those that are
     * not due.
     */
    take: (names: readonly FaultName[], call: ApiCall | null, signingToken: string | null) =>
      take(names, call, signingToken),
    /** The fault that `take` would take, without taking it. */
    due: (names: readonly FaultName[], call: ApiCall, signingToken: string | null) =>
      matching(names, call, signingToken).find((fault) => fault.skip === 0),
    list: () => open.all(),
    cancel: (id: number) => cancel.run(id).changes === 1,
    clear: () => void clear.run(),
  };
}
