import http from "node:http";

export type PageRequests = {
  /** Requests a page, reads it to its end, and returns how long that took. */
  time: (path: string) => Promise<{ ms: number; body: string }>;
  /** Requests a page repeatedly, several times at once, and returns the number of answers per second. */
  rate: (path: string, options: { connections: number; seconds: number }) => Promise<number>;
  close: () => void;
};

/** Sends requests as the browser of a signed-in user does, over connections that stay open. */
export function pageRequests(portalUrl: string, cookie: string): PageRequests {
  const agent = new http.Agent({ keepAlive: true });
  const headers = { cookie, accept: "text/html", "accept-language": "en" };

  const request = (path: string) =>
    new Promise<string>((resolve, reject) => {
      const request = http.get(new URL(path, portalUrl), { agent, headers }, (answer) => {
        let body = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => (body += chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          if (answer.statusCode === 200 || answer.statusCode === 404) resolve(body);
          else reject(new Error(`${path} was answered with ${answer.statusCode}.`));
        });
      });
      request.on("error", reject);
    });

  return {
    async time(path) {
      const startedAt = performance.now();
      const body = await request(path);
      return { ms: performance.now() - startedAt, body };
    },
    async rate(path, { connections, seconds }) {
      const startedAt = performance.now();
      let answered = 0;
      const sendRequests = async () => {
        while (performance.now() - startedAt < seconds * 1000) {
          await request(path);
          answered++;
        }
      };
      await Promise.all(Array.from({ length: connections }, sendRequests));
      return (answered * 1000) / (performance.now() - startedAt);
    },
    close: () => agent.destroy(),
  };
}
