/** The settings: kinds at the left, the list or form of one beside them; on a phone one after the other. */
import type { ComponentType } from 'react';
import { Link, Redirect } from 'wouter';
import type { Role } from '../gql/graphql.ts';
import { Icon } from '../parts/Icon.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { NothingHere } from '../shell/NothingHere.tsx';
import { usePanels } from '../shell/useMedia.ts';
import { useTitle } from '../shell/useTitle.ts';
import { words } from '../words.ts';
import { AutoRepliesPage } from './AutoRepliesPage.tsx';
import { AuxPage } from './AuxPage.tsx';
import { CannedPage } from './CannedPage.tsx';
import { ChannelsPage } from './ChannelsPage.tsx';
import { FaqsPage } from './FaqsPage.tsx';
import { HoursPage } from './HoursPage.tsx';
import { LabelsPage } from './LabelsPage.tsx';
import { MacrosPage } from './MacrosPage.tsx';
import { QueuesPage } from './QueuesPage.tsx';
import { RulesPage } from './RulesPage.tsx';
import { SignaturesPage } from './SignaturesPage.tsx';
import { SkillsPage } from './SkillsPage.tsx';
import { TagsPage } from './TagsPage.tsx';
import { TargetsPage } from './TargetsPage.tsx';
import { ViewsPage } from './ViewsPage.tsx';
import { WorkspacePage } from './WorkspacePage.tsx';
import '../styles/settings.css';

interface SettingPage {
  key: string;
  title: string;
  page: ComponentType<{ item: string | undefined }>;
  /** Managers may change times and targets; everything else is the administrators'. */
  managers?: boolean;
  /** Has no list of its own. */
  single?: boolean;
}

const say = words.settings;

const groups: { title: string; pages: SettingPage[] }[] = [
  { title: say.groups.work, pages: [
    { key: 'queues', title: say.queues.title, page: QueuesPage },
    { key: 'skills', title: say.skills.title, page: SkillsPage },
    { key: 'hours', title: say.hours.title, page: HoursPage },
    { key: 'targets', title: say.targets.title, page: TargetsPage, managers: true },
    { key: 'workspace', title: say.workspace.title, page: WorkspacePage, managers: true, single: true },
    { key: 'aux-codes', title: say.aux.title, page: AuxPage },
    { key: 'channels', title: say.channels.title, page: ChannelsPage },
  ] },
  { title: say.groups.writing, pages: [
    { key: 'canned', title: say.canned.title, page: CannedPage },
    { key: 'faqs', title: say.faqs.title, page: FaqsPage },
    { key: 'signatures', title: say.signatures.title, page: SignaturesPage },
    { key: 'auto-replies', title: say.autoReplies.title, page: AutoRepliesPage },
    { key: 'macros', title: say.macros.title, page: MacrosPage },
  ] },
  { title: say.groups.sorting, pages: [
    { key: 'tags', title: say.tags.title, page: TagsPage },
    { key: 'labels', title: say.labels.title, page: LabelsPage },
    { key: 'rules', title: say.rules.title, page: RulesPage },
    { key: 'views', title: say.views.title, page: ViewsPage },
  ] },
];

const groupsFor = (role: Role) =>
  groups
    .map((group) => ({ ...group, pages: group.pages.filter((page) => role === 'ADMIN' || (role === 'MANAGER' && page.managers === true)) }))
    .filter((group) => group.pages.length > 0);

const Kinds = ({ current, role }: { current: string | null; role: Role }) => (
  <nav className="sub" aria-label={say.title} data-landmark="" tabIndex={-1}>
    <p className="sub-title">{say.title}</p>
    {groupsFor(role).map((group) => (
      <div key={group.title}>
        <h2>{group.title}</h2>
        <ul>
          {group.pages.map((page) => (
            <li key={page.key}>
              <Link href={`/settings/${page.key}`} {...(page.key === current ? { 'aria-current': 'page' as const } : {})}>{page.title}<Icon name="right" className="phone-only" /></Link>
            </li>
          ))}
        </ul>
      </div>
    ))}
  </nav>
);

const Home = ({ role }: { role: Role }) => {
  useTitle(say.title);
  return <main className="settings alone"><h1 className="vh">{say.title}</h1><Kinds current={null} role={role} /></main>;
};

export const SettingsPage = ({ page, item }: { page?: string | undefined; item?: string | undefined }) => {
  const { role } = useMe();
  const phone = usePanels() === 1;
  const pages = groupsFor(role).flatMap((group) => group.pages);
  const [first] = pages;
  if (first === undefined) return <NothingHere />;
  if (page === undefined) return phone ? <Home role={role} /> : <Redirect to={`/settings/${first.key}`} replace />;
  const found = pages.find(({ key }) => key === page);
  if (found === undefined || (found.single === true && item !== undefined)) return <NothingHere />;
  return (
    <main className="settings">
      {!phone && <Kinds current={page} role={role} />}
      <div className="set-page" data-landmark="" tabIndex={-1} role="region" aria-label={found.title}><found.page key={found.key} item={item} /></div>
    </main>
  );
};
