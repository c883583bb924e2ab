/** Networks that let no program in: what their apps show is written down by people. */
export const handNetworks: readonly string[] = ['snapchat'];
