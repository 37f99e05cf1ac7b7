"use client";

import { useState } from "react";

/**
 * Where react-aria looks for the nonce of the styles that it adds. The policy is that of the document, so the first
 * nonce stays: a refresh and a navigation bring others.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  const [first] = useState(nonce);
  return <meta property="csp-nonce" nonce={first} />;
}
