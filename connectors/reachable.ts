import type { Connector } from './connector.ts';

/** What can be offered by an installation: files go to a network that fetches them only where it can reach us. */
export const reachableAs = (connectors: readonly Connector[], publicUrl: string | undefined): readonly Connector[] =>
  publicUrl === undefined ? connectors.map(withoutFetched) : connectors;

function withoutFetched(connector: Connector): Connector {
  if (!connector.fetchesFiles) return connector;
  const { images: _images, files: _files, ...rest } = connector;
  return rest;
}
