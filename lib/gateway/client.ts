import { answerStream } from "./answer-stream";
import { GatewayError } from "./gateway-error";
import { path, requireOwnOrigin } from "./gateway-urls";
import { type GatewayConfig, sendForFile, sendForJson } from "./request";
import { uploadBody, type UploadSource } from "./upload-body";
import {
  addSignersWire,
  checkWire,
  createWire,
  doneWire,
  signingStatusWire,
  uploadStatusWire,
  uploadWire,
} from "./wire";

/** A signer as the gateway takes it (docs/gateway.md#signers). */
export type GatewaySigner = {
  id: string;
  name: string;
  surname: string;
  signing_purpose: string;
  code?: string;
  country_code?: string;
  phone?: string;
  signing_options?: readonly string[];
};

export type GatewaySigningRequest = {
  type: "pdf" | "asice";
  name: string;
  language: string;
  signers: GatewaySigner[];
  /** A PDF alone; a container takes many, each with its part in the whole. */
  files: { token: string; type?: string }[];
  postbackUrl: string;
};

export type FileToCheck = UploadSource & { type: "pdf" | "asice" | "bdoc" | "edoc" | "adoc" };

type CallOptions = { signal?: AbortSignal };

export type GatewayClient = GatewayCalls & {
  /** The same client, whose observer is told that its calls are about this. */
  about(subject: string): GatewayClient;
};

/**
 * The Documents Gateway's API, typed. It holds no state, never waits and never retries; whoever calls it
 * decides that. Every function throws {@link GatewayError}.
 */
export function createGatewayClient(config: GatewayConfig): GatewayClient {
  return { ...gatewayCalls(config), about: (subject) => createGatewayClient({ ...config, subject }) };
}

type GatewayCalls = ReturnType<typeof gatewayCalls>;

function gatewayCalls(config: GatewayConfig) {
  const at = (relative: string) => new URL(relative, `${config.baseUrl}/`);
  const get = (operation: string, relative: string, { signal }: CallOptions) =>
    ({ operation, url: at(relative), method: "GET", signal }) as const;
  const post = (operation: string, relative: string, body: unknown, { signal }: CallOptions) =>
    ({
      operation,
      url: at(relative),
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
      signal,
    }) as const;

  return {
    /** Hands a file over, by a URL that the gateway fetches or by its content. Gives the file's token. */
    async uploadFile(source: UploadSource, options: CallOptions = {}) {
      const over = new AbortController();
      const { body, headers } = uploadBody(source, over.signal);
      const url = at("api/file/upload.json");
      const call = {
        operation: "uploadFile",
        url,
        method: "POST",
        body,
        headers,
        carriesFile: true,
        ...options,
      } as const;
      try {
        return await sendForJson(config, call, uploadWire);
      } finally {
        over.abort(); // fetch leaves a body open that it could not send
      }
    },

    /** What the gateway finds when it checks the signatures of a file, which is sent to it whole. */
    async checkFile({ type, ...source }: FileToCheck, { signal }: CallOptions = {}) {
      const over = new AbortController();
      const { body, headers } = uploadBody(source, over.signal, { type });
      const url = at("api/file/check.json");
      const call = { operation: "checkFile", url, method: "POST", body, headers, signal } as const;
      try {
        return await sendForJson(config, { ...call, carriesFile: true }, checkWire);
      } finally {
        over.abort(); // as above
      }
    },

    /** Whether the gateway has the file: "uploaded", "pending", or "failed". */
    async getUploadStatus(fileToken: string, options: CallOptions = {}) {
      const call = get("getUploadStatus", path`api/file/upload/${fileToken}/status.json`, options);
      try {
        return await sendForJson(config, call, uploadStatusWire);
      } catch (error) {
        // "error" is the upload's own status here, not that of the call
        const isStatus =
          error instanceof GatewayError && error.failure === "refused" && error.httpStatus === 200;
        if (isStatus) return "failed" as const;
        throw error;
      }
    },

    /** Creates a signing with everybody who must sign. Gives its token and a token for each signer id. */
    createSigning(request: GatewaySigningRequest, options: CallOptions = {}) {
      const { postbackUrl, ...fields } = request;
      const body = { ...fields, postback_url: postbackUrl };
      return sendForJson(config, post("createSigning", "api/signing/create.json", body, options), createWire);
    },

    /** What the gateway says of a signing and of each signer. */
    getSigningStatus(signingToken: string, options: CallOptions = {}) {
      const call = get("getSigningStatus", path`api/signing/${signingToken}/status.json`, options);
      return sendForJson(config, call, signingStatusWire);
    },

    /** Names one more person on a signing that is out. Gives a token for each signer id. */
    addSigner(signingToken: string, signer: GatewaySigner, options: CallOptions = {}) {
      const body = { token: signingToken, signers: [signer] };
      const call = post("addSigner", path`api/signing/${signingToken}/addsigner.json`, body, options);
      return sendForJson(config, call, addSignersWire);
    },

    /** Takes a person who has not signed off a signing. It completes when nobody else is left to sign. */
    async removeSigner(signingToken: string, signerId: string, options: CallOptions = {}) {
      const body = { token: signingToken, signers: [{ id: signerId }] };
      const call = post("removeSigner", path`api/signing/${signingToken}/removesigner.json`, body, options);
      await sendForJson(config, call, doneWire);
    },

    /** The bytes at an address from the gateway's answer, which must lie at the gateway. */
    async download(address: string, { signal }: CallOptions = {}): Promise<ReadableStream<Uint8Array>> {
      const url = requireOwnOrigin(address, config.baseUrl, "download");
      const response = await sendForFile(config, { operation: "download", url, method: "GET", signal });
      return answerStream(response, "download");
    },

    /** The file as one signer left it. The address is made here: one from a postback is never followed. */
    async downloadAsOf(signingToken: string, signerId: string, { signal }: CallOptions = {}) {
      const operation = "downloadAsOf";
      const url = at(path`api/signing/${signingToken}/download/${signerId}`);
      return answerStream(await sendForFile(config, { operation, url, method: "GET", signal }), operation);
    },

    /** Deletes a signing. "Not found" is the caller's to read as done. */
    async deleteSigning(signingToken: string, options: CallOptions = {}) {
      const call = post(
        "deleteSigning",
        path`api/signing/${signingToken}/delete.json`,
        { token: signingToken },
        options,
      );
      await sendForJson(config, call, doneWire);
    },

    /** Deletes an uploaded file. "Not found" is the caller's to read as done. */
    async deleteFile(fileToken: string, options: CallOptions = {}) {
      const call = post("deleteFile", path`api/file/${fileToken}/delete.json`, { token: fileToken }, options);
      await sendForJson(config, call, doneWire);
    },
  };
}
