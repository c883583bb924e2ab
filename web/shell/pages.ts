import type { LinkProps } from '@tanstack/react-router';
import Bell from 'lucide-react/icons/bell';
import Contact from 'lucide-react/icons/contact';
import Inbox from 'lucide-react/icons/inbox';
import ListTodo from 'lucide-react/icons/list-todo';
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark';
import PhoneCall from 'lucide-react/icons/phone-call';
import Presentation from 'lucide-react/icons/presentation';
import Settings from 'lucide-react/icons/settings';
import Stamp from 'lucide-react/icons/stamp';
import TrendingUp from 'lucide-react/icons/trending-up';
import type { ComponentType } from 'react';
import type { Permission } from '#contract/permissions.ts';
import { useWaitingApprovals } from '../features/approval/waiting.ts';
import { useUnreadNotices } from '../features/notification/queries.ts';
import { useWaitingQuestions } from '../features/stakeholder/waiting.ts';
import type { MessageKey } from '../i18n.ts';

export type Page = {
  path: LinkProps['to'] & string;
  label: MessageKey;
  icon: ComponentType<{ size?: number; 'aria-hidden'?: 'true' }>;
  /** Goes there from everywhere. */
  keys: string;
  /** Where the rail shows it; `palette` only there. */
  place: 'top' | 'bottom' | 'palette';
  /** Hidden from those who lack it. */
  permission?: Permission;
  /** How much waits there. */
  useCount?: () => number;
};

/** Every area that exists, in the order of the rail. The first is where the app opens; the first four are a phone's tabs. */
export const pages: readonly Page[] = [
  { path: '/inbox', label: 'shell.page.inbox', icon: Inbox, keys: 'g i', place: 'top', permission: 'inbox.read' },
  {
    path: '/contacts',
    label: 'shell.page.contacts',
    icon: Contact,
    keys: 'g c',
    place: 'top',
    permission: 'inbox.read',
  },
  { path: '/tasks', label: 'shell.page.tasks', icon: ListTodo, keys: 'g t', place: 'top', permission: 'inbox.read' },
  {
    path: '/notifications',
    label: 'shell.page.notifications',
    icon: Bell,
    keys: 'g n',
    place: 'top',
    permission: 'inbox.read',
    useCount: useUnreadNotices,
  },
  {
    path: '/approvals',
    label: 'shell.page.approvals',
    icon: Stamp,
    keys: 'g a',
    place: 'top',
    permission: 'reply.draft',
    useCount: useWaitingApprovals,
  },
  {
    path: '/requests',
    label: 'shell.page.requests',
    icon: MessageCircleQuestion,
    keys: 'g r',
    place: 'top',
    permission: 'inbox.read',
  },
  {
    path: '/emerging',
    label: 'shell.page.emerging',
    icon: TrendingUp,
    keys: 'g m',
    place: 'top',
    permission: 'inbox.read',
  },
  {
    path: '/on-call',
    label: 'shell.page.on_call',
    icon: PhoneCall,
    keys: 'g o',
    place: 'top',
    permission: 'people.read',
  },
  {
    path: '/escalated',
    label: 'shell.page.escalated',
    icon: MessageCircleQuestion,
    keys: 'g e',
    place: 'palette',
    permission: 'escalation.answer',
    useCount: useWaitingQuestions,
  },
  {
    path: '/wall',
    label: 'shell.page.wall',
    icon: Presentation,
    keys: 'g w',
    place: 'palette',
    permission: 'people.read',
  },
  { path: '/settings', label: 'shell.page.settings', icon: Settings, keys: 'g s', place: 'bottom' },
];

/** Those that are open to somebody. Who sees nothing but what is escalated to them has that at hand. */
export function pagesFor(permissions: readonly Permission[]): Page[] {
  const isStakeholder = !permissions.includes('inbox.read');
  return pages
    .filter(({ permission }) => !permission || permissions.includes(permission))
    .map((page) => (isStakeholder && page.path === '/escalated' ? { ...page, place: 'top' } : page));
}
