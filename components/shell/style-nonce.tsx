"use client";

import { useState } from "react";

/**
 * The nonce for the styles that react-aria adds. The policy belongs to the document, so the first nonce is kept:
 * refreshes and navigations bring others.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  const [first] = useState(nonce);
  return <meta property="csp-nonce" nonce={first} />;
}
