import type { Connector } from './connector.ts';

/** Every network Earshot speaks to. */
export const connectors: readonly Connector[] = [];

export function connectorFor(network: string): Connector | undefined {
  return connectors.find((connector) => connector.network === network);
}
