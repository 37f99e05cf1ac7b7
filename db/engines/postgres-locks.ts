/** Advisory locks of the portal. The numbers spell "PRPH", followed by what each guards. */
export const locks = { opening: 0x50525048_01, writing: 0x50525048_02 };
