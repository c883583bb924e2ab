import { useState } from 'react';
import type { StaffedPerson } from '#contract/simulation.ts';
import type { Skills, StaffMember } from '#contract/work.ts';
import { usePeople } from '#web/domain/people.ts';
import { hoursText, readHours } from '#web/features/calendar/hours-text.ts';
import { WeekFields } from '#web/features/calendar/WeekFields.tsx';
import { ZoneField } from '#web/features/calendar/ZoneField.tsx';
import { SkillFields } from '#web/features/work/SkillFields.tsx';
import { currentRegion, t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';

type DialogProps = {
  member: StaffMember;
  /** As they stand in the draft already. */
  person: StaffedPerson | null;
  onSave: (person: StaffedPerson) => void;
  onClose: () => void;
};

const office = [...Array.from({ length: 5 }, () => '09:00-17:00'), '', ''];

/** One of us with other shifts, other skills or more room: only what is changed is tried. */
export function StaffingDialog({ member, person, onSave, onClose }: DialogProps) {
  const { nameOf } = usePeople();
  const [skills, setSkills] = useState<Partial<Skills>>(person?.skills ?? {});
  const [hasShifts, setHasShifts] = useState(person?.shifts !== undefined);
  const [zone, setZone] = useState(person?.shifts?.timeZone ?? currentRegion().timeZone);
  const [week, setWeek] = useState<readonly string[]>(person?.shifts?.week.map(hoursText) ?? office);
  const hours = week.map(readHours);
  const isReadable = !hasShifts || !hours.includes(null);
  const isSomething = hasShifts || Object.keys(skills).length > 0;
  const submit = () => {
    if (!isReadable || !isSomething) return;
    onSave({
      agentId: member.agentId,
      ...(Object.keys(skills).length > 0 ? { skills } : {}),
      ...(hasShifts ? { shifts: { timeZone: zone, week: hours.map((one) => one ?? []) } } : {}),
    });
  };
  return (
    <FormDialog
      title={t('simulation.staffing.edit', { name: nameOf(member.agentId) ?? '' })}
      description={t('simulation.staffing.help')}
      action={t('simulation.staffing.take')}
      disabled={!isReadable || !isSomething}
      onSubmit={submit}
      onClose={onClose}
    >
      <Checkbox label={t('simulation.staffing.shifts')} checked={hasShifts} onChange={setHasShifts} />
      {hasShifts && (
        <>
          <ZoneField value={zone} onChange={setZone} />
          <WeekFields legend={t('simulation.staffing.hours')} week={week} error={null} onChange={setWeek} />
        </>
      )}
      <SkillFields
        shared={(key) => (key in skills ? skills[key] : member.skills[key]) as (typeof member.skills)[typeof key]}
        onChange={(part) => setSkills({ ...skills, ...part })}
      />
    </FormDialog>
  );
}
