import type { Verb } from '#connectors/outbound.ts';
import type { Permission } from '#contract/permissions.ts';
import type { Check } from '../check.ts';
import { pass, stop } from '../verdict.ts';

export const permission: Check = {
  name: 'permission',
  of: 'everything',
  look({ verb, actor }) {
    const permission = neededFor[verb];
    if (actor.permissions.has(permission)) return pass();
    return stop('permission_missing', `This needs the permission ${permission}. Ask a lead or the owner.`, {
      permission,
    });
  },
};

const neededFor: Record<Verb, Permission> = {
  reply: 'reply.public',
  direct: 'reply.private',
  edit: 'reply.public',
  like: 'content.moderate',
  unlike: 'content.moderate',
  hide: 'content.moderate',
  unhide: 'content.moderate',
  delete: 'content.delete',
  block: 'content.moderate',
  unblock: 'content.moderate',
  mute: 'content.moderate',
  unmute: 'content.moderate',
};
