import MailComposer from 'nodemailer/lib/mail-composer';
import { WaySettings } from '#contract/way.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { SecretUnreadable } from '#server/secret-box.ts';
import { post } from './http-reply.ts';
import type { Opened, Outcome, Outside } from './letter.ts';
import { deliver } from './mail.ts';
import { wayPurpose } from './settings.ts';
import { httpSmsRequest, twilioRequest } from './template.ts';

/** What the workspace sends mail or text messages by, opened. */
type OutsideService = Opened<'smtp'> | Opened<'twilio'> | Opened<'http_sms'>;

/** A few words to somebody who is no colleague; `from` is how the sender is called in a mail. */
type PlainText = { id: string; from: string; title: string; text: string; language: string };

/** The workspace's mail server or service for text messages; null when there is none that is switched on and opens. */
export async function openService(
  { secretBox }: Pick<Context, 'secretBox'>,
  tx: Tx,
  kind: 'mail' | 'sms',
): Promise<OutsideService | null> {
  const row = await tx
    .selectFrom('way')
    .select(['id', 'settings', 'secrets_enc'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('kind', '=', kind)
    .where('is_on', '=', true)
    .executeTakeFirst();
  if (!row) return null;
  try {
    const secrets = secretBox.open(row.secrets_enc, wayPurpose(tx.workspaceId, row.id)) as object;
    const settings = WaySettings.parse({ ...(row.settings as object), ...secrets });
    const isOne = settings.service === 'smtp' || settings.service === 'twilio' || settings.service === 'http_sms';
    return isOne ? settings : null;
  } catch (error) {
    if (error instanceof SecretUnreadable) return null;
    throw error;
  }
}

/** Sends it once and now; nothing of it is kept. */
export async function sendPlain(
  context: Pick<Outside, 'http' | 'config' | 'now'>,
  settings: OutsideService,
  to: string,
  { id, from, title, text, language }: PlainText,
): Promise<Outcome> {
  if (settings.service === 'twilio') return post(context, twilioRequest(settings, to, text));
  if (settings.service === 'http_sms') return post(context, httpSmsRequest(settings, to, text));
  const mail = new MailComposer({
    from: { name: from, address: settings.from },
    to,
    date: context.now(),
    subject: title,
    text,
    messageId: `<${id}@${settings.from.split('@').at(-1)}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return deliver(context, settings, { to, bytes: await mail.compile().build() });
}
