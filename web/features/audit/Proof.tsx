import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../domain/Loaded.tsx';
import { t } from '../../i18n.ts';
import { SettingsSection } from '../../shell/SettingsFrame.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { headQuery } from './queries.ts';

const command = 'npm run -s earshot -- audit verify earshot-audit.jsonl';

/** How anybody checks the export without trusting this server. */
export function Proof() {
  const head = useQuery(headQuery);
  return (
    <div className="mt-8">
      <SettingsSection title={t('audit.proof')} lead={t('audit.proof.how')}>
        <pre
          dir="ltr"
          className="mb-3 whitespace-pre-wrap break-words rounded-md border border-line bg-panel px-3 py-2 text-sm"
        >
          <code>{command}</code>
        </pre>
        <Loaded query={head}>
          {({ position, hash, signed }) => (
            <div className="max-w-prose space-y-1.5 text-ink2">
              <p className="break-all">{t('audit.proof.chain', { count: position, hash: hash.slice(0, 16) })}</p>
              {signed ? (
                <>
                  <p>
                    {t('audit.proof.signed', { position: signed.position, key: signed.key })}{' '}
                    <RelativeTime at={signed.at} />
                  </p>
                  <p>{t('audit.proof.key')}</p>
                </>
              ) : (
                <p>{t('audit.proof.unsigned')}</p>
              )}
            </div>
          )}
        </Loaded>
      </SettingsSection>
    </div>
  );
}
