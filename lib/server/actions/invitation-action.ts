import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { openInvitation, type OpenInvitation } from "@/lib/signing/commands/open-invitation";
import { portal } from "../portal/portal";
import { guardedAction, type Run } from "./guarded-action";

const withToken = z.object({ token: z.string() });

type WithToken<S extends z.ZodType> = z.ZodIntersection<typeof withToken, S>;

/**
 * The only way to create a server action for people without an account: the token of their link identifies them. An
 * invalid token gets 404.
 *
 * @param schema parses the input except for the token
 */
export const invitationAction = <S extends z.ZodType, T = void>(
  schema: S,
  run: Run<{ invitation: OpenInvitation }, WithToken<S>, T>,
) => guardedAction(requireInvitation, z.intersection(withToken, schema), run);

async function requireInvitation(sent: unknown): Promise<{ invitation: OpenInvitation }> {
  const { token } = withToken.safeParse(sent).data ?? notFound();
  const { workflow } = await portal();
  return { invitation: (await openInvitation(workflow, token)) ?? notFound() };
}
