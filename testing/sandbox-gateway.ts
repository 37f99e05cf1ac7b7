import { expect } from "@playwright/test";

const accessToken = "sandbox-token";

/** An entry of the sandbox's log of API calls. */
export type GatewayCall = { at: string; method: string; path: string; status: number };

/** A mail that the sandbox received over SMTP. */
export type InboxMail = { subject: string; text: string; html: string };

/** The personal link in a mail. */
export function linkIn(mail: InboxMail | undefined): string {
  const link = /https?:\S+\/(?:sign|join|reset-password)\/\S+/.exec(mail?.text ?? "")?.[0];
  if (!link) throw new Error("There is no personal link in the mail.");
  return link;
}

const describe = async (answer: Response) => `${answer.status} ${await answer.text()}`;

export type SandboxGateway = ReturnType<typeof sandboxGateway>;

/** The sandbox gateway as a test controls it over HTTP. */
export function sandboxGateway(gatewayUrl: string) {
  const at = (path: string) =>
    `${gatewayUrl}${path}${path.includes("?") ? "&" : "?"}access_token=${accessToken}`;
  /** @throws {Error} if the sandbox refuses the fault, as the test would run without it */
  const injectFault = async (fault: object): Promise<void> => {
    const body = JSON.stringify(fault);
    const headers = { "content-type": "application/json" };
    const answer = await fetch(at("/sandbox/faults"), { method: "POST", headers, body });
    if (!answer.ok) throw new Error(`The sandbox refused the fault ${body}: ${await describe(answer)}`);
  };
  return {
    url: gatewayUrl,
    async calls(): Promise<GatewayCall[]> {
      const response = (await (await fetch(at("/sandbox/calls"))).json()) as { calls: GatewayCall[] };
      return response.calls;
    },
    /** The HTTP status of the gateway's response for a signing: 404 once the signing is deleted. */
    async statusOf(signingToken: string): Promise<number> {
      return (await fetch(at(`/api/signing/${signingToken}/status.json`))).status;
    },
    injectFault,
    loseNextPostbacks: (count: number) => injectFault({ fault: "postback_lost", count }),
    async clearFaults(): Promise<void> {
      const answer = await fetch(at("/sandbox/faults"), { method: "DELETE" });
      if (!answer.ok) throw new Error(`The sandbox cleared no faults: ${await describe(answer)}`);
    },
    /** The mails to an address, latest first. Waits until `count` of them have arrived. */
    async mailsTo(address: string, count = 1): Promise<InboxMail[]> {
      const list = async () => {
        const response = await fetch(`${gatewayUrl}/sandbox/inbox`);
        const { mails } = (await response.json()) as { mails: { id: number; recipients: string[] }[] };
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
