import { expect } from "@playwright/test";
import { e2ePortals, type E2ePortal } from "@/scripts/e2e-portals";

const accessToken = "sandbox-token";

/** One line of the sandbox's log of calls. */
export type GatewayCall = { at: string; method: string; path: string; status: number };

/** A mail that the sandbox received. */
export type InboxMail = { subject: string; text: string; html: string };

/** The personal link in a mail. */
export function linkIn(mail: InboxMail | undefined): string {
  const link = /https?:\S+\/(?:sign|join|reset-password)\/\S+/.exec(mail?.text ?? "")?.[0];
  if (!link) throw new Error("There is no personal link in the mail.");
  return link;
}

/** What tests see of the sandbox gateway, over HTTP like everybody else. */
export function sandboxGateway({ gatewayUrl }: Pick<E2ePortal, "gatewayUrl"> = e2ePortals.url) {
  const at = (path: string) =>
    `${gatewayUrl}${path}${path.includes("?") ? "&" : "?"}access_token=${accessToken}`;
  const orderFault = async (fault: object): Promise<void> => {
    await fetch(at("/sandbox/faults"), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fault),
    });
  };
  return {
    url: gatewayUrl,
    async calls(): Promise<GatewayCall[]> {
      const answer = (await (await fetch(at("/sandbox/calls"))).json()) as { calls: GatewayCall[] };
      return answer.calls;
    },
    /** The HTTP status with which the gateway answers for a signing: 404 once it is gone. */
    async statusOf(signingToken: string): Promise<number> {
      return (await fetch(at(`/api/signing/${signingToken}/status.json`))).status;
    },
    orderFault,
    loseNextPostbacks: (count: number) => orderFault({ fault: "postback_lost", count }),
    async clearFaults(): Promise<void> {
      await fetch(at("/sandbox/faults"), { method: "DELETE" });
    },
    /** The mails to an address that are there, the latest first, once there are so many. */
    async mailsTo(address: string, count = 1): Promise<InboxMail[]> {
      const list = async () => {
        const answer = await fetch(`${gatewayUrl}/sandbox/inbox`);
        const { mails } = (await answer.json()) as { mails: { id: number; recipients: string[] }[] };
        return mails.filter(({ recipients }) => recipients.includes(address));
      };
      await expect.poll(async () => (await list()).length).toBeGreaterThanOrEqual(count);
      const read = async ({ id }: { id: number }) =>
        (await (await fetch(`${gatewayUrl}/sandbox/inbox/${id}`)).json()) as InboxMail;
      return Promise.all((await list()).map(read));
    },
    async certificateAuthority(): Promise<string> {
      return (await fetch(`${gatewayUrl}/sandbox/ca.pem`)).text();
    },
  };
}
