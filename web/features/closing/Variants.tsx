import Plus from 'lucide-react/icons/plus';
import * as z from 'zod/mini';
import { Variant } from '#contract/saved-reply.ts';
import { problemOfText } from '#contract/saved-reply-text.ts';
import { VariantEditor } from '#web/features/saved-reply/VariantEditor.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';

type VariantsProps = { texts: readonly Variant[]; onChange: (texts: Variant[]) => void };

const languages = ['en', 'de', 'es', 'fr', 'ar', 'it', 'nl', 'pl', 'pt', 'tr', 'ja', 'zh'];

/** Texts by language and network, as of a saved reply. */
export function Variants({ texts, onChange }: VariantsProps) {
  const free = languages.find((code) => texts.every(({ language }) => language !== code)) ?? '';
  return (
    <>
      <div className="mt-5 flex flex-col gap-3">
        {texts.map((variant, n) => (
          <VariantEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a text has no name but its place.
            key={n}
            variant={variant}
            place={n}
            count={texts.length}
            problem={problemWords(variant)}
            onChange={(next) => onChange(texts.map((one, at) => (at === n ? next : one)))}
            onRemove={texts.length > 1 ? () => onChange(texts.filter((_, at) => at !== n)) : undefined}
          />
        ))}
      </div>
      <Button
        className="mt-3"
        icon={<Plus size={15} aria-hidden="true" />}
        onClick={() => onChange([...texts, { network: '', language: free, text: '' }])}
      >
        {t('closing.words.add')}
      </Button>
    </>
  );
}

/** Fields of contacts are known to the server alone; what they hold is never said in public. */
function problemWords(variant: Variant): string | null {
  if (!z.safeParse(Variant, variant).success) return null;
  return problemOfText(variant.text, [])?.kind === 'unclosed' ? t('saved_reply.text.unclosed') : null;
}
