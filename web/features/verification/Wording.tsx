import { useState } from 'react';
import { type LanguageCode, languageCodes } from '#contract/language.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { languages, t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { linesIn, questionsOf } from './question-lines.ts';
import type { BodyProps } from './VerificationPage.tsx';

const wordLists = ['accountWords', 'changeWords', 'askingWords', 'urgentWords', 'payoutWords'] as const;
const labelOf = {
  accountWords: 'verification.words.account',
  changeWords: 'verification.words.change',
  askingWords: 'verification.words.asking',
  urgentWords: 'verification.words.urgent',
  payoutWords: 'verification.words.payout',
} as const;

const nameIn = (code: LanguageCode) => languages.find((language) => language.code === code)?.name ?? code;

/** What customers read and are asked, and the words by which matters are told. */
export function Wording({ body, onChange }: BodyProps) {
  return (
    <>
      <Texts body={body} onChange={onChange} />
      <Questions body={body} onChange={onChange} />
      <SettingsSection title={t('verification.words')} lead={t('verification.words.lead')}>
        <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
          {wordLists.map((list) => (
            <WordList
              key={list}
              label={t(labelOf[list])}
              words={body[list]}
              onChange={(words) => onChange({ ...body, [list]: words })}
            />
          ))}
        </div>
      </SettingsSection>
    </>
  );
}

function Texts({ body, onChange }: BodyProps) {
  const textIn = (code: LanguageCode) => body.texts.find(({ language }) => language === code)?.text ?? '';
  const put = (code: LanguageCode, text: string) => {
    const all = languageCodes.map((language) => ({ language, text: language === code ? text : textIn(language) }));
    onChange({ ...body, texts: all.filter((one) => one.text.trim() !== '') });
  };
  return (
    <SettingsSection title={t('verification.texts')} lead={t('verification.texts.lead', places)}>
      <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
        {languageCodes.map((code) => (
          <Field key={code} label={nameIn(code)}>
            <Textarea
              rows={4}
              dir="auto"
              lang={code}
              maxLength={500}
              value={textIn(code)}
              onChange={({ target }) => put(code, target.value)}
            />
          </Field>
        ))}
      </div>
    </SettingsSection>
  );
}

/** They stand in the sentence as they are typed. */
const places = { link: '{link}', minutes: '{minutes}' };

function Questions({ body, onChange }: BodyProps) {
  const [lines, setLines] = useState(
    () =>
      Object.fromEntries(languageCodes.map((code) => [code, linesIn(body.questions, code)])) as Record<
        LanguageCode,
        string
      >,
  );
  const put = (code: LanguageCode, typed: string) => {
    const next = { ...lines, [code]: typed };
    setLines(next);
    onChange({ ...body, questions: questionsOf(next, body.questions) });
  };
  return (
    <SettingsSection title={t('verification.questions')} lead={t('verification.questions.lead')}>
      <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
        {languageCodes.map((code) => (
          <Field key={code} label={nameIn(code)}>
            <Textarea
              rows={3}
              dir="auto"
              lang={code}
              value={lines[code]}
              onChange={({ target }) => put(code, target.value)}
            />
          </Field>
        ))}
      </div>
    </SettingsSection>
  );
}

type ListProps = { label: string; words: readonly string[]; onChange: (words: string[]) => void };

function WordList({ label, words, onChange }: ListProps) {
  const [typed, setTyped] = useState(words.join('\n'));
  return (
    <Field label={label}>
      <Textarea
        rows={5}
        dir="auto"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(linesOf(target.value));
        }}
      />
    </Field>
  );
}
