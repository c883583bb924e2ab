import type { Facet } from '../shapes.ts';

// A byte order mark inside a text is part of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The text as a person means it: links that clients shorten ("example.com/very…") are written out, and a link
 * behind other words is shown after them, so that nobody is lured by a friendly word. Facets count UTF-8 bytes;
 * those that overlap or lie outside are ignored, as in Bluesky's own app.
 */
export function writeOutLinks(text: string, facets: readonly Facet[] = []): string {
  const bytes = new TextEncoder().encode(text);
  const links = facets
    .flatMap(({ index, features }) => {
      const uri = features.find((feature) => feature.$type === 'app.bsky.richtext.facet#link')?.uri;
      return uri === undefined ? [] : [{ start: index.byteStart, end: index.byteEnd, uri }];
    })
    .toSorted((a, b) => a.start - b.start);
  let written = '';
  let at = 0;
  for (const { start, end, uri } of links) {
    if (start < at || end <= start || end > bytes.length) continue;
    const shown = decoder.decode(bytes.subarray(start, end));
    written += decoder.decode(bytes.subarray(at, start)) + fullLink(shown, uri);
    at = end;
  }
  return written + decoder.decode(bytes.subarray(at));
}

/** The accounts a text names. */
export function mentionedDids(facets: readonly Facet[] = []): string[] {
  const dids = facets.flatMap(({ features }) =>
    features.flatMap((feature) =>
      feature.$type === 'app.bsky.richtext.facet#mention' && feature.did ? [feature.did] : [],
    ),
  );
  return [...new Set(dids)];
}

function fullLink(shown: string, uri: string): string {
  if (shown === uri) return shown;
  const bare = (link: string) => link.replace(/^https?:\/\//, '').replace(/\/$/, '');
  if (bare(shown) === bare(uri)) return shown;
  const start = bare(shown).replace(/(…|\.\.\.)$/, '');
  const isShortened = start !== bare(shown) && start !== '' && bare(uri).startsWith(start);
  return isShortened ? uri : `${shown} (${uri})`;
}
