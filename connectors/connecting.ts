import type { Ask } from '#contract/channel.ts';
import type { Profile } from './inbound.ts';
import type { FindHost, Http } from './session.ts';

/** One line of the form with which a channel is connected. */
export type SettingField = {
  name: string;
  label: string;
  help?: string;
  kind: 'text' | 'secret' | 'url' | 'choice';
  /** Of a choice. */
  choices?: { value: string; label: string }[];
  initial?: string;
  required: boolean;
  /** Asked for, and required, only where another field has this value; a field of the app also by one of the account. */
  when?: { name: string; is: string };
  /** Only few need it: shown when asked for. */
  isAdvanced?: true;
};

/** A right that an account was not given at the network, in the network's own name, and what cannot be done without it. */
export type Lack = { scope: string; asks: Ask };

/** `app` is what was typed for our app there, absent where there is none; so is `hookUrl` where the network does not deliver. */
export type ConnectIo = {
  http: Http;
  findHost: FindHost;
  now(): Date;
  app?: Record<string, string>;
  hookUrl?: string;
};

/**
 * Our registration at a network where one serves all our accounts: asked for once and kept. Its hook answers the
 * network's handshake while the first account is still being connected.
 */
export type AppRegistration = {
  readonly settings: readonly SettingField[];
  /** Pure: what the network calls it, and the secrets with which it signs what it delivers. */
  identify(app: Record<string, string>): { externalId: string; webhookSecrets: string[] };
};

/** The accounts for which a person may speak, when that is more than one. `keep` is what `choose` needs; it holds secrets. */
export type AccountChoice = {
  accounts: { externalId: string; name: string; detail?: string }[];
  keep: Record<string, string>;
};

/** Signing in on the network's own page, where the person says yes and the network gives a code for a token. */
export type SignIn = {
  /** What is asked for there, and the person is told before; `when` as of a field. */
  readonly asks: readonly (Ask | { ask: Ask; when: NonNullable<SettingField['when']> })[];
  /**
   * Makes ready and says which page to open; whoever sends the person there adds a `state` of their own. `comesBack`:
   * the network sends the person to `callbackUrl` with state and code; else it shows the code and the person brings it.
   * `keep` is what `finish` needs; it holds secrets.
   */
  begin(
    settings: Record<string, string>,
    io: ConnectIo & { callbackUrl: string },
  ): Promise<{ url: string; comesBack: boolean; keep: Record<string, string> }>;
  finish(keep: Record<string, string>, code: string, io: ConnectIo): Promise<Connected | AccountChoice>;
  /** Connects the one that was chosen of several. */
  choose?(keep: Record<string, string>, externalId: string, io: ConnectIo): Promise<Connected>;
};

/** What connecting an account yields. `secrets` are encrypted at rest, `settings` are not. */
export type Connected = {
  origin: string;
  account: Profile;
  settings: Record<string, string>;
  secrets: Record<string, string>;
  /** Secrets with which the network signs webhooks; several during a rotation. */
  webhookSecrets?: string[];
  /**
   * The person has to enter the hook's address at the network: it is shown then. `word` is what the handshake asks for,
   * `fields` what news to subscribe to there.
   */
  entersHook?: { word?: string; fields?: readonly string[] };
};
