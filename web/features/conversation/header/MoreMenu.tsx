import { useQuery } from '@tanstack/react-query';
import Ban from 'lucide-react/icons/ban';
import Bell from 'lucide-react/icons/bell';
import BellOff from 'lucide-react/icons/bell-off';
import CircleDot from 'lucide-react/icons/circle-dot';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Eye from 'lucide-react/icons/eye';
import FileText from 'lucide-react/icons/file-text';
import HistoryIcon from 'lucide-react/icons/history';
import Layers from 'lucide-react/icons/layers';
import LinkIcon from 'lucide-react/icons/link';
import Mail from 'lucide-react/icons/mail';
import MailOpen from 'lucide-react/icons/mail-open';
import MergeIcon from 'lucide-react/icons/merge';
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark';
import Phone from 'lucide-react/icons/phone';
import PhoneCall from 'lucide-react/icons/phone-call';
import ShieldX from 'lucide-react/icons/shield-x';
import TagIcon from 'lucide-react/icons/tag';
import Volume2 from 'lucide-react/icons/volume-2';
import VolumeX from 'lucide-react/icons/volume-x';
import Waypoints from 'lucide-react/icons/waypoints';
import Zap from 'lucide-react/icons/zap';
import type { ConversationDetail } from '#contract/conversation.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { ConversationStatus, Priority } from '#contract/filter.ts';
import { networkName } from '#web/domain/networks.ts';
import { PriorityIcon } from '#web/domain/PriorityTag.tsx';
import { policyQuery } from '#web/features/policy/queries.ts';
import { useAsideCommands } from '#web/features/stranger/commands.ts';
import { t } from '#web/i18n.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Menu, MenuItem, MenuRadio, MenuSeparator, Submenu } from '#web/ui/Menu.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { useConversationCommands } from '../commands.ts';
import { usePersonCommands } from '../person-commands.ts';

type MoreProps = {
  detail: ConversationDetail;
  onTags: () => void;
  onFollow: () => void;
  onUnread: () => void;
  onHistory: () => void;
  onTier: () => void;
  /** Resolves, after asking where something is unanswered. */
  onResolve: () => void;
  onMerge: () => void;
  onLink: () => void;
  onMacros: () => void;
  onEscalate: () => void;
  onAsk: () => void;
  /** The public side as a stranger sees it. */
  onStranger: () => void;
  onCall: () => void;
  onForm: () => void;
  onMail: (() => void) | null;
};

/** Snoozing needs a time, so it has a button of its own. */
const statuses = ['open', 'pending', 'on_hold', 'resolved'] as const satisfies readonly ConversationStatus[];
export const priorities = ['urgent', 'high', 'normal', 'low'] as const satisfies readonly Priority[];

