import * as z from 'zod/mini';

/** `connect`: the network whose form is open. */
export const ChannelSearch = z.object({ connect: z.optional(z.string()) });
