import * as z from 'zod/mini';

/** By the clock on a wall: `HH:MM`. */
export const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
