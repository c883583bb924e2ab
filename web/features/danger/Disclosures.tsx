import { useState } from 'react';
import { type Disclosure, decideDisclosure } from '#contract/danger.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';

type DisclosuresProps = { disclosures: readonly Disclosure[]; onChanged: () => void };

/** What was asked to be told to authorities, and what a second person said to it. */
export function Disclosures({ disclosures, onChanged }: DisclosuresProps) {
  if (disclosures.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-2 text-xs sm:ps-7">
      {disclosures.map((disclosure) => (
        <One key={disclosure.id} disclosure={disclosure} onChanged={onChanged} />
      ))}
    </ul>
  );
}

function One({ disclosure, onChanged }: { disclosure: Disclosure; onChanged: () => void }) {
  const { id, authority, what, why, state, askedBy, askedAt, decidedBy, mayDecide } = disclosure;
  const { nameOf } = usePeople();
  const [busy, setBusy] = useState(false);
  const decide = async (decision: 'given' | 'refused') => {
    setBusy(true);
    await attempt(() => call(decideDisclosure, { params: { disclosureId: id }, body: { decision } }));
    setBusy(false);
    onChanged();
  };
  return (
    <li className="rounded-md border border-line bg-panel px-3 py-2">
      <p className="font-semibold">{t('danger.disclosure', { state, authority, name: nameOf(decidedBy) ?? '' })}</p>
      <p className="text-ink3">
        {t('danger.disclosure.asked', { name: nameOf(askedBy) ?? '' })} <RelativeTime at={askedAt} />
      </p>
      <p dir="auto" className="mt-1 break-words whitespace-pre-line">
        {what}
      </p>
      <p dir="auto" className="text-ink2 break-words whitespace-pre-line">
        {why}
      </p>
      {mayDecide && (
        <span className="mt-1.5 flex gap-1.5">
          <Button size="small" tone="primary" busy={busy} onClick={() => void decide('given')}>
            {t('danger.disclosure.give')}
          </Button>
          <Button size="small" disabled={busy} onClick={() => void decide('refused')}>
            {t('danger.disclosure.refuse')}
          </Button>
        </span>
      )}
    </li>
  );
}
