import { contactMarks } from '#contract/contact-mark.ts';
import { networkName } from '#web/domain/networks.ts';
import { labelName } from '#web/features/verdict/words.ts';
import { count, languageName } from '#web/format.ts';
import { t } from '#web/i18n.ts';

type Names = { teamNameOf: (id: string) => string | null; names: ReadonlyMap<string, string> };

/** Says by what a condition of a policy held. */
export function reasonWords(condition: string, value: string, { teamNameOf, names }: Names): string {
  switch (condition) {
    case 'words':
      return t('why.because.words', { value: value.replace(/\*$/, '…') });
    case 'sentiments':
      return t('why.because.sentiment', { value: labelName('sentiment', value, names) });
    case 'themes':
      return t('why.because.theme', { value: labelName('theme', value, names) });
    case 'intents':
      return t('why.because.intent', { value: labelName('intent', value, names) });
    case 'products':
      return t('why.because.product', { value: labelName('product', value, names) });
    case 'signs':
      return t('why.because.sign', { value: labelName('urgent', value, names) });
    case 'networks':
      return t('why.because.networks', { value: networkName(value) });
    case 'stage':
      return t('why.because.stage', { value });
    case 'languages':
      return t('why.because.languages', { value: languageName(value) });
    case 'teamIds':
      return t('why.because.teams', { value: teamNameOf(value) ?? '' });
    case 'followersAtLeast':
      return t('why.because.followers', { value: count(Number(value)) });
    case 'marks': {
      const mark = contactMarks.find((one) => one === value);
      return t('why.because.marks', { value: mark ? t(`contact.mark.${mark}`) : value });
    }
    default:
      return t('why.because.fields', { value });
  }
}
