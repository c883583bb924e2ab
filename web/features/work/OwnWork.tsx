import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#web/domain/Loaded.tsx';
import { useTopicNames } from '#web/features/routing/topics.ts';
import { t } from '#web/i18n.ts';
import { attendanceWords } from './attendance.ts';
import { Load } from './Load.tsx';
import { ownWorkQuery } from './queries.ts';
import { skillWords } from './skill-words.ts';

/** What conversations one is given oneself, as the leads have set it. */
export function OwnWork() {
  const query = useQuery(ownWorkQuery);
  const topics = useTopicNames();
  return (
    <Loaded query={query}>
      {({ member }) => (
        <dl className="grid max-w-xl grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 [&_dt]:text-ink3">
          <dt>{t('work.title')}</dt>
          <dd>{attendanceWords(member.attendance)}</dd>
          <dt>{t('conversation.tier')}</dt>
          <dd>{member.skills.tier}</dd>
          <dt>{t('work.skills')}</dt>
          <dd>{skillWords(member.skills, topics)}</dd>
          <dt>{t('work.load')}</dt>
          <dd>
            <Load member={member} />
          </dd>
        </dl>
      )}
    </Loaded>
  );
}
