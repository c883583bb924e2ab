import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

/** A network of others that this installation plays for practice. */
export const PractisedNetwork = z.object({
  network: z.string(),
  label: z.string(),
  /** Path of the page on which a person is a customer there. */
  page: z.string(),
  /** Path of the page that says what goes wrong there. */
  faults: z.string(),
});
export type PractisedNetwork = z.output<typeof PractisedNetwork>;

export const listPractised = endpoint({
  method: 'GET',
  path: '/api/networks/practised',
  permission: 'channel.read',
  summary:
    'The networks of others that this installation plays: connected like any other, but nothing has to be typed. None in a live workspace.',
  reply: z.object({ networks: z.array(PractisedNetwork) }),
});
