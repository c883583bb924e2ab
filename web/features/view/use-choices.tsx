import { useQuery, useQueryClient } from '@tanstack/react-query';
import User from 'lucide-react/icons/user';
import UserX from 'lucide-react/icons/user-x';
import Users from 'lucide-react/icons/users';
import { type Attribute, conversationStatuses, priorities } from '#contract/filter.ts';
import { isEntryKind } from '#contract/taxonomy.ts';
import { triageDecisions } from '#contract/triage-policy.ts';
import { signs, taskLabels } from '#contract/verdict.ts';
import { handleOn, networkName } from '#web/domain/networks.ts';
import { PriorityIcon } from '#web/domain/PriorityTag.tsx';
import { usePeople } from '#web/domain/people.ts';
import { channelsQuery } from '#web/features/channel/queries.ts';
import type { Rows } from '#web/features/conversation/cache.ts';
import { allRows, listsKey, tagsQuery } from '#web/features/conversation/queries.ts';
import { useEntryNames } from '#web/features/verdict/entries.ts';
import { languageName } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import type { PickerOption } from '#web/ui/Picker.tsx';
import { eitherValues, kinds } from './attributes.ts';

/** What can be chosen for an attribute, each with its name. People and languages are those of the lists on the screen. */
export function useChoices(attribute: Attribute | null): PickerOption[] {
  const client = useQueryClient();
  const { permissions } = useSession();
  const people = usePeople();
  const isTag = attribute === 'tagsAny' || attribute === 'tagsAll' || attribute === 'tagsNone';
  const tags = useQuery({ ...tagsQuery, enabled: isTag }).data?.tags ?? [];
  const readsChannels = (attribute === 'channel' || attribute === 'network') && permissions.includes('channel.read');
  const channels = useQuery({ ...channelsQuery, enabled: readsChannels }).data?.channels ?? [];
  const kind = attribute !== null && isEntryKind(attribute) ? attribute : undefined;
  const entries = useEntryNames(kind, kind !== undefined);
  const seen = () => client.getQueriesData<Rows>({ queryKey: listsKey }).flatMap(([, rows]) => allRows(rows));

  switch (attribute) {
    case 'status':
      return conversationStatuses.map((id) => ({ id, label: t(`conversation.status.${id}`) }));
    case 'priority':
      return priorities.map((id) => ({
        id,
        label: t(`conversation.priority.${id}`),
        icon: <PriorityIcon priority={id} size={15} />,
      }));
    case 'assignee':
      return [
        { id: 'me', label: t('view.value.me'), icon: <User size={16} aria-hidden="true" /> },
        { id: 'nobody', label: t('view.value.nobody'), icon: <UserX size={16} aria-hidden="true" /> },
        ...people.agents.map(({ id, name }) => ({
          id,
          label: name,
          icon: <Avatar name={name} seed={id} size="small" />,
        })),
      ];
    case 'team':
      return [
        { id: 'mine', label: t('view.value.mine') },
        { id: 'none', label: t('view.value.none') },
        ...people.teams.map(({ id, name }) => ({ id, label: name })),
      ].map((option) => ({ ...option, icon: <Users size={16} aria-hidden="true" /> }));
    case 'tagsAny':
    case 'tagsAll':
    case 'tagsNone':
      return tags.map(({ name }) => ({ id: name, label: name }));
    case 'network': {
      const networks = new Set([...channels.map(({ network }) => network), ...seen().map(({ network }) => network)]);
      return [...networks].map((id) => ({ id, label: networkName(id), icon: <NetworkMark network={id} /> }));
    }
    case 'channel':
      return channels.map(({ id, handle, network }) => ({
        id,
        label: handleOn(network, handle),
        icon: <NetworkMark network={network} />,
      }));
    case 'language': {
      const languages = new Set(seen().flatMap(({ language }) => language ?? []));
      return [...languages].map((id) => ({ id, label: languageName(id) }));
    }
    case 'triage':
      return triageDecisions.map((id) => ({ id, label: t(`triage.decision.${id}`) }));
    case 'sentiment':
      return taskLabels.sentiment.map((id) => ({ id, label: t(`verdict.label.${id}`) }));
    case 'theme':
    case 'intent':
    case 'product':
      return [...entries].map(([id, label]) => ({ id, label }));
    case 'signs':
      return signs.map((id) => ({ id, label: t(`verdict.task.${id}`) }));
    case 'contact': {
      const known = new Map(seen().map(({ profile }) => [profile.contactId, profile.name || profile.handle]));
      return [...known].flatMap(([id, label]) => (id === null ? [] : [{ id, label }]));
    }
    default:
      if (attribute === null || kinds[attribute] !== 'either') return [];
      return eitherValues(attribute).map((id) => ({ id, label: eitherWord(attribute, id) }));
  }
}

function eitherWord(attribute: Attribute, value: 'public' | 'private' | 'true' | 'false'): string {
  if (value === 'public' || value === 'private') return t(`view.value.stage.${value}`);
  switch (attribute) {
    case 'awaitsUs':
    case 'unread':
    case 'mentionsMe':
    case 'following':
    case 'sendingFailed':
      return t(`view.value.${attribute}.${value}`);
    default:
      return value;
  }
}
