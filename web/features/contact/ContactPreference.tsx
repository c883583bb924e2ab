import Pencil from 'lucide-react/icons/pencil';
import { useState } from 'react';
import type { ContactDetail } from '#contract/contact.ts';
import type { Preference } from '#contract/contact-preference.ts';
import { usePeople } from '#web/domain/people.ts';
import { day, languageName } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { useFromNow } from '#web/ui/use-now.ts';
import { Card } from './Card.tsx';
import { PreferenceDialog } from './PreferenceDialog.tsx';
import { isSaid, wayName } from './preference-words.ts';

/** How the person wants to be written to, and who says so. */
export function ContactPreference({ contact }: { contact: ContactDetail }) {
  const { permissions } = useSession();
  const [isEditing, setIsEditing] = useState(false);
  const { preference } = contact;
  return (
    <Card
      title={t('contact.preference')}
      action={
        permissions.includes('contact.write') && (
          <IconButton
            label={t('contact.preference.edit')}
            size="small"
            icon={<Pencil size={14} aria-hidden="true" />}
            onClick={() => setIsEditing(true)}
          />
        )
      }
    >
      {preference && isSaid(preference) ? (
        <>
          <PreferenceNow preference={preference} />
          <Source preference={preference} />
        </>
      ) : (
        <p className="text-ink3">{t('contact.preference.none')}</p>
      )}
      {isEditing && <PreferenceDialog contact={contact} onClose={() => setIsEditing(false)} />}
    </Card>
  );
}

/** What they want, a line each. */
export function PreferenceNow({ preference: { way, language, quiet } }: { preference: Preference }) {
  return (
    <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-2 gap-y-1.5 [&_dt]:text-ink3">
      {way !== null && (
        <>
          <dt>{t('contact.preference.way')}</dt>
          <dd>{wayName(way)}</dd>
        </>
      )}
      {language !== null && (
        <>
          <dt>{t('contact.preference.language')}</dt>
          <dd>{languageName(language)}</dd>
        </>
      )}
      {quiet !== null && (
        <>
          <dt>{t('contact.preference.quiet')}</dt>
          <dd>
            <bdi>
              {quiet.from}–{quiet.to}
            </bdi>{' '}
            <span className="text-xs break-words text-ink3">{quiet.timeZone.replaceAll('_', ' ')}</span>
          </dd>
        </>
      )}
    </dl>
  );
}

function Source({ preference: { agentId, bySelf, how, changedAt } }: { preference: Preference }) {
  const { nameOf } = usePeople();
  const at = useFromNow((now) => day(new Date(changedAt), now));
  const author = nameOf(agentId);
  return (
    <div className="mt-2.5 text-xs text-ink3">
      <p>
        {bySelf
          ? t('contact.preference.by_self', { day: at })
          : author === null
            ? at
            : t('contact.preference.by', { day: at, name: author })}
      </p>
      {how && (
        <p dir="auto" className="text-start break-words text-ink2">
          “{how}”
        </p>
      )}
    </div>
  );
}
