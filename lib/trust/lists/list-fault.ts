import type { ListProblem } from "@/lib/domain/trust/list-state";

/** A trusted list that cannot be relied on. */
export class ListFault extends Error {
  override name = "ListFault";

  constructor(
    readonly problem: ListProblem,
    options?: ErrorOptions,
  ) {
    super(problem, options);
  }
}
