/** Claims of published test identities, as the signing page sends them. */
export const claims = {
  signs: { method: "smartid", country: "LT", code: "50001029996" },
  signsByMobileId: { method: "mobile", phone: "+37060000666", code: "50001018865" },
  signsByCard: { method: "stationary", country: "FI", code: "131052-308T" },
  signsInLatvia: { method: "eparaksts_mobile", country: "", code: "32010029990" },
  signsInIceland: { method: "audkenni_app", country: "", code: "0101303019" },
  refuses: { method: "smartid", country: "LT", code: "30403039917" },
  neverReacts: { method: "smartid", country: "EE", code: "30403039983" },
} as const;
