import type { z } from "zod";
import type { GatewayOperation } from "@/lib/domain/gateway/gateway-call";
import { responseStream } from "./response-stream";
import type { CallOptions, GatewayClient, UploadSource } from "../contract";
import { GatewayError } from "../gateway-error";
import { frameScriptUrl, path, requireOwnOrigin, signingPageUrl } from "./gateway-urls";
import { readPostback } from "./read-postback";
import { redactPostback } from "./redact-postback";
import { type GatewayConfig, sendForFile, sendForJson } from "./request";
import { uploadBody } from "./upload-body";
import {
  addSignersWire,
  checkWire,
  createWire,
  doneWire,
  levelToWire,
  signerToWire,
  signingStatusWire,
  uploadStatusWire,
  uploadWire,
} from "./wire";

type SourceCall = CallOptions & {
  operation: GatewayOperation;
  relative: string;
  fields?: Record<string, string>;
};

/** A client of the Documents Gateway of Dokobit (docs/gateway.md). */
export function createGatewayClient(config: GatewayConfig): GatewayClient {
  const at = (relative: string) => new URL(relative, `${config.baseUrl}/`);
  const get = (operation: GatewayOperation, relative: string, { signal }: CallOptions) =>
    ({ operation, url: at(relative), method: "GET", signal }) as const;
  const post = (operation: GatewayOperation, relative: string, body: unknown, { signal }: CallOptions) =>
    ({
      operation,
      url: at(relative),
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
      signal,
    }) as const;
  const sendSource = async <S extends z.ZodType>(
    source: UploadSource,
    { operation, relative, fields, signal }: SourceCall,
    schema: S,
  ) => {
    const ended = new AbortController();
    const { body, headers } = uploadBody(source, ended.signal, fields);
    const call = { operation, url: at(relative), method: "POST", body, headers, signal } as const;
    try {
      return await sendForJson(config, { ...call, carriesFile: true }, schema);
    } finally {
      ended.abort(); // fetch does not close a body that it could not send
    }
  };

  return {
    about: (subject) => createGatewayClient({ ...config, subject }),

    frame: {
      scriptUrl: frameScriptUrl(config.baseUrl),
      pageUrl: (signingToken, signerToken) => signingPageUrl(config.baseUrl, signingToken, signerToken),
    },

    postbacks: { read: readPostback, redact: redactPostback },

    uploadFile(source, options = {}) {
      const call = { operation: "uploadFile", relative: "api/file/upload.json", ...options } as const;
      return sendSource(source, call, uploadWire);
    },

    validateFile({ type, ...source }, options = {}) {
      const call = {
        operation: "validateFile",
        relative: "api/file/check.json",
        fields: { type },
        ...options,
      } as const;
      return sendSource(source, call, checkWire);
    },

    async getUploadStatus(fileToken, options = {}) {
      const call = get("getUploadStatus", path`api/file/upload/${fileToken}/status.json`, options);
      try {
        return await sendForJson(config, call, uploadStatusWire);
      } catch (error) {
        // here "error" is the status of the upload, not of the call
        const isStatus =
          error instanceof GatewayError && error.failure === "refused" && error.httpStatus === 200;
        if (isStatus) return "failed" as const;
        throw error;
      }
    },

    createSigning({ signers, files, postbackUrl, pdfLevel, ...fields }, options = {}) {
      const body = {
        ...{ ...fields, ...levelToWire(pdfLevel) },
        signers: signers.map(signerToWire),
        files: files.map(({ token, part }) => ({ token, type: part })),
        postback_url: postbackUrl,
      };
      return sendForJson(config, post("createSigning", "api/signing/create.json", body, options), createWire);
    },

    getSigningStatus(signingToken, options = {}) {
      const call = get("getSigningStatus", path`api/signing/${signingToken}/status.json`, options);
      return sendForJson(config, call, signingStatusWire);
    },

    addSigner(signingToken, signer, options = {}) {
      const body = { token: signingToken, signers: [signerToWire(signer)] };
      const call = post("addSigner", path`api/signing/${signingToken}/addsigner.json`, body, options);
      return sendForJson(config, call, addSignersWire);
    },

    async removeSigner(signingToken, signerId, options = {}) {
      const body = { token: signingToken, signers: [{ id: signerId }] };
      const call = post("removeSigner", path`api/signing/${signingToken}/removesigner.json`, body, options);
      await sendForJson(config, call, doneWire);
    },

    async download(address, { signal } = {}) {
      const url = requireOwnOrigin(address, config.baseUrl, "download");
      const response = await sendForFile(config, { operation: "download", url, method: "GET", signal });
      return responseStream(response, "download");
    },

    /** The URL is built here; one from a postback is never followed. */
    async downloadAsOf(signingToken, signerId, { signal } = {}) {
      const operation = "downloadAsOf";
      const url = at(path`api/signing/${signingToken}/download/${signerId}`);
      return responseStream(await sendForFile(config, { operation, url, method: "GET", signal }), operation);
    },

    async deleteSigning(signingToken, options = {}) {
      const call = post(
        "deleteSigning",
        path`api/signing/${signingToken}/delete.json`,
        { token: signingToken },
        options,
      );
      await sendForJson(config, call, doneWire);
    },

    async deleteFile(fileToken, options = {}) {
      const call = post("deleteFile", path`api/file/${fileToken}/delete.json`, { token: fileToken }, options);
      await sendForJson(config, call, doneWire);
    },
  };
}
