/** Paraph cannot start or continue; the message is one or two sentences for the person who started it. */
export class StartError extends Error {
  override name = "StartError";
}

/** With this code a part of Paraph exits that has refused to start and printed why (EX_CONFIG of sysexits.h). */
export const refusedExitCode = 78;
