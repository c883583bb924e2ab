import * as z from 'zod';
import { AppError } from '../errors.ts';

/** A keyset cursor: the sort key of the last row, opaque to the caller. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Throws AppError `invalid` on anything that `encodeCursor` did not make with the same shape. */
export function decodeCursor<T>(cursor: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new AppError('invalid', 'bad_request', 'That page mark is not one of ours. Start from the first page.', {
      cause,
    });
  }
}

/** Shape of a cursor over (time, id). */
export const TimeAndId = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);
