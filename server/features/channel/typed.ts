import type { SettingField } from '#connectors/connecting.ts';
import type { Connector } from '#connectors/connector.ts';
import { isAsked } from '#contract/channel-connect.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { listApps, readApp } from './app.ts';
import type { ChannelRow } from './queries.ts';

type Strings = Record<string, string>;

/** What was typed for an account, and for the app of ours through which it is connected. */
export type Typed = { settings: Strings; app: Strings };

/**
 * What was typed and is asked for. An app is typed once: left out, it is the one the account is connected through, else
 * the newest that the network accepted and that has what this account asks of one; left out of a known app, its secret
 * stays. Throws AppError `bad_request` naming what is missing.
 */
export async function readTyped(
  context: Context,
  tx: Tx,
  connector: Connector,
  { given, again }: { given: Strings; again: ChannelRow | null },
): Promise<Typed> {
  const settings = checkFields(connector.settings, given);
  if (!connector.app) return { settings, app: {} };
  const { settings: fields, identify } = connector.app;
  const asked = fields.filter((field) => isAsked(field, { ...withInitials(fields, given), ...settings }));
  const apps = [
    ...(again?.app_id ? [await readApp(context, tx, again.app_id)] : []),
    ...(await listApps(context, tx, connector.network)),
  ];
  const known = apps.find((one) => asked.every(({ name, required }) => !required || name in one)) ?? {};
  const typed = filled(asked, given);
  const isOther = Object.keys(typed).length > 0 && identify(typed).externalId !== identify(known).externalId;
  const app = filled(asked, isOther ? typed : { ...known, ...typed });
  refuseMissing(asked, app);
  return { settings, app };
}

const filled = (fields: readonly SettingField[], given: Strings): Strings =>
  Object.fromEntries(
    fields.map(({ name }) => [name, (given[name] ?? '').trim()] as const).filter(([, value]) => value !== ''),
  );

/** Where a choice is left open, what its form begins with is chosen. */
const withInitials = (fields: readonly SettingField[], given: Strings): Strings => ({
  ...Object.fromEntries(
    fields.flatMap(({ kind, name, initial }) => (kind === 'choice' && initial ? [[name, initial]] : [])),
  ),
  ...filled(fields, given),
});

function checkFields(fields: readonly SettingField[], given: Strings): Strings {
  const typed = withInitials(fields, given);
  refuseMissing(
    fields.filter((field) => isAsked(field, typed)),
    typed,
  );
  return typed;
}

function refuseMissing(asked: readonly SettingField[], typed: Strings): void {
  const missing = asked.filter(({ name, required }) => required && typed[name] === undefined);
  if (missing[0])
    throw new AppError('invalid', 'bad_request', `${missing[0].label} is missing.`, {
      parameters: { issues: missing.map((field) => ({ path: field.name, message: 'is missing' })) },
    });
}
