import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { StoredFile, StoredRange } from "./file-store";
import { FileStoreError } from "./file-store-error";
import { failureOfS3 } from "./s3-failure";

/** A bucket, and how to reach it. */
export type S3Place = {
  /** Unset: Amazon's own of the region. */
  endpoint: string | undefined;
  region: string;
  bucket: string;
  /** Unset: what the SDK finds, such as the role of the machine. */
  keys: { accessKeyId: string; secretAccessKey: string } | undefined;
};

const connectWithinMs = 5_000;
/** A transfer may take long, but not without a byte moving. */
const maxIdleMs = 30_000;

/** The SDK would print a line for each file that exists already. Errors are thrown. */
const ignore = () => undefined;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Opens the objects of a bucket. Each call is one request, which is not repeated, and throws a {@link FileStoreError}. */
export function openS3Objects({ endpoint, region, bucket, keys }: S3Place) {
  const client = new S3Client({
    // Stores other than Amazon's have no name for each bucket.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...{ region, credentials: keys, maxAttempts: 1, logger: silent },
    // The hash of each file is checked by the store when it is put, and by the portal when it is read.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: connectWithinMs, socketTimeout: maxIdleMs },
  });
  const secrets = keys ? Object.values(keys) : [];
  const failureOf = (error: unknown, signal?: AbortSignal) =>
    error instanceof FileStoreError ? error : failureOfS3(error, { bucket, secrets, signal });
  const failed = (error: unknown) => {
    throw failureOf(error);
  };

  return {
    /**
     * Creates an object from a local file. The store compares what it receives with the hash.
     *
     * @returns false if there is an object of that name
     */
    async create(key: string, file: StoredFile & { path: string }, signal?: AbortSignal): Promise<boolean> {
      const unreadable = new AbortController();
      const body = createReadStream(/*turbopackIgnore: true*/ file.path);
      body.once("error", (error) => unreadable.abort(error)); // which the SDK would wait out
      const command = new PutObjectCommand({
        ...{ Bucket: bucket, Key: key, Body: body, ContentLength: file.sizeBytes },
        IfNoneMatch: "*",
      });
      command.middlewareStack.add(
        (next) => (args) => {
          const { headers } = args.request as { headers: Record<string, string> };
          headers["x-amz-content-sha256"] = file.sha256;
          return next(args);
        },
        { step: "build", name: "sendHash" },
      );
      const abortSignal = AbortSignal.any([unreadable.signal, ...(signal ? [signal] : [])]);
      try {
        await client.send(command, { abortSignal });
        return true;
      } catch (error) {
        if (unreadable.signal.aborted) throw unreadable.signal.reason;
        if (statusOf(error) === 412) return false;
        throw failureOf(error, signal);
      } finally {
        body.destroy();
      }
    },

    /** The size of an object. */
    async sizeOf(key: string): Promise<number> {
      const command = new HeadObjectCommand({ Bucket: bucket, Key: key });
      return (await client.send(command).catch(failed)).ContentLength ?? 0;
    },

    /** Part of an object, as a stream that fails if it breaks off. */
    async read(key: string, { start, end }: StoredRange): Promise<Readable> {
      const command = new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=${start}-${end}` });
      const { Body, ContentRange } = await client.send(command).catch(failed);
      const body = Body as Readable;
      if (ContentRange?.startsWith(`bytes ${start}-`)) return body;
      body.destroy();
      throw new FileStoreError("refused", `Bytes from ${start} were requested, but the store sent others.`);
    },

    /**
     * Deletes an object, if it exists.
     *
     * @param notAfter what is signed later is not sent; what is sent, stores refuse 15 minutes after its signature
     */
    async delete(key: string, { notAfter }: { notAfter?: Date }): Promise<void> {
      const command = new DeleteObjectCommand({ Bucket: bucket, Key: key });
      command.middlewareStack.add(
        (next) => (args) => {
          const { headers } = args.request as { headers: Record<string, string> };
          // The SDK signs by the clock of the store where the two differ by minutes.
          const at = Math.max(signedAt(headers), Date.now());
          if (notAfter && at > notAfter.getTime()) throw FileStoreError.tooLate(notAfter);
          return next(args);
        },
        { step: "finalizeRequest", priority: "low", name: "refuseLate" }, // the last, so that it is signed
      );
      await client.send(command).catch(failed);
    },

    /** The error of a stream that broke off, as one of the store. */
    failureOf,
  };
}

/** When a request was signed, by its header (Signature Version 4), as "20261124T100000Z". */
const signedAt = (headers: Record<string, string>): number =>
  Date.parse((headers["x-amz-date"] ?? "").replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5"));

const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
