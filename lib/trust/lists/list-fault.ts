import type { ListProblem } from "@/lib/domain/trust/list-state";

/** A trusted list that cannot be relied on. */
export class ListFault extends Error {
  override name = "ListFault";

  /** When the list says that it was issued, if that could be read. Its signature may not prove it. */
  readonly issuedAt: Date | undefined;

  constructor(
    readonly problem: ListProblem,
    { issuedAt, ...options }: ErrorOptions & { issuedAt?: Date } = {},
  ) {
    super(problem, options);
    this.issuedAt = issuedAt;
  }
}
