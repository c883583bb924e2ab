import { useQuery } from '@tanstack/react-query';
import { type ContactDetail, contactMarks, type MergeChoices, type MergeSide } from '#contract/contact.ts';
import type { ContactField, FieldValue } from '#contract/contact-field.ts';
import { mergeConflicts, mergeContent } from '#contract/contact-merge.ts';
import { t } from '#web/i18n.ts';
import { useFromNow } from '#web/ui/use-now.ts';
import { fieldName, shownValue } from './field-text.ts';
import { MarkTags } from './MarkTags.tsx';
import { ProfileLine } from './ProfileLine.tsx';
import { contactFieldsQuery } from './queries.ts';

type PreviewProps = {
  into: ContactDetail;
  from: ContactDetail;
  choices: MergeChoices;
  onChoose: (choices: MergeChoices) => void;
};

/** Where both have something else one is chosen; below stands the person as they would be. */
export function MergePreview({ into, from, choices, onChoose }: PreviewProps) {
  const fields = useQuery(contactFieldsQuery).data?.fields ?? [];
  const conflicts = mergeConflicts(into, from);
  const result = mergeContent(into, from, choices);
  const marks = contactMarks.filter((mark) => result.marks.includes(mark));
  const isPartHidden = into.hidden.length + from.hidden.length > 0;
  return (
    <div className="flex flex-col gap-4">
      {conflicts.length === 0 ? (
        <p className="text-ink2">{t('contact.merge.agree')}</p>
      ) : (
        <section aria-label={t('contact.merge.choose')} className="flex flex-col gap-3">
          {conflicts.map((key) => {
            const field = fields.find((one) => one.key === key);
            return (
              <Choice
                key={key}
                label={key === 'name' ? t('contact.name') : field ? fieldName(field) : key}
                field={field ?? null}
                values={
                  key === 'name'
                    ? { into: into.name, from: from.name }
                    : { into: into.fields[key] ?? '', from: from.fields[key] ?? '' }
                }
                chosen={choices[key] ?? 'into'}
                onChoose={(side) => onChoose({ ...choices, [key]: side })}
              />
            );
          })}
        </section>
      )}
      {isPartHidden && <p className="text-ink2">{t('contact.merge.hidden', { name: into.name })}</p>}
      <section aria-label={t('contact.merge.result')} className="rounded-md border border-line bg-raise px-4 py-3">
        <h3 className="mb-2 text-xs font-semibold text-ink3">{t('contact.merge.result')}</h3>
        <p className="mb-2 flex flex-wrap items-center gap-1.5">
          <bdi className="text-base font-semibold">{result.name}</bdi>
          <MarkTags marks={marks} />
        </p>
        <dl className="mb-2 grid grid-cols-[minmax(5rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-1 empty:hidden">
          {fields.map((field) => {
            const value = result.fields[field.key];
            return value === undefined ? null : (
              <div key={field.key} className="contents">
                <dt className="text-ink3">{fieldName(field)}</dt>
                <dd className="break-words">
                  <Shown field={field} value={value} />
                </dd>
              </div>
            );
          })}
        </dl>
        <ul className="grid gap-2 sm:grid-cols-2">
          {[...into.profiles, ...from.profiles].map((profile) => (
            <li key={profile.id} className="min-w-0">
              <ProfileLine profile={profile} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

type ChoiceProps = {
  label: string;
  field: ContactField | null;
  values: Record<MergeSide, FieldValue>;
  chosen: MergeSide;
  onChoose: (side: MergeSide) => void;
};

function Choice({ label, field, values, chosen, onChoose }: ChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {(['into', 'from'] as const).map((side) => (
          <label
            key={side}
            className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line2 px-3 py-2 has-checked:border-accent has-checked:bg-sel"
          >
            <input
              type="radio"
              name={`merge-${label}`}
              checked={chosen === side}
              onChange={() => onChoose(side)}
              className="mt-0.5 accent-(--accent)"
            />
            <span className="min-w-0 break-words">
              <Shown field={field} value={values[side]} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Shown({ field, value }: { field: ContactField | null; value: FieldValue }) {
  const words = useFromNow((now) => (field ? shownValue(field, value, now) : String(value)));
  return <bdi>{words}</bdi>;
}
