import { useQuery } from 'urql';
import type { OnHoldMessage, OutboundReplyRouting, SearchLanguage, SupervisorScope, WorkspaceSettingFragment } from '../gql/graphql.ts';
import { Blank } from '../parts/Blank.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { AreaField, CheckField, NumberField, numberOf, optionsOf, SelectField } from './fields.tsx';
import { checkSpan, msOf, spanOf } from './span.ts';
import { SpanField } from './SpanField.tsx';
import { SetWorkspace, WorkspaceQuery } from './timeOperations.ts';
import { useForm, type Form } from './useForm.ts';
import { useSend } from './useRows.ts';

const say = words.settings.workspace;

const initialOf = (settings: WorkspaceSettingFragment) => ({
  ...settings,
  resolvedHoldMs: spanOf(settings.resolvedHoldMs),
  pendingHoldMs: spanOf(settings.pendingHoldMs),
  inactivityMs: spanOf(settings.inactivityMs),
  postProcessingMs: spanOf(settings.postProcessingMs ?? null, 's'),
  pendingWeight: String(settings.pendingWeight),
  onHoldWeight: String(settings.onHoldWeight),
  resolveKeywords: settings.resolveKeywords.join('\n'),
});

type Values = ReturnType<typeof initialOf>;

const inputOf = ({ __typename: _, ...values }: Values & { __typename?: string }) => ({
  ...values,
  resolvedHoldMs: msOf(values.resolvedHoldMs),
  pendingHoldMs: msOf(values.pendingHoldMs),
  inactivityMs: msOf(values.inactivityMs),
  postProcessingMs: msOf(values.postProcessingMs),
  pendingWeight: numberOf(values.pendingWeight),
  onHoldWeight: numberOf(values.onHoldWeight),
  resolveKeywords: values.resolveKeywords.split('\n').map((word) => word.trim()).filter((word) => word !== ''),
});

/** What a manager may change, too. */
const Times = ({ form }: { form: Form<Values> }) => (
  <Section title={say.timers} lead={say.timersLead}>
    <div className="three">
      <SpanField label={say.resolvedHold} {...form.bind('resolvedHoldMs')} />
      <SpanField label={say.pendingHold} {...form.bind('pendingHoldMs')} />
      <SpanField label={say.inactivity} {...form.bind('inactivityMs')} />
    </div>
  </Section>
);

const Tickets = ({ form }: { form: Form<Values> }) => {
  const onHold = form.bind('holdOnCustomerMessage');
  return (
    <Section title={say.tickets} lead={say.ticketsLead}>
      <AreaField label={say.keywords} hint={say.keywordsHint} {...form.bind('resolveKeywords')} />
      <SelectField label={say.onHoldMessage} options={optionsOf(say.onHoldMessages)} {...onHold} onChange={(value) => onHold.onChange(value as OnHoldMessage)} />
      <CheckField label={say.tagBeforeResolve} {...form.bind('tagBeforeResolve')} />
      <CheckField label={say.transferNote} {...form.bind('transferNoteRequired')} />
    </Section>
  );
};

const Agents = ({ form }: { form: Form<Values> }) => {
  const scope = form.bind('supervisorScope');
  return (
    <Section title={say.agents} lead={say.agentsLead}>
      <SpanField label={say.wrapUp} hint={say.wrapUpHint} {...form.bind('postProcessingMs')} />
      <div className="three">
        <NumberField label={say.pendingWeight} hint={say.weightHint} {...form.bind('pendingWeight')} />
        <NumberField label={say.onHoldWeight} hint={say.weightHint} {...form.bind('onHoldWeight')} />
      </div>
      <SelectField label={say.scope} options={optionsOf(say.scopes)} {...scope} onChange={(value) => scope.onChange(value as SupervisorScope)} />
      <CheckField label={say.agentsMakeTags} {...form.bind('agentsMakeTags')} />
    </Section>
  );
};

const Channels = ({ form }: { form: Form<Values> }) => {
  const routing = form.bind('outboundReplyRouting');
  const language = form.bind('language');
  return (
    <Section title={say.channels} lead={say.channelsLead}>
      <CheckField label={say.outboundSms} {...form.bind('outboundSms')} />
      <SelectField label={say.replies} options={optionsOf(say.replyRoutes)} {...routing} onChange={(value) => routing.onChange(value as OutboundReplyRouting)} />
      <SelectField label={say.language} hint={say.languageHint} options={optionsOf(say.languages)} {...language} onChange={(value) => language.onChange(value as SearchLanguage)} />
    </Section>
  );
};

const WorkspaceForm = ({ settings }: { settings: WorkspaceSettingFragment }) => {
  const send = useSend();
  const admin = useMe().role === 'ADMIN';
  const span = checkSpan(false);
  const form = useForm<Values>({
    initial: initialOf(settings),
    checks: {
      resolvedHoldMs: span, pendingHoldMs: span, inactivityMs: span, postProcessingMs: checkSpan(true),
      pendingWeight: (text) => (numberOf(text) === null ? words.settings.noNumber : null),
      onHoldWeight: (text) => (numberOf(text) === null ? words.settings.noNumber : null),
    },
    save: (values) => {
      const { resolvedHoldMs, pendingHoldMs, inactivityMs, ...rest } = inputOf(values);
      const times = { resolvedHoldMs, pendingHoldMs, inactivityMs };
      return send(SetWorkspace, admin ? { ...times, ...rest } : times);
    },
    done: words.settings.savedOf(say.one),
  });
  return (
    <Editor form={form} kind={say.title} home={null} title={say.title} verb={say.save}>
      <Times form={form} />
      {admin && <><Tickets form={form} /><Agents form={form} /><Channels form={form} /></>}
    </Editor>
  );
};

export const WorkspacePage = () => {
  const [{ data, error }, again] = useQuery({ query: WorkspaceQuery, requestPolicy: 'cache-and-network' });
  if (data) return <WorkspaceForm settings={data.workspaceSettings} />;
  if (!error) return <div className="set-body"><div className="set-form"><LineSkeletons lines={6} /></div></div>;
  return (
    <Blank icon="warn" title={words.settings.listFailed} lead={words.settings.listFailedLead} alert>
      <button type="button" className="btn btn-main" onClick={() => again({ requestPolicy: 'network-only' })}>{words.tryAgain}</button>
    </Blank>
  );
};
