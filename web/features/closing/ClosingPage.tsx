import Plus from 'lucide-react/icons/plus';
import * as z from 'zod/mini';
import type { ClosingWords } from '#contract/closing.ts';
import { Variant } from '#contract/saved-reply.ts';
import { problemOfText } from '#contract/saved-reply-text.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { VariantEditor } from '#web/features/saved-reply/VariantEditor.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Switch } from '#web/ui/Checkbox.tsx';
import { Rate } from './Rate.tsx';

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
  const languages = ['en', 'de', 'es', 'fr', 'ar', 'it', 'nl', 'pl', 'pt', 'tr', 'ja', 'zh'];
  const free = languages.find((code) => texts.every(({ language }) => language !== code)) ?? '';
  const put = (next: ClosingWords['texts']) => onChange({ ...body, texts: next });
  return (
    <SettingsSection title={t('closing.words')} lead={t('closing.words.lead')}>
      <div className="max-w-xl">
        <Switch
          label={t('closing.words.on')}
          help={t('closing.words.on.help')}
          checked={isDrafted}
          onChange={(on) => onChange({ ...body, isDrafted: on })}
        />
        <div className="mt-5 flex flex-col gap-3">
          {texts.map((variant, n) => (
            <VariantEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: a text has no name but its place.
              key={n}
              variant={variant}
              place={n}
              count={texts.length}
              problem={problemWords(variant)}
              onChange={(next) => put(texts.map((one, at) => (at === n ? next : one)))}
              onRemove={texts.length > 1 ? () => put(texts.filter((_, at) => at !== n)) : undefined}
            />
          ))}
        </div>
        <Button
          className="mt-3"
          icon={<Plus size={15} aria-hidden="true" />}
          onClick={() => put([...texts, { network: '', language: free, text: '' }])}
        >
          {t('closing.words.add')}
        </Button>
      </div>
    </SettingsSection>
  );
}

/** Fields of contacts are known to the server alone; what they hold is never said in public. */
function problemWords(variant: Variant): string | null {
  if (!z.safeParse(Variant, variant).success) return null;
  return problemOfText(variant.text, [])?.kind === 'unclosed' ? t('saved_reply.text.unclosed') : null;
}
