import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requestOrigin } from "../auth/request-origin";
import { fieldIssue } from "@/lib/domain/request/input-problem";
import type { Origin } from "@/lib/domain/request/origin";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { portal } from "../portal/portal";
import { openInvitation, type OpenInvitation } from "@/lib/signing/commands/open-invitation";
import type { ActionState } from "@/lib/domain/request/action-state";

const withToken = z.object({ token: z.string() });

type Call<S extends z.ZodType> = { invitation: OpenInvitation; input: z.output<S>; origin: Origin };
type Run<S extends z.ZodType> = (call: Call<S>) => Promise<void>;

/**
 * The only way to make a server action for people without an account: the token of their link says who calls. For a
 * token that opens nothing, nothing is there.
 *
 * @param schema parses what is sent besides the token
 */
export function invitationAction<S extends z.ZodType>(schema: S, run: Run<S>) {
  return async (
    _previous: ActionState,
    sent: z.input<S> & z.input<typeof withToken>,
  ): Promise<ActionState> => {
    const { token } = withToken.safeParse(sent).data ?? notFound();
    const { workflow } = await portal();
    const invitation = (await openInvitation(workflow, token)) ?? notFound();
    const parsed = schema.safeParse(sent);
    if (!parsed.success) return { status: "invalid", issues: parsed.error.issues.map(fieldIssue) };
    const origin = requestOrigin(await headers());
    try {
      await run({ invitation, input: parsed.data, origin });
      return { status: "done", value: undefined };
    } catch (error) {
      if (error instanceof UserFacingError) return { status: "refused", refusal: error.refusal };
      throw error;
    }
  };
}
