/** Claims of published test identities, as the signing page sends them. */
export const claims = {
  signs: { method: "smartid", country: "LT", code: "50001029996" },
  signsByMobileId: { method: "mobile", phone: "+37060000666", code: "50001018865" },
  refuses: { method: "smartid", country: "LT", code: "30403039917" },
  neverReacts: { method: "smartid", country: "EE", code: "30403039983" },
} as const;
