import PenLine from 'lucide-react/icons/pen-line';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { usePresent } from '#web/realtime/presence-store.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { useColleagues } from './colleagues.ts';

type FacesProps = { conversationId: string; most?: number };

/** Who else has this conversation on the screen, as small faces; nothing when nobody has, and then no name is looked up. */
export function Faces(props: FacesProps) {
  return usePresent(props.conversationId).length > 0 && <Present {...props} />;
}

function Present({ conversationId, most = 3 }: FacesProps) {
  const colleagues = useColleagues(conversationId);
  if (colleagues.length === 0) return null;
  const writing = colleagues.filter(({ doing }) => doing !== 'viewing');
  const words = [
    t('presence.here', { names: listed(colleagues.map(({ name }) => name)) }),
    writing.length > 0 && t('presence.row.writing', { names: listed(writing.map(({ name }) => name)) }),
  ]
    .filter(Boolean)
    .join('. ');
  return (
    <span title={words} className="flex shrink-0 items-center gap-1 text-soon">
      <span className="sr-only">{words}</span>
      {writing.length > 0 && <PenLine size={12} aria-hidden="true" />}
      <span className="flex -space-x-1.5 rtl:space-x-reverse">
        {colleagues.slice(0, most).map(({ id, name }) => (
          <span key={id} className="rounded-full ring-[1.5px] ring-soon">
            <Avatar name={name} seed={id} size="small" />
          </span>
        ))}
      </span>
      {colleagues.length > most && (
        <span aria-hidden="true" className="text-xs">
          {t('presence.more', { count: colleagues.length - most })}
        </span>
      )}
    </span>
  );
}
