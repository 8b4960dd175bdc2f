import type { HoursSettingFragment } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { TextField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { ChangeHours, CreateHours, DeleteHours, HoursSettings } from './timeOperations.ts';
import { needed, useForm } from './useForm.ts';
import { useHome, useRows, type Home } from './useRows.ts';
import { holidaysOf, incomplete, weekdays, weeklyInput, weekOf } from './week.ts';
import { HolidaysField, WeekField } from './WeekField.tsx';

const say = words.settings.hours;
const zones = Intl.supportedValuesOf('timeZone');

const HoursForm = ({ hours, home }: { hours: HoursSettingFragment | null; home: Home }) => {
  const form = useForm({
    initial: {
      name: hours?.name ?? '',
      zone: hours?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      weekly: weekOf(hours),
      holidays: holidaysOf(hours),
    },
    checks: {
      name: needed,
      zone: needed,
      weekly: (week) => (week.some(incomplete) ? say.halfSpan : null),
      holidays: (rows) => (rows.some(({ date, spans }) => date === '' || incomplete(spans)) ? say.halfHoliday : null),
    },
    save: ({ weekly, ...values }) => {
      const input = { ...values, weekly: weeklyInput(weekly) };
      return hours === null ? home.send(CreateHours, input) : home.send(ChangeHours, { id: hours.id, ...input });
    },
    done: words.settings.savedOf(say.one),
    ...(hours === null ? { onSaved: home.created } : {}),
  });
  return (
    <Editor form={form} kind={say.title} home={home.home} title={hours?.name ?? say.add} verb={say.save} onDelete={hours === null ? undefined : home.deleting(DeleteHours, hours.id)}>
      <Section title={say.about} lead={say.aboutLead}>
        <TextField label={words.settings.name} {...form.bind('name')} />
        <TextField label={say.zone} hint={say.zoneHint} list="zones" autoComplete="off" {...form.bind('zone')} />
        <datalist id="zones">{zones.map((zone) => <option key={zone} value={zone} />)}</datalist>
      </Section>
      <Section title={say.week} lead={say.weekLead}><WeekField {...form.bind('weekly')} /></Section>
      <Section title={say.holidays} lead={say.holidaysLead}><HolidaysField {...form.bind('holidays')} /></Section>
    </Editor>
  );
};

const openDays = (hours: HoursSettingFragment): string => {
  const open = weekdays.filter((day) => hours.weekly.some(({ weekday, spans }) => weekday === day && spans.length > 0));
  return open.length === 0 ? say.closed : open.map((day) => say.days[day - 1]?.slice(0, 3)).join(' ');
};

export const HoursPage = ({ item }: { item: string | undefined }) => {
  const loaded = useRows(HoursSettings, (data) => data.businessHours);
  const home = useHome('/settings/hours', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => row.name}
      columns={[
        { head: say.zone, cell: (row) => row.zone },
        { head: say.openOn, cell: openDays },
        { head: say.holidays, cell: (row) => row.holidays.length, number: true },
      ]}
      form={(hours) => <HoursForm key={hours?.id ?? 'new'} hours={hours} home={home} />}
    />
  );
};
