import type { GatewayFailure, GatewayOperation } from "@/lib/domain/gateway/gateway-call";
import type { PdfLevel } from "@/lib/domain/signing/pdf-level";
import type { SigningMethod, SigningPurpose } from "@/lib/domain/signing/signing-options";
import type { SigningType } from "@/lib/domain/signing/signing-type";

/** A file to upload: a URL from which the gateway fetches it, or its bytes. */
export type UploadSource = {
  name: string;
  /** SHA-256 in hex. */
  digest: string;
} & ({ url: string } | { content: ReadableStream<Uint8Array>; sizeBytes: number });

/** A signed file whose signatures the gateway checks. */
export type FileToValidate = UploadSource & { type: "pdf" | "asice" | "bdoc" | "edoc" | "adoc" };

/** A person who is asked to sign. */
export type GatewaySigner = {
  /** Ours; unique among the signers of a signing. */
  id: string;
  name: string;
  /** Empty for a person who has one name only. */
  surname: string;
  purpose: SigningPurpose;
  /** The signing methods that they are offered, in this order; all methods if left out. */
  methods?: readonly SigningMethod[];
  personalCode?: string;
  /** Country of the personal code (ISO 3166-1 alpha-2). */
  country?: string;
  phone?: string;
};

/** A signing to create. */
export type GatewaySigningRequest = {
  type: SigningType;
  /** The file's name for a PDF, the container's without its extension. */
  name: string;
  /** Language of the gateway's pages (ISO 639-1). */
  language: string;
  signers: GatewaySigner[];
  /** The level of the signatures in a PDF; a container has no such choice. */
  pdfLevel?: PdfLevel;
  /** Uploaded files: one PDF, or any number for a container, each with its role. */
  files: { token: string; part?: string }[];
  /** Where the gateway reports progress. */
  postbackUrl: string;
};

/** The outcome of a signing: `pending` until it has ended. */
export type SigningOutcome = "pending" | "completed" | "declined" | "expired" | "cancelled" | "failed";

/** What the gateway knows of a signing. */
export type GatewaySigningStatus = {
  outcome: SigningOutcome;
  /** Whether the completed file has been archived since. It is then another file, with another digest. */
  isArchived: boolean;
  /** Keyed by signer id or by signer token, as the gateway chooses. */
  signers: Record<string, { hasSigned: boolean; hasFailed: boolean }>;
  /** URL of the signed file, for {@link GatewayClient.download}. */
  file: string | null;
  /** SHA-256 of the signed file in lower-case hex. */
  fileDigest: string | null;
};

/** A signature that the gateway found in a file. */
export type GatewaySignature = {
  /** `null`: the gateway does not say. */
  isValid: boolean | null;
  /** Given name and surname of the certificate's subject, empty where it has none. */
  name: string;
  commonName: string;
};

/** What a postback claims. Postbacks are not authenticated, so it may only save a call or feed statistics. */
export type PostbackClaim =
  | {
      event: "signed";
      /** Id of the signer who has signed. */
      signerId: string;
      /** The method by which they signed, in the gateway's words. */
      method: string | null;
      country: string | null;
    }
  | { event: "archived" | "archive_failed" };

/** A call as its observer sees it, without URL and bodies, which contain tokens and personal codes. */
export type ObservedCall = {
  operation: GatewayOperation;
  /** What the call was about, as its caller names it. */
  subject?: string;
  startedAt: Date;
  /** Until the end of the response, or until its beginning if it is a file. */
  durationMs: number;
  /** Missing if there was no response. */
  httpStatus?: number;
  /** Missing if the call succeeded. */
  failure?: GatewayFailure;
};

export type CallOptions = { signal?: AbortSignal };

/**
 * A remote signing service as the portal uses it. A client holds no state, never waits and never retries: its caller
 * decides that. Every call rejects with a `GatewayError`.
 */
export type GatewayClient = {
  /** The same client, but its calls are observed as being about this subject. */
  about(subject: string): GatewayClient;

  /** Uploads a file. @returns its token for later calls; a file to be fetched may not have arrived yet */
  uploadFile(source: UploadSource, options?: CallOptions): Promise<{ token: string }>;

  /** Whether an uploaded file has arrived. */
  getUploadStatus(fileToken: string, options?: CallOptions): Promise<"uploaded" | "pending" | "failed">;

  /** Sends a file to have its signatures checked. @returns its signatures without document timestamps */
  validateFile(file: FileToValidate, options?: CallOptions): Promise<GatewaySignature[]>;

  /** Creates a signing with all its signers. @returns its token, and a token for each signer id */
  createSigning(
    request: GatewaySigningRequest,
    options?: CallOptions,
  ): Promise<{ token: string; signerTokens: Record<string, string> }>;

  getSigningStatus(signingToken: string, options?: CallOptions): Promise<GatewaySigningStatus>;

  /** Adds a signer to a signing that is out for signature. @returns the tokens of all signers by their ids */
  addSigner(
    signingToken: string,
    signer: GatewaySigner,
    options?: CallOptions,
  ): Promise<Record<string, string>>;

  /** Removes a signer who has not signed. The signing completes when nobody else is left to sign. */
  removeSigner(signingToken: string, signerId: string, options?: CallOptions): Promise<void>;

  /**
   * Downloads the file at a URL from {@link GatewaySigningStatus.file}.
   *
   * Rejects with `contract` for a URL at another origin, which would receive the access token.
   */
  download(address: string, options?: CallOptions): Promise<ReadableStream<Uint8Array>>;

  /** Downloads the file as it was after one signer had signed. */
  downloadAsOf(
    signingToken: string,
    signerId: string,
    options?: CallOptions,
  ): Promise<ReadableStream<Uint8Array>>;

  /** Deletes a signing. Rejects with `not_found` for one that is deleted already. */
  deleteSigning(signingToken: string, options?: CallOptions): Promise<void>;

  /** Deletes an uploaded file. Rejects with `not_found` for one that is deleted already. */
  deleteFile(fileToken: string, options?: CallOptions): Promise<void>;

  /** The gateway's page for a signer, shown in a frame. */
  frame: {
    /** URL of the script that reports what happens in the frame. */
    scriptUrl: string;
    /** URL of one signer's page. It contains the signer's token, so it is for their browser only. */
    pageUrl(signingToken: string, signerToken: string): string;
  };

  postbacks: {
    /** @returns `undefined` for a body that reports neither a signature nor the end of archiving */
    read(body: string): PostbackClaim | undefined;
    /** The body for an admin to read, without personal codes, phone numbers, certificates and tokens. */
    redact(body: string): string;
  };
};
