import * as z from 'zod';
import type { Call, Route } from '#sandbox/router.ts';
import { debugToken, refuseUnregistered, register } from './access.ts';
import { graphRefusal } from './graph-error.ts';
import { listSubscribed, subscribe, unsubscribe } from './hooks.ts';
import { describeMedia, mediaFile, upload } from './media.ts';
import { sendMessage } from './outbound.ts';
import { authenticate, type BusinessNumber, demandNumber, findCustomer, getNumber } from './people.ts';
import type { Server } from './store.ts';
import { createTemplate, listTemplates } from './templates.ts';

const Subscription = z.object({ override_callback_uri: z.url().optional(), verify_token: z.string().default('') });
const Blocks = z.object({
  block_users: z.array(z.object({ user: z.string().optional(), user_id: z.string().optional() })),
});

/** The part of the Cloud API that a customer service needs. */
export function apiRoutes(server: Server): Route[] {
  const account = (call: Call) => authenticate(server, call.request.headers.authorization);
  const id = ({ params }: Call) => params.id ?? '';
  const ownNumber = (call: Call) => demandNumber(server, account(call), id(call));
  const ownAccount = (call: Call) => {
    if (account(call) !== id(call)) throw graphRefusal(33, `Object with ID '${id(call)}'`);
    return id(call);
  };
  const numberJson = ({ id, display, name }: BusinessNumber) => ({
    ...{ id, display_phone_number: display, verified_name: name },
    ...{ quality_rating: 'GREEN', code_verification_status: 'VERIFIED' },
  });
  const block = (on: boolean) => async (call: Call) => {
    const number = ownNumber(call);
    const { block_users: users } = await call.json(Blocks);
    for (const { user, user_id } of users) {
      const customer = findCustomer(server, { to: user, recipient: user_id });
      if (!customer) throw graphRefusal(131026);
      const change = on
        ? 'insert or ignore into blocked values (?, ?)'
        : 'delete from blocked where number_id = ? and wa_id = ?';
      server.db.run(change, number.id, customer.wa_id);
    }
    const key = on ? 'added_users' : 'removed_users';
    return {
      body: {
        messaging_product: 'whatsapp',
        block_users: { [key]: users.map(({ user }) => ({ input: user ?? '', wa_id: user ?? '' })) },
      },
    };
  };
  return [
    { method: 'GET', path: '/media/:id', answer: (call) => mediaFile(server, id(call), account(call)) },
    { method: 'GET', path: '/:version/debug_token', answer: (call) => debugToken(server, call) },
    { method: 'POST', path: '/:version/:id/register', answer: (call) => register(server, ownNumber(call), call) },
    {
      method: 'GET',
      path: '/:version/:id',
      answer: (call) => {
        const accountId = account(call);
        const media = describeMedia(server, accountId, id(call));
        if (media) return { body: media };
        return { body: numberJson(demandNumber(server, accountId, id(call))) };
      },
    },
    {
      method: 'POST',
      path: '/:version/:id/messages',
      answer: async (call) => {
        const number = ownNumber(call);
        const json = await call.json(z.looseObject({}));
        refuseUnregistered(server, number);
        if (json.status === 'read') return { body: { success: true } };
        return { body: sendMessage(server, number, json) };
      },
    },
    { method: 'POST', path: '/:version/:id/media', answer: (call) => upload(server, call, ownNumber(call).account_id) },
    { method: 'POST', path: '/:version/:id/block_users', answer: block(true) },
    { method: 'DELETE', path: '/:version/:id/block_users', answer: block(false) },
    {
      method: 'GET',
      path: '/:version/:id/message_templates',
      answer: (call) => ({ body: listTemplates(server, ownAccount(call), call.query) }),
    },
    {
      method: 'POST',
      path: '/:version/:id/message_templates',
      answer: async (call) => ({ body: createTemplate(server, ownAccount(call), await call.json(z.unknown())) }),
    },
    {
      method: 'GET',
      path: '/:version/:id/phone_numbers',
      answer: (call) => ({
        body: {
          data: server.db
            .all<{ id: string }>('select id from number where account_id = ?', ownAccount(call))
            .map((row) => numberJson(getNumber(server, row.id))),
        },
      }),
    },
    {
      method: 'POST',
      path: '/:version/:id/subscribed_apps',
      answer: async (call) => {
        const accountId = ownAccount(call);
        const { override_callback_uri: url, verify_token } = await call.json(Subscription);
        if (url !== undefined) await subscribe(server, accountId, url, verify_token);
        return { body: { success: true } };
      },
    },
    {
      method: 'GET',
      path: '/:version/:id/subscribed_apps',
      answer: (call) => ({ body: { data: listSubscribed(server, ownAccount(call)) } }),
    },
    {
      method: 'DELETE',
      path: '/:version/:id/subscribed_apps',
      answer: (call) => {
        unsubscribe(server, ownAccount(call));
        return { body: { success: true } };
      },
    },
  ];
}
