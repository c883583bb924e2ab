import type { ContactMark } from '#contract/contact.ts';
import { t } from '#web/i18n.ts';
import { Tag } from '#web/ui/Tag.tsx';

/** Says that a person needs other hands than usual. */
export const MarkTags = ({ marks }: { marks: readonly ContactMark[] }) =>
  marks.map((mark) => (
    <Tag key={mark} tone={mark === 'legal' || mark === 'authority' ? 'soon' : 'accent'} filled>
      {t(`contact.mark.${mark}`)}
    </Tag>
  ));
