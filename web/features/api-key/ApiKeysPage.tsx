import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import KeyRound from 'lucide-react/icons/key-round';
import { useState } from 'react';
import { type ApiKey, listApiKeys, revokeApiKey } from '#contract/api-key.ts';
import { call, errorMessage } from '../../api.ts';
import { Loaded } from '../../domain/Loaded.tsx';
import { t } from '../../i18n.ts';
import { SettingsPage } from '../../shell/SettingsFrame.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { notice } from '../../ui/Toast.tsx';
import { NewKeyDialog } from './NewKeyDialog.tsx';

export function ApiKeysPage() {
  return (
    <SettingsPage
      title={t('api_key.title')}
      permission="api_key.manage"
      lead={
        <>
          {t('api_key.body')}{' '}
          <a href="/api/docs" className="underline underline-offset-2">
            {t('api_key.docs')}
          </a>
        </>
      }
    >
      <Keys />
    </SettingsPage>
  );
}

function Keys() {
  const keys = useQuery({ queryKey: ['api-keys'], queryFn: ({ signal }) => call(listApiKeys, { signal }) });
  const [isMaking, setIsMaking] = useState(false);
  const [revoked, setRevoked] = useState<ApiKey | null>(null);
  const make = <Button onClick={() => setIsMaking(true)}>{t('api_key.new')}</Button>;
  return (
    <>
      <Loaded query={keys}>
        {({ apiKeys }) =>
          apiKeys.length === 0 ? (
            <EmptyState icon={<KeyRound size={20} aria-hidden="true" />} title={t('api_key.empty')} action={make} />
          ) : (
            <>
              <Table
                caption={t('api_key.title')}
                columns={columns(setRevoked)}
                rows={apiKeys}
                rowKey={({ id }) => id}
              />
              <div className="mt-3 flex justify-end">{make}</div>
            </>
          )
        }
      </Loaded>
      {isMaking && <NewKeyDialog onClose={() => setIsMaking(false)} />}
      {revoked && <RevokeDialog apiKey={revoked} onClose={() => setRevoked(null)} />}
    </>
  );
}

const columns = (onRevoke: (apiKey: ApiKey) => void): Column<ApiKey>[] => [
  { key: 'name', header: t('api_key.name'), cell: ({ name }) => <span className="font-medium">{name}</span> },
  {
    key: 'scopes',
    header: t('api_key.scopes'),
    cell: ({ scopes }) => (
      <details>
        <summary className="w-fit cursor-pointer">{t('api_key.scopes.count', { count: scopes.length })}</summary>
        <ul className="mt-1 text-xs text-ink2">
          {scopes.map((scope) => (
            <li key={scope}>{t(`permission.${scope}`)}</li>
          ))}
        </ul>
      </details>
    ),
  },
  { key: 'by', header: t('api_key.by'), cell: ({ createdBy }) => createdBy, className: 'text-ink2' },
  {
    key: 'used',
    header: t('api_key.used'),
    cell: ({ lastUsedAt }) => (lastUsedAt ? <RelativeTime at={lastUsedAt} /> : t('api_key.used.never')),
    className: 'text-ink2',
  },
  {
    key: 'revoke',
    header: <span className="sr-only">{t('api_key.revoke')}</span>,
    cell: (apiKey) =>
      apiKey.revokedAt ? (
        <Tag>{t('api_key.revoked')}</Tag>
      ) : (
        <Button
          size="small"
          aria-label={t('api_key.revoke_one', { name: apiKey.name })}
          onClick={() => onRevoke(apiKey)}
        >
          {t('api_key.revoke')}
        </Button>
      ),
    numeric: true,
  },
];

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => call(revokeApiKey, { params: { apiKeyId: apiKey.id } }),
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
    onSettled: () => {
      onClose();
      return queryClient.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('api_key.revoke.title', { name: apiKey.name })}
      description={t('api_key.revoke.body')}
      action={t('api_key.revoke')}
      danger
      busy={revoke.isPending}
      onConfirm={() => revoke.mutate()}
    />
  );
}
