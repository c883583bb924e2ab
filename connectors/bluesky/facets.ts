import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import type { Profile } from '../inbound.ts';
import type { Session } from '../session.ts';
import { Facet } from './shapes.ts';
import { call } from './tokens.ts';

const Resolved = z.looseObject({ did: z.string() });

/**
 * Marks mentions, links and tags in a text, as clients do: without the marks nothing in it can be clicked and nobody
 * it names is told. A handle that nobody has stays plain text.
 */
export async function findFacets(session: Session, text: string, addressees: readonly Profile[]): Promise<Facet[]> {
  // With the first text that leaves: the package reads the whole of Bluesky's lexicons, which every start would wait for.
  const { RichText } = await import('@atproto/api');
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const found = z.array(Facet).parse(rich.facets ?? []);
  const facets = await Promise.all(
    found.map(async ({ index, features }): Promise<Facet[]> => {
      const known = await Promise.all(features.map((feature) => resolved(session, feature, addressees)));
      const usable = known.filter((feature) => feature !== null);
      return usable.length > 0 ? [{ index, features: usable }] : [];
    }),
  );
  return facets.flat();
}

type Feature = Facet['features'][number];

/** A mention is found with the handle where the DID belongs. */
async function resolved(session: Session, feature: Feature, addressees: readonly Profile[]): Promise<Feature | null> {
  if (feature.$type !== 'app.bsky.richtext.facet#mention' || feature.did === undefined) return feature;
  const handle = feature.did.toLowerCase();
  const addressee = addressees.find((profile) => profile.handle.toLowerCase() === handle);
  const did = addressee?.externalId ?? (await resolveHandle(session, handle));
  return did === undefined ? null : { $type: feature.$type, did };
}

async function resolveHandle(session: Session, handle: string): Promise<string | undefined> {
  try {
    const params = { handle };
    return (await call(session, { method: 'com.atproto.identity.resolveHandle', params, reply: Resolved })).did;
  } catch (error) {
    if (error instanceof ConnectorError && error.kind === 'invalid_request') return undefined;
    throw error;
  }
}
