import { GatewayError } from "../../gateway-error";

/** The error with which a call fails. Anything else fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<GatewayError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
  throw new Error("The call was expected to fail.");
}
