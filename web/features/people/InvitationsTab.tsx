import { useQuery } from '@tanstack/react-query';
import MailOpen from 'lucide-react/icons/mail-open';
import { type Invitation, revokeInvitation } from '#contract/people.ts';
import { call } from '../../api.ts';
import { Loaded } from '../../domain/Loaded.tsx';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { invitationsQuery, teamsQuery, usePeopleChange } from './queries.ts';

/** Links that nobody has used yet. */
export function InvitationsTab({ onInvite }: { onInvite: () => void }) {
  const invitations = useQuery(invitationsQuery);
  const teams = useQuery(teamsQuery).data?.teams ?? [];
  const revoke = usePeopleChange<string>({
    run: (invitationId) => call(revokeInvitation, { params: { invitationId } }),
    done: () => t('people.invitation.revoked'),
  });
  const noteOf = ({ note }: Invitation) => note || t('people.invitation.note.none');

  const columns: Column<Invitation>[] = [
    { key: 'note', header: t('people.invitation.note'), cell: noteOf },
    { key: 'role', header: t('people.role'), cell: ({ role }) => t(`role.${role}`) },
    {
      key: 'team',
      header: t('people.invitation.team'),
      cell: ({ teamId }) => teams.find(({ id }) => id === teamId)?.name ?? t('people.invitation.team.none'),
      className: 'text-ink2',
    },
    { key: 'by', header: t('people.invitation.by'), cell: ({ invitedBy }) => invitedBy, className: 'text-ink2' },
    {
      key: 'ends',
      header: t('people.invitation.ends'),
      cell: ({ isExpired, expiresAt }) =>
        isExpired ? <Tag tone="soon">{t('people.invitation.expired')}</Tag> : <RelativeTime at={expiresAt} />,
    },
    {
      key: 'revoke',
      header: <span className="sr-only">{t('people.invitation.revoke')}</span>,
      cell: (invitation) => (
        <Button
          size="small"
          aria-label={t('people.invitation.revoke_one', { note: noteOf(invitation) })}
          onClick={() => revoke.mutate(invitation.id)}
        >
          {t('people.invitation.revoke')}
        </Button>
      ),
      numeric: true,
    },
  ];
  const empty = (
    <EmptyState
      icon={<MailOpen size={20} aria-hidden="true" />}
      title={t('people.invitation.empty')}
      action={<Button onClick={onInvite}>{t('people.invite')}</Button>}
    >
      {t('people.invitation.empty.body')}
    </EmptyState>
  );
  return (
    <Loaded query={invitations}>
      {(data) =>
        data.invitations.length === 0 ? (
          empty
        ) : (
          <Table
            caption={t('people.tab.invitations')}
            columns={columns}
            rows={data.invitations}
            rowKey={({ id }) => id}
          />
        )
      }
    </Loaded>
  );
}
