import * as z from 'zod';
import { Refusal } from '#sandbox/network.ts';
import type { Answer, Route } from '#sandbox/router.ts';
import { readForm } from '../form.ts';
import { escapeHtml, moment, webPage } from '../web-page.ts';
import { type Saying, write, writeInApp } from './inbound.ts';
import { keepMedia } from './media.ts';
import { readRoom } from './outbound.ts';
import { type BusinessNumber, type Customer, getCustomer, getNumber } from './people.ts';
import type { Server } from './store.ts';
import { decideTemplate } from './templates.ts';

/** A page on which a person is a customer with a phone, or the network that decides about templates. */
export function pageRoutes(server: Server): Route[] {
  return [
    { method: 'GET', path: '/', answer: ({ query }) => phone(server, query.get('as')) },
    {
      method: 'POST',
      path: '/act',
      answer: async ({ request }) => {
        const { text } = await readForm(request);
        const as = text('as') ?? '';
        act(server, as, text);
        return { status: 303, headers: { location: `./?as=${as}` }, body: '' };
      },
    },
  ];
}

type Field = (name: string) => string | null;

function act(server: Server, as: string, field: Field): void {
  if (field('do') === 'decide') {
    decideTemplate(server, field('template') ?? '', field('status') ?? '');
    return;
  }
  const customer = getCustomer(server, as);
  const number = getNumber(server, field('number') ?? '');
  if (field('do') === 'app') {
    writeInApp(server, number, customer, field('text') ?? '');
    return;
  }
  if (field('do') === 'block') {
    server.db.run('update customer set blocks_us = 1 - blocks_us where wa_id = ?', as);
    return;
  }
  if (field('do') !== 'write') throw new Refusal(400, 'invalid', 'Nothing to do');
  const hours = Number(field('hours') ?? 0);
  const at = new Date(server.now().getTime() - hours * 3_600_000);
  write(server, number, customer, sayingOf(server, number, field), at);
}

/** One dot, as a picture. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function sayingOf(server: Server, { account_id }: BusinessNumber, field: Field): Saying {
  const text = field('text') ?? '';
  switch (field('kind')) {
    case 'image':
      return {
        type: 'image',
        image: { id: keepMedia(server, account_id, dot, 'image/png'), mime_type: 'image/png', caption: text },
      };
    case 'location':
      return { type: 'location', location: { latitude: 40.4168, longitude: -3.7038, name: text || 'Puerta del Sol' } };
    case 'reaction': {
      const [last] = server.db.all<{ id: string }>(
        "select id from message where wa_id = ? and direction = 'out' order by seq desc limit 1",
        field('as') ?? '',
      );
      return { type: 'reaction', reaction: { message_id: last?.id ?? 'wamid.NONE', ...(text && { emoji: text }) } };
    }
    case 'button':
      return { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: text, title: text } } };
    default:
      return { type: 'text', text: { body: text } };
  }
}

type Row = {
  id: string;
  number_id: string;
  direction: string;
  type: string;
  body: string;
  status: string;
  created_at: string;
};

function phone(server: Server, as: string | null): Answer {
  const people = server.db.all<Customer>('select * from customer order by name');
  const me = people.find(({ wa_id }) => wa_id === as) ?? people[0];
  const numbers = server.db.all<BusinessNumber>('select * from number order by name');
  if (!me || numbers.length === 0) return webPage('WhatsApp, simulated', '<p>Nobody has a phone here yet.</p>');
  readRoom(server, me);
  const names = people.map((one) =>
    one.wa_id === me.wa_id
      ? `<strong>${escapeHtml(one.name)} +${one.wa_id}</strong>`
      : `<a href="?as=${one.wa_id}">${escapeHtml(one.name)}</a>`,
  );
  const said = server.db.all<Row>('select * from message where wa_id = ? order by seq desc limit 50', me.wa_id);
  const options = numbers.map(
    ({ id, name, display }) => `<option value="${id}">${escapeHtml(name)} ${escapeHtml(display)}</option>`,
  );
  const form = `<form method="post" action="act"><input type="hidden" name="as" value="${me.wa_id}">
<p><label>To <select name="number">${options.join('')}</select></label>
<label>Kind <select name="kind"><option>text</option><option>image</option><option>location</option><option>button</option><option>reaction</option></select></label>
<label>Written <select name="hours"><option value="0">now</option><option value="22">22 hours ago</option><option value="25">25 hours ago</option></select></label></p>
<textarea name="text" rows="2" aria-label="Message"></textarea>
<button name="do" value="write">Send</button> <button name="do" value="app">Write as the business, in its app</button>
<button name="do" value="block">${me.blocks_us ? 'Unblock the business' : 'Block the business'}</button></form>`;
  return webPage(
    'WhatsApp, simulated',
    `<p>You are ${names.join(', ')}.</p>${form}${said.map((row) => bubble(server, row)).join('')}${templates(server, me.wa_id)}`,
  );
}

function bubble(server: Server, { direction, type, body, created_at, number_id, status }: Row): string {
  const who = direction === 'in' ? 'You' : escapeHtml(getNumber(server, number_id).name);
  return `<article><p><strong>${who}</strong> <small>${type} ${moment(created_at)}${status === 'failed' ? ' not delivered' : ''}</small></p>
<p dir="auto">${escapeHtml(wordsOf(type, JSON.parse(body)))}</p></article>`;
}

/** What a customer reads of a message. */
export function wordsOf(type: string, body: Record<string, Record<string, unknown>>): string {
  const content = body[type] ?? {};
  const { body: text, text: filled, caption, name, emoji } = content;
  const inner = z.looseObject({ text: z.string() }).safeParse(text).data?.text;
  const reply = z.looseObject({ title: z.string() }).safeParse(content.button_reply ?? content.list_reply).data?.title;
  const said = typeof text === 'string' ? text : (inner ?? reply ?? filled ?? caption ?? name ?? emoji);
  return typeof said === 'string' ? said : JSON.stringify(content);
}

function templates(server: Server, as: string): string {
  const rows = server.db.all<{ id: string; name: string; language: string; status: string }>(
    'select * from template order by name',
  );
  if (rows.length === 0) return '';
  const lines = rows.map(
    ({
      id,
      name,
      language,
      status,
    }) => `<form method="post" action="act"><input type="hidden" name="as" value="${as}"><input type="hidden" name="template" value="${id}"><input type="hidden" name="do" value="decide">
<p>${escapeHtml(name)} (${escapeHtml(language)}): ${status} <button name="status" value="APPROVED">Approve</button> <button name="status" value="REJECTED">Reject</button></p></form>`,
  );
  return `<h2>Templates, as the network decides about them</h2>${lines.join('')}`;
}
