import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { doneWithin } from "@/lib/base/done-within";

/** Node publishes each request of each HTTP server of the process here, before its handler runs. */
const channel = "http.server.request.start";

type Started = { request: IncomingMessage; response: ServerResponse; server: Server };

export type OpenRequests = {
  /**
   * From now on every response closes its connection, so that the caller opens the next one elsewhere. Requests are
   * still served.
   */
  closeConnections(): void;
  /**
   * Stops accepting connections, closes idle ones, and waits for the requests in progress.
   *
   * @returns whether all of them were answered within the time
   */
  end(withinMs: number): Promise<boolean>;
  /** Stops watching. */
  forget(): void;
};

/**
 * Watches the requests of this process. Next does not expose the connections of its server.
 *
 * @param onRequest called before a request is handled
 */
export function watchRequests(onRequest?: (request: IncomingMessage) => void): OpenRequests {
  const servers = new Set<Server>();
  const open = new Set<ServerResponse>();
  let isClosing = false;
  let onIdle: (() => void) | undefined;

  const closeAfter = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader("connection", "close");
  };
  const onStart = (message: unknown) => {
    const { request, response, server } = message as Started;
    servers.add(server);
    open.add(response);
    response.once("close", () => {
      open.delete(response);
      if (open.size === 0) onIdle?.();
    });
    if (isClosing) closeAfter(response);
    onRequest?.(request);
  };
  subscribe(channel, onStart);
  return {
    closeConnections() {
      isClosing = true;
      for (const response of open) closeAfter(response);
    },
    async end(withinMs) {
      for (const server of servers) {
        server.close();
        server.closeIdleConnections();
      }
      if (open.size === 0) return true;
      return doneWithin(withinMs, new Promise<void>((resolve) => (onIdle = resolve)));
    },
    forget: () => void unsubscribe(channel, onStart),
  };
}

/**
 * Appends the caller's address to the X-Forwarded-For header of a request. Otherwise a header from the client could not
 * be distinguished from one of a proxy, because Next adds the address only if there is no header.
 */
export function appendCaller(request: IncomingMessage): void {
  const given = request.headers["x-forwarded-for"];
  const hops = [given ?? [], request.socket.remoteAddress ?? "unknown"].flat();
  request.headers["x-forwarded-for"] = hops.join(", ");
}
