import type { ClosingWords } from '#contract/closing.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Switch } from '#web/ui/Checkbox.tsx';
import { Rate } from './Rate.tsx';
import { Variants } from './Variants.tsx';

/** How public threads ended, and the words with which they are closed. */
export function ClosingPage() {
  return (
    <SettingsPage title={t('policy.closing')} permission="policy.manage" lead={t('closing.page.lead')}>
      <Rate />
      <PolicyEditor kind="closing">{(body, change) => <Words body={body} onChange={change} />}</PolicyEditor>
    </SettingsPage>
  );
}

type WordsProps = { body: ClosingWords; onChange: (body: ClosingWords) => void };

function Words({ body, onChange }: WordsProps) {
  const { isDrafted, texts } = body;
  return (
    <SettingsSection title={t('closing.words')} lead={t('closing.words.lead')}>
      <div className="max-w-xl">
        <Switch
          label={t('closing.words.on')}
          help={t('closing.words.on.help')}
          checked={isDrafted}
          onChange={(on) => onChange({ ...body, isDrafted: on })}
        />
        <Variants texts={texts} onChange={(next) => onChange({ ...body, texts: next })} />
      </div>
    </SettingsSection>
  );
}
