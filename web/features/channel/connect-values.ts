import type { Channel } from '#contract/channel.ts';
import { isAsked, type Network, type SettingField } from '#contract/channel-connect.ts';
import { t } from '#web/i18n.ts';

export type Values = Record<string, string>;

/** What stands in the form at first: what is known of the account, else what the network proposes; secrets are empty. */
export function initialValues(fields: readonly SettingField[], known: Values = {}): Values {
  return Object.fromEntries(
    fields.map(({ name, kind, initial = '' }) => [
      name,
      kind === 'choice' ? known[name] || initial : (known[name] ?? initial),
    ]),
  );
}

/** The same for all that a network may ask for, of its app too. */
export function knownValues({ settings, app }: Network, channel: Channel | undefined): Values {
  const apps = Object.assign({}, ...(app?.known.toReversed() ?? [])) as Values;
  return { ...initialValues(app?.settings ?? [], apps), ...initialValues(settings, channel?.settings) };
}

/** The values of these fields; what is not asked for is not sent. */
export const only = (fields: readonly SettingField[], values: Values): Values =>
  Object.fromEntries(fields.filter((field) => isAsked(field, values)).map(({ name }) => [name, values[name] ?? '']));

/** What is wrong with each field, in words for beside it; empty when nothing is. */
export function problemsOf(fields: readonly SettingField[], values: Values): Values {
  const problems: Values = {};
  for (const { name, kind, required } of fields.filter((field) => isAsked(field, values))) {
    const value = values[name]?.trim() ?? '';
    if (required && value === '') problems[name] = t('channel.missing');
    else if (kind === 'url' && value !== '' && !isWebAddress(value)) problems[name] = t('channel.no_address');
  }
  return problems;
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\//.test(value) && URL.canParse(value);
}
