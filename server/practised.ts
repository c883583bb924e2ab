import type { Http } from '#connectors/session.ts';
import { createHouse, type ListedNetwork, listNetworks, type NetworkHouse } from '#simulators/house.ts';
import type { Brand, Credentials } from '#simulators/played.ts';
import { handleFrom } from './brand-handle.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { practisedBase, practisedMount } from './practised-address.ts';
import type { WorkspaceFacts } from './way-out.ts';

/** Networks of others, played by this program for workspaces that are not live. */
export type Practised = {
  /** The guarded way out, and to these networks. */
  http: Http;
  networks: readonly ListedNetwork[];
  /** What a person would type to connect the workspace's brand there; `chosen`: where there are several ways to connect. */
  provide(network: string, workspace: WorkspaceFacts, chosen: Record<string, string>): Promise<Credentials>;
  /** Enters there what a person would have to. */
  hear(network: string, workspace: WorkspaceFacts, hook: { address: string; word: string }): Promise<void>;
};

/** One storage for each network, as the sandbox network has; every workspace has an account and an app of its own on it. */
export function openPractised(
  { config, log, now, secretBox }: Pick<Context, 'config' | 'log' | 'now' | 'secretBox'>,
  http: Http,
): { practised: Practised; house: NetworkHouse } {
  const house = createHouse({
    mount: practisedMount,
    folder: config.dataDir,
    baseOf: practisedBase,
    fetch: onlyToUs(config),
    secretOf: (place) => secretBox.derive(`practised ${place}`).toString('hex'),
    ...{ now, log },
  });
  const practised: Practised = {
    http,
    networks: listNetworks(practisedMount),
    provide: (network, workspace, chosen) => house.provide(network, brandOf(workspace), chosen),
    hear: (network, workspace, hook) => house.hear(network, brandOf(workspace), hook),
  };
  return { practised, house };
}

/** By the id, so that a new name does not lose it. */
const brandOf = ({ id, name }: WorkspaceFacts): Brand => ({
  ...{ app: `Earshot ${id.slice(-12)}`, name, handle: handleFrom(name) },
});

/**
 * Whoever is at a played network may name an address that it then calls: it calls only what we take from networks and
 * hand to them, and that on this machine.
 */
export function onlyToUs({ port, publicUrl }: Pick<Config, 'port' | 'publicUrl'>): typeof fetch {
  const home = `http://127.0.0.1:${port}`;
  const ours = [home, ...(publicUrl === undefined ? [] : [new URL(publicUrl).href.replace(/\/$/, '')])];
  return async (asked, options) => {
    const { href, host } = new URL(asked instanceof Request ? asked.url : asked);
    const path = ours.flatMap((one) => (href.startsWith(`${one}/`) ? href.slice(one.length) : [])).find(isForNetworks);
    if (path === undefined) throw new TypeError(`A network that is played for practice does not call ${host}.`);
    return fetch(`${home}${path}`, { ...options, redirect: 'manual' });
  };
}

const isForNetworks = (path: string): boolean => /^\/(hooks\/|api\/handed\?)/.test(path);
