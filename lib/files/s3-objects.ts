import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { StoredFile, StoredRange } from "./file-store";
import { FileStoreError } from "./file-store-error";
import { failureOfS3 } from "./s3-failure";

/** A bucket, and how to reach it. */
export type S3Place = {
  /** Default: Amazon's endpoint of the region. */
  endpoint: string | undefined;
  region: string;
  bucket: string;
  /** Default: the credentials that the SDK finds, such as the role of the machine. */
  keys: { accessKeyId: string; secretAccessKey: string } | undefined;
};

const connectWithinMs = 5_000;
/** A transfer may take long, as long as it makes progress. */
const maxIdleMs = 30_000;

/** Without this, the SDK prints a line for each file that exists already. Errors are thrown nevertheless. */
const ignore = () => undefined;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Opens the objects of a bucket. Each call sends one request, without retries, and throws a {@link FileStoreError}. */
export function openS3Objects({ endpoint, region, bucket, keys }: S3Place) {
  const client = new S3Client({
    // Other stores than Amazon's may have no host name for each bucket.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...{ region, credentials: keys, maxAttempts: 1, logger: silent },
    // The store verifies the hash of each file that it receives, and the portal that of each file that it reads.
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

  /** @throws {FileStoreError} if the bucket is missing, or may not be used */
  async function requireBucket(): Promise<void> {
    await client.send(new HeadBucketCommand({ Bucket: bucket })).catch((error: unknown) => {
      throw failureOf(
        statusOf(error) === 404 ? Object.assign(error as Error, { name: "NoSuchBucket" }) : error,
      );
    });
  }

  return {
    /**
     * Creates an object from a local file. The store verifies the hash of the bytes that it receives.
     *
     * @returns false if an object of that name exists
     */
    async create(key: string, file: StoredFile & { path: string }, signal?: AbortSignal): Promise<boolean> {
      const unreadable = new AbortController();
      const body = createReadStream(/*turbopackIgnore: true*/ file.path);
      body.once("error", (error) => unreadable.abort(error)); // the SDK itself would wait for a timeout
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
      const found = await client.send(command).catch(async (error: unknown) => {
        const failure = failureOf(error);
        // The response has no body, which would say whether the object or its bucket is missing.
        if (failure instanceof FileStoreError && failure.failure === "not_stored") await requireBucket();
        throw failure;
      });
      return found.ContentLength ?? 0;
    },

    requireBucket,

    /** Part of an object, as a stream that fails if the connection is lost. */
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
     * @param notAfter a request that would be signed later is not sent. Stores refuse a request 15 minutes after it was
     *   signed
     */
    async delete(key: string, { notAfter }: { notAfter?: Date }): Promise<void> {
      const command = new DeleteObjectCommand({ Bucket: bucket, Key: key });
      command.middlewareStack.add(
        (next) => (args) => {
          const { headers } = args.request as { headers: Record<string, string> };
          // If the clocks differ by minutes, the SDK signs by the clock of the store.
          const at = Math.max(signedAt(headers), Date.now());
          if (notAfter && at > notAfter.getTime()) throw FileStoreError.tooLate(notAfter);
          return next(args);
        },
        { step: "finalizeRequest", priority: "low", name: "refuseLate" }, // last, after the request was signed
      );
      await client.send(command).catch(failed);
    },

    /** Translates the error of a stream that broke off. */
    failureOf,
  };
}

/** The time at which a request was signed, from its header (Signature Version 4), for example "20261124T100000Z". */
const signedAt = (headers: Record<string, string>): number =>
  Date.parse((headers["x-amz-date"] ?? "").replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5"));

const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
