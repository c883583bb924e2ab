import * as z from 'zod/mini';

const word = z.optional(z.string());

/** `connect`: the network whose form is open. The others are what a network's sign-in page says when it sends us back. */
export const ChannelSearch = z.object({ connect: word, code: word, state: word, error: word });
