import { e2ePortals, type E2ePortal } from "@/scripts/e2e-portals";

const accessToken = "sandbox-token";

/** One line of the sandbox's log of calls. */
export type GatewayCall = { at: string; method: string; path: string; status: number };

/** What tests see of the sandbox gateway, over HTTP like everybody else. */
export function sandboxGateway({ gatewayUrl }: E2ePortal = e2ePortals.url) {
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
    async certificateAuthority(): Promise<string> {
      return (await fetch(`${gatewayUrl}/sandbox/ca.pem`)).text();
    },
  };
}
