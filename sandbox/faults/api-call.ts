/** The API's calls by name, for faults that affect only one of them. */
const patterns = {
  upload: /^POST \/api\/(file\/)?upload\.json$/,
  upload_status: /^GET \/api\/(file\/upload\/[^/]+\/status|(file\/)?upload\/status\/[^/]+)\.json$/,
  delete_file: /^POST \/api\/file\/[^/]+\/delete\.json$/,
  check: /^POST \/api\/file\/check\.json$/,
  archive_file: /^POST \/api\/archive\.json$/,
  create: /^POST \/api\/signing\/create\.json$/,
  createbatch: /^POST \/api\/signing\/createbatch\.json$/,
  list: /^GET \/api\/signing\/list\.json$/,
  status: /^GET \/api\/signing\/[^/]+\/status\.json$/,
  download: /^GET \/api\/signing\/[^/]+\/download(\/[^/]+)?$/,
  delete: /^POST \/api\/signing\/[^/]+\/delete\.json$/,
  addsigner: /^POST \/api\/signing\/[^/]+\/addsigner\.json$/,
  removesigner: /^POST \/api\/signing\/[^/]+\/removesigner\.json$/,
  prepare: /^POST \/api\/signing\/[^/]+\/prepare\.json$/,
  sign: /^POST \/api\/signing\/[^/]+\/sign\.json$/,
  seal: /^POST \/api\/signing\/[^/]+\/seal\.json$/,
  archive: /^POST \/api\/signing\/[^/]+\/archive\.json$/,
} as const;

export type ApiCall = keyof typeof patterns;
export const apiCalls = Object.keys(patterns) as [ApiCall, ...ApiCall[]];

/** The name of a request's call; undefined if it is unknown. */
export const apiCallOf = (method: string, path: string): ApiCall | undefined =>
  apiCalls.find((call) => patterns[call].test(`${method} ${path}`));

/** The signing in a request's path, if any. */
export const signingTokenOf = (path: string): string | null =>
  /^\/api\/signing\/([^/]+)\//.exec(path)?.[1] ?? null;
