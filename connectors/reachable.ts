import type { Connector } from './connector.ts';
import type { Limits } from './limits.ts';

/** What can be offered by an installation: files go to a network that fetches them only where it can reach us. */
export const reachableAs = (connectors: readonly Connector[], publicUrl: string | undefined): readonly Connector[] =>
  publicUrl === undefined ? connectors.map(withoutFetched) : connectors;

/** Where only some accounts have their files fetched, these alone go without. */
function withoutFetched(connector: Connector): Connector {
  const { limitsFor } = connector;
  const rest = bare(connector);
  return limitsFor ? { ...rest, limitsFor: (...asked) => bare(limitsFor(...asked)) } : rest;
}

function bare<Some extends Limits>(limits: Some): Some {
  if (!limits.fetchesFiles) return limits;
  const { images: _images, files: _files, ...rest } = limits;
  return rest as Some;
}
