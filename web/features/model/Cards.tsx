import type { ModelCard } from '#contract/model.ts';
import { tasks } from '#contract/verdict.ts';
import { count, languageName, listOf } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';

/** What each model that comes with Earshot was trained on, how well it does, and what it cannot do. */
export function Cards({ model, cards }: { model: string; cards: readonly ModelCard[] }) {
  return (
    <SettingsSection title={t('model.cards')} lead={t('model.cards.lead', { model })}>
      <ul className="divide-y divide-line rounded-md border border-line bg-panel">
        {cards.map((card) => (
          <li key={card.name}>
            <Card card={card} />
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}

function Card({ card: { name, task, languages, trainedOn, sources, limits, figures } }: { card: ModelCard }) {
  const known = tasks.find((one) => one === task);
  return (
    <details className="px-3.5 py-2.5">
      <summary className="cursor-pointer">
        <span className="font-medium">{known ? t(`verdict.task.${known}`) : task}</span>{' '}
        <span className="text-ink3">
          {name} · {listOf(languages.map(languageName), 'and')} · {t('model.trained_on', { count: trainedOn })}
        </span>
      </summary>
      <div className="mt-3 flex flex-col gap-3 text-xs text-ink2">
        <div>
          <h3 className="font-semibold text-ink3">{t('model.limits')}</h3>
          <ul className="list-disc ps-4">
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="font-semibold text-ink3">{t('model.figures')}</h3>
          <ul className="flex flex-col gap-1.5">
            {figures.map(({ measured, values }) => (
              <li key={measured}>
                <p className="text-ink">{measured}</p>
                <p className="tabular-nums">{values.map(({ name, value }) => `${name} ${count(value)}`).join(' · ')}</p>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="font-semibold text-ink3">{t('model.sources')}</h3>
          <ul>
            {sources.map(({ name, licence, from }) => (
              <li key={name}>
                {name} · {licence} · <span className="break-all text-ink3">{from}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </details>
  );
}