/** What is done less often: status, priority, following, unread, history, link, block and mute. */
export function MoreMenu({ detail, ...on }: MoreProps) {
  const {
    onTags,
    onFollow,
    onUnread,
    onHistory,
    onTier,
    onResolve,
    onMerge,
    onLink,
    onMacros,
    onEscalate,
    onAsk,
    onStranger,
    onCall,
    onForm,
    onMail,
  } = on;
  const row = detail.conversation;
  const { setPriority } = useConversationCommands();
  const { setAside } = useAsideCommands();
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          tone="secondary"
          label={t('conversation.actions')}
          icon={<Ellipsis size={16} aria-hidden="true" />}
        />
      }
    >
      <Submenu label={t('conversation.status')} icon={<CircleDot size={15} aria-hidden="true" />}>
        <StatusChoices row={row} onResolve={onResolve} />
      </Submenu>
      <Submenu label={t('conversation.priority')} icon={<PriorityIcon priority={row.priority} size={15} />}>
        <MenuRadio<Priority>
          value={row.priority}
          onChange={(priority) => setPriority(row, priority)}
          options={priorities.map((priority) => ({
            value: priority,
            label: t(`conversation.priority.${priority}`),
            icon: <PriorityIcon priority={priority} size={15} />,
          }))}
        />
      </Submenu>
      <MenuItem icon={<Layers size={15} aria-hidden="true" />} keys="shift+t" onSelect={onTier}>
        {t('conversation.tier.move')}
      </MenuItem>
      <MenuItem icon={<TagIcon size={15} aria-hidden="true" />} keys="t" onSelect={onTags}>
        {t('conversation.tags')}
      </MenuItem>
      <MenuItem
        icon={row.following ? <BellOff size={15} aria-hidden="true" /> : <Bell size={15} aria-hidden="true" />}
        keys="f"
        onSelect={onFollow}
      >
        {t(row.following ? 'conversation.unfollow' : 'conversation.follow')}
      </MenuItem>
      <MenuItem icon={<MailOpen size={15} aria-hidden="true" />} keys="u" onSelect={onUnread}>
        {t('conversation.unread')}
      </MenuItem>
      <MenuItem icon={<Zap size={15} aria-hidden="true" />} onSelect={onMacros}>
        {t('conversation.macros')}
      </MenuItem>
      <MenuItem
        icon={<ShieldX size={15} aria-hidden="true" />}
        keys="shift+x"
        onSelect={() => setAside(row, 'spam', null)}
      >
        {t('aside.as_spam')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<MergeIcon size={15} aria-hidden="true" />} keys="m" onSelect={onMerge}>
        {t('matter.merge')}
      </MenuItem>
      <MenuItem icon={<Waypoints size={15} aria-hidden="true" />} onSelect={onLink}>
        {t('matter.link')}
      </MenuItem>
      <MenuItem icon={<PhoneCall size={15} aria-hidden="true" />} keys="shift+e" onSelect={onEscalate}>
        {t('conversation.escalate')}
      </MenuItem>
      <MenuItem icon={<MessageCircleQuestion size={15} aria-hidden="true" />} onSelect={onAsk}>
        {t('conversation.ask_stakeholders')}
      </MenuItem>
      <MenuItem icon={<Eye size={15} aria-hidden="true" />} keys="o" onSelect={onStranger}>
        {t('conversation.as_stranger')}
      </MenuItem>
      <MenuItem icon={<Phone size={15} aria-hidden="true" />} onSelect={onCall}>
        {t('conversation.call')}
      </MenuItem>
      <MenuItem icon={<FileText size={15} aria-hidden="true" />} onSelect={onForm}>
        {t('conversation.form')}
      </MenuItem>
      {onMail && (
        <MenuItem icon={<Mail size={15} aria-hidden="true" />} onSelect={onMail}>
          {t('contact.mail')}
        </MenuItem>
      )}
      <MenuItem icon={<HistoryIcon size={15} aria-hidden="true" />} keys="h" onSelect={onHistory}>
        {t('conversation.history')}
      </MenuItem>
      <MenuItem icon={<LinkIcon size={15} aria-hidden="true" />} onSelect={() => void copyLink(row.id)}>
        {t('conversation.copy_link')}
      </MenuItem>
      <PersonItems detail={detail} />
    </Menu>
  );
}

/** Beside the statuses each department that may be waited for. */
function StatusChoices({ row, onResolve }: { row: ConversationRow; onResolve: () => void }) {
  const { setStatus, hold } = useConversationCommands();
  const policy = useQuery(policyQuery('clocks')).data?.active;
  const departments = policy?.kind === 'clocks' ? policy.body.departments : [];
  const held = new Map(departments.map((name) => [`on_hold ${name}`, name]));
  return (
    <MenuRadio<string>
      value={row.heldBy === null ? row.status : `on_hold ${row.heldBy}`}
      onChange={(value) => {
        const status = statuses.find((one) => one === value);
        const department = held.get(value);
        if (department !== undefined) hold(row, department);
        else if (status === 'resolved') onResolve();
        else if (status) setStatus(row, status);
      }}
      options={[
        ...statuses.map((status) => ({ value: status, label: t(`conversation.status.${status}`) })),
        ...[...held].map(([value, name]) => ({ value, label: t('conversation.hold', { name }) })),
      ]}
    />
  );
}

function PersonItems({ detail }: { detail: ConversationDetail }) {
  const { restrain } = usePersonCommands(detail.conversation);
  const { can } = detail.stages;
  const network = networkName(detail.conversation.network);
  const has = (kind: 'block' | 'mute') => detail.restraints.some((restraint) => restraint.kind === kind);
  if (!can.includes('block') && !can.includes('mute')) return null;
  return (
    <>
      <MenuSeparator />
      {can.includes('mute') && (
        <MenuItem
          icon={has('mute') ? <Volume2 size={15} aria-hidden="true" /> : <VolumeX size={15} aria-hidden="true" />}
          onSelect={() => restrain('mute', !has('mute'))}
        >
          {t('person.restrain', { verb: has('mute') ? 'unmute' : 'mute', network })}
        </MenuItem>
      )}
      {can.includes('block') && (
        <MenuItem
          danger={!has('block')}
          icon={<Ban size={15} aria-hidden="true" />}
          onSelect={() => restrain('block', !has('block'))}
        >
          {t('person.restrain', { verb: has('block') ? 'unblock' : 'block', network })}
        </MenuItem>
      )}
    </>
  );
}

/** A link that works whatever view the reader has open. */
export async function copyLink(id: string): Promise<void> {
  const link = `${location.origin}/inbox/all/${id}`;
  try {
    await navigator.clipboard.writeText(link);
    notice({ title: t('ui.copied'), timeoutMs: 2_000 });
  } catch {
    // Over plain http the browser offers no clipboard: show the link instead.
    notice({ title: link });
  }
}
