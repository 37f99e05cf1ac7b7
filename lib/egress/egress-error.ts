type EgressFailure =
  "address_refused" | "redirect_refused" | "too_large" | "timeout" | "status" | "unreachable";

/** A request to the internet failed. Its message names the host and never the rest of the URL. */
export class EgressError extends Error {
  override name = "EgressError";

  constructor(
    readonly failure: EgressFailure,
    readonly host: string,
    options?: ErrorOptions & { status?: number },
  ) {
    super(`The request to ${host} failed: ${options?.status ?? failure}.`, options);
  }
}
