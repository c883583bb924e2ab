import type { Connector, SettingField } from '#connectors/connector.ts';
import { isAsked } from '#contract/channel.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { findApp, readApp } from './app.ts';
import type { ChannelRow } from './queries.ts';

type Strings = Record<string, string>;

/** What was typed for an account, and for the app of ours through which it is connected. */
export type Typed = { settings: Strings; app: Strings };

/**
 * What was typed and is asked for. An app is typed once: left out, it is the one the account is connected through, else
 * the newest that the network accepted; left out of a known app, its secret stays. Throws AppError `bad_request` naming
 * what is missing.
 */
export async function readTyped(
  context: Context,
  tx: Tx,
  connector: Connector,
  { given, again }: { given: Strings; again: ChannelRow | null },
): Promise<Typed> {
  const settings = checkFields(connector.settings, given);
  if (!connector.app) return { settings, app: {} };
  const kept = again?.app_id ? await readApp(context, tx, again.app_id) : {};
  const known = Object.keys(kept).length > 0 ? kept : ((await findApp(context, tx, connector.network)) ?? {});
  const typed = filled(connector.app.settings, given);
  const { identify } = connector.app;
  const isOther = Object.keys(typed).length > 0 && identify(typed).externalId !== identify(known).externalId;
  return { settings, app: checkFields(connector.app.settings, isOther ? typed : { ...known, ...typed }) };
}

const filled = (fields: readonly SettingField[], given: Strings): Strings =>
  Object.fromEntries(
    fields.map(({ name }) => [name, (given[name] ?? '').trim()] as const).filter(([, value]) => value !== ''),
  );

function checkFields(fields: readonly SettingField[], given: Strings): Strings {
  const typed = filled(fields, given);
  const missing = fields.filter((field) => field.required && isAsked(field, typed) && typed[field.name] === undefined);
  if (missing[0])
    throw new AppError('invalid', 'bad_request', `${missing[0].label} is missing.`, {
      parameters: { issues: missing.map((field) => ({ path: field.name, message: 'is missing' })) },
    });
  return typed;
}
