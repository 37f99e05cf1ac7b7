import { AsyncLocalStorage } from "node:async_hooks";
import type { Db } from "@/db/client";
import type { GatewayClient } from "@/lib/gateway/contract";
import type { FileStore } from "@/lib/files/file-store";
import type { MailServer } from "@/lib/mail/mail-server";
import type { WorkflowContext } from "@/lib/signing/rules/workflow-context";
import { watchWrites } from "./watched-transaction";

/** Called at each boundary; may never return, as the process can crash there. */
export type Pass = (boundary: string) => void;

/** The request being handled, which prefixes the names of boundaries; unset in the workflow itself. */
const currentRequest = new AsyncLocalStorage<string>();

/** Runs a request's handler, so that boundaries in it are named after the request. */
export const duringRequest = <T>(name: string, work: () => T): T => currentRequest.run(name, work);

/**
 * Wraps a workflow's context so that every point where it touches the outside world is a named boundary: each call to
 * the gateway before it is made and after it is answered, each transaction before and after its commit, and each
 * stage of storing bytes. The code in between is the portal's own.
 *
 * @param committed called with the result of each transaction, before the boundary after it
 */
export function watchBoundaries(
  context: WorkflowContext,
  passed: Pass,
  committed: (result: unknown) => void = () => undefined,
): WorkflowContext {
  const pass: Pass = (boundary) => passed(`${currentRequest.getStore() ?? "workflow"}: ${boundary}`);
  return {
    ...context,
    db: watchDb(context.db, pass, committed),
    gateway: watchGateway(context.gateway, pass),
    store: watchStore(context.store, pass),
  };
}

function watchDb(db: Db, pass: Pass, committed: (result: unknown) => void): Db {
  const watch =
    (write: Db["write"]): Db["write"] =>
    async (work) => {
      let written = "";
      const result = await write(async (tx) => {
        const { watched, describe } = watchWrites(tx);
        const inner = await work(watched);
        written = describe();
        if (written) pass(`before the commit of ${written}`);
        return inner;
      });
      committed(result);
      if (written) pass(`after the commit of ${written}`);
      return result;
    };
  return { ...db, write: watch(db.write), writeConcurrently: watch(db.writeConcurrently) };
}

/** Wraps a mail server so that a mail is a boundary before it is sent and after it is accepted. */
export function watchMail(server: MailServer, passed: Pass): MailServer {
  return {
    async send(mail) {
      passed("outbox: before a mail is sent");
      await server.send(mail);
      passed("outbox: after a mail is sent");
    },
  };
}

type GatewayCall = (...args: unknown[]) => Promise<unknown>;

function watchGateway(gateway: GatewayClient, pass: Pass): GatewayClient {
  const watch = ([name, call]: [string, GatewayCall]): [string, GatewayCall] => [
    name,
    async (...args) => {
      pass(`before ${name}`);
      const answer = await call(...args).catch((error: unknown) => {
        pass(`after ${name} failed`);
        throw error;
      });
      pass(`after ${name}`);
      return answer;
    },
  ];
  const { about, frame, postbacks, ...calls } = gateway;
  const watched = Object.entries(calls) as unknown as [string, GatewayCall][];
  return {
    ...(Object.fromEntries(watched.map(watch)) as unknown as typeof calls),
    ...{ frame, postbacks },
    about: (subject) => watchGateway(about(subject), pass),
  };
}

function watchStore(store: FileStore, pass: Pass): FileStore {
  return {
    ...store,
    async put(bytes, { inspect, ...options } = {}) {
      pass("before bytes are stored");
      const stored = await store.put(bytes.pipeThrough(passWithin(pass)), {
        ...options,
        async inspect(temporaryPath, file) {
          pass("after bytes are flushed, before they are inspected and named");
          await inspect?.(temporaryPath, file);
        },
      });
      pass("after bytes are stored");
      return stored;
    },
    withLocalFile(sha256, use) {
      pass("before bytes are read back");
      return store.withLocalFile(sha256, use);
    },
  };
}

function passWithin(pass: Pass): TransformStream<Uint8Array, Uint8Array> {
  let isFirst = true;
  return new TransformStream({
    transform(chunk, controller) {
      if (!isFirst) return controller.enqueue(chunk);
      isFirst = false;
      const half = Math.ceil(chunk.byteLength / 2);
      controller.enqueue(chunk.subarray(0, half));
      controller.enqueue(chunk.subarray(half));
      pass("while bytes are stored");
    },
    flush: () => pass("after the last byte, before bytes are flushed"),
  });
}
