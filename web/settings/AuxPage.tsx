import type { AuxSettingFragment, AuxStatus } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { CheckField, ColourField, optionsOf, SelectField, TextField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { checkSpan, msOf, spanOf, spanText } from './span.ts';
import { SpanField } from './SpanField.tsx';
import { needed, useForm } from './useForm.ts';
import { useHome, useRows, type Home } from './useRows.ts';
import { AuxSettings, ChangeAux, CreateAux } from './workOperations.ts';

const say = words.settings.aux;

const AuxForm = ({ code, home }: { code: AuxSettingFragment | null; home: Home }) => {
  const form = useForm({
    initial: {
      name: code?.name ?? '', status: code?.status ?? 'AWAY' as AuxStatus, paid: code?.paid ?? true, colour: code?.colour ?? '#c98a1b',
      scheduledMs: spanOf(code?.scheduledMs ?? null), archived: code?.archived ?? false,
    },
    checks: { name: needed, scheduledMs: checkSpan(true) },
    save: ({ status, archived, scheduledMs, ...values }) =>
      code === null
        ? home.send(CreateAux, { ...values, status, scheduledMs: msOf(scheduledMs) })
        : home.send(ChangeAux, { id: code.id, ...values, archived, scheduledMs: msOf(scheduledMs) }),
    done: words.settings.savedOf(say.one),
    ...(code === null ? { onSaved: home.created } : {}),
  });
  const status = form.bind('status');
  return (
    <Editor form={form} kind={say.title} home={home.home} title={code?.name ?? say.add} verb={say.save}>
      <Section title={say.about} lead={say.aboutLead}>
        <TextField label={words.settings.name} {...form.bind('name')} />
        {code === null
          ? <SelectField label={say.status} hint={say.statusHint} options={optionsOf(say.statuses)} {...status} onChange={(value) => status.onChange(value as AuxStatus)} />
          : <p className="field-hint">{say.statusIs(say.statuses[code.status])}</p>}
        <ColourField label={words.settings.colour} {...form.bind('colour')} />
      </Section>
      <Section title={say.time} lead={say.timeLead}>
        <SpanField label={say.scheduled} hint={say.scheduledHint} {...form.bind('scheduledMs')} />
        <CheckField label={say.paid} {...form.bind('paid')} />
      </Section>
      {code !== null && (
        <Section title={words.settings.archive} lead={say.archiveLead}>
          <CheckField label={words.settings.archived} {...form.bind('archived')} />
        </Section>
      )}
    </Editor>
  );
};

export const AuxPage = ({ item }: { item: string | undefined }) => {
  const loaded = useRows(AuxSettings, (data) => data.auxCodes);
  const home = useHome('/settings/aux-codes', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => <><i className="swatch" style={{ background: row.colour }} /> {row.name}</>}
      columns={[
        { head: say.status, cell: (row) => say.statuses[row.status] },
        { head: say.scheduled, cell: (row) => spanText(row.scheduledMs ?? null), number: true },
        { head: say.paidHead, cell: (row) => (row.paid ? words.settings.yes : words.settings.no) },
        { head: words.settings.state, cell: (row) => (row.archived ? <span className="chip">{words.settings.archivedWord}</span> : <span className="chip ok">{words.settings.inUse}</span>) },
      ]}
      form={(code) => <AuxForm key={code?.id ?? 'new'} code={code} home={home} />}
    />
  );
};
