import { useQuery } from 'urql';
import type { LabelRuleKind, RuleSettingFragment } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { DryRun } from './DryRun.tsx';
import { Editor, Section } from './Editor.tsx';
import { AreaField, CheckField, NumberField, numberOf, optionsOf, SelectField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { ChangeRule, CreateRule, LabelSettings, RuleSettings } from './labelOperations.ts';
import { needed, useForm } from './useForm.ts';
import { useHome, useRows, type Home } from './useRows.ts';

const say = words.settings.rules;

const readsWords = (kind: LabelRuleKind) => kind === 'KEYWORD' || kind === 'NEGATIVE_WORDS';
const counts = (kind: LabelRuleKind) => kind === 'NEGATIVE_WORDS' || kind === 'TRANSFERS';
const linesOf = (text: string) => text.split(/[\n,]/).map((word) => word.trim()).filter((word) => word !== '');

/** What a rule looks at, as the server takes it: a rule without words or threshold has none. */
const ruleOf = ({ kind, words: text, threshold }: { kind: LabelRuleKind; words: string; threshold: string }) => ({
  kind,
  words: readsWords(kind) ? linesOf(text) : [],
  threshold: counts(kind) ? numberOf(threshold) ?? 1 : 1,
});

const RuleForm = ({ rule, home }: { rule: RuleSettingFragment | null; home: Home }) => {
  const [{ data }] = useQuery({ query: LabelSettings });
  const form = useForm({
    initial: {
      labelId: rule?.label.id ?? '', kind: rule?.kind ?? 'KEYWORD' as LabelRuleKind, words: rule?.words.join('\n') ?? '',
      threshold: String(rule?.threshold ?? 1), enabled: rule?.enabled ?? true,
    },
    checks: { labelId: needed, threshold: (text, { kind }) => (counts(kind) && !Number.isInteger(numberOf(text)) ? words.settings.noNumber : null) },
    save: ({ labelId, enabled, ...values }) => {
      const { kind, ...input } = ruleOf(values);
      return rule === null ? home.send(CreateRule, { labelId, enabled, kind, ...input }) : home.send(ChangeRule, { id: rule.id, labelId, enabled, ...input });
    },
    done: words.settings.savedOf(say.one),
    ...(rule === null ? { onSaved: home.created } : {}),
  });
  const kind = form.bind('kind');
  return (
    <Editor
      form={form}
      kind={say.title}
      home={home.home}
      title={rule === null ? say.add : say.of(rule.label.name, say.kinds[rule.kind])}
      verb={say.save}
      aside={<DryRun rule={ruleOf(form.values)} />}
    >
      <Section title={say.when} lead={say.whenLead}>
        {rule === null
          ? <SelectField label={say.kind} options={optionsOf(say.kinds)} {...kind} onChange={(value) => kind.onChange(value as LabelRuleKind)} />
          : <p className="field-hint">{say.kindIs(say.kinds[rule.kind])}</p>}
        {readsWords(kind.value) && <AreaField label={say.words} hint={say.wordsHint} {...form.bind('words')} />}
        {counts(kind.value) && <NumberField label={say.thresholds[kind.value === 'TRANSFERS' ? 'TRANSFERS' : 'NEGATIVE_WORDS']} {...form.bind('threshold')} />}
      </Section>
      <Section title={say.then} lead={say.thenLead}>
        <SelectField label={say.label} none={say.chooseLabel} options={(data?.labels ?? []).map(({ id, name }) => ({ value: id, title: name }))} {...form.bind('labelId')} />
        <CheckField label={say.enabled} {...form.bind('enabled')} />
      </Section>
    </Editor>
  );
};

export const RulesPage = ({ item }: { item: string | undefined }) => {
  const loaded = useRows(RuleSettings, (data) => data.labelRules);
  const home = useHome('/settings/rules', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => <><i className="swatch" style={{ background: row.label.colour }} /> {say.of(row.label.name, say.kinds[row.kind])}</>}
      columns={[
        { head: say.looksAt, cell: (row) => <span className="wrap">{row.words.join(', ') || (counts(row.kind) ? say.atLeast(row.threshold) : '')}</span> },
        { head: words.settings.state, cell: (row) => (row.enabled ? <span className="chip ok">{words.settings.on}</span> : <span className="chip">{words.settings.off}</span>) },
      ]}
      form={(rule) => <RuleForm key={rule?.id ?? 'new'} rule={rule} home={home} />}
    />
  );
};
