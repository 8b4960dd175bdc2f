import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { WorkspaceRow, SubaccountRow, GroupRow, UserRow, ApiTokenRow, IssuedSession } from '../../modules/identity/index.ts';
import type { GuestActor } from '../../kernel/actor.ts';
import type { QueueRow, EndpointRow, TagRow, SkillRow, RequiredSkillRow, AuxCodeRow, HoursRow, SlaPolicyRow } from '../../modules/settings/index.ts';
import type { AgentRow, AgentSkillRow, IntervalRow, TimeRow } from '../../modules/agents/index.ts';
import type { EventNode } from './event-node.ts';
import type { ContactRow, ContactIdentityRow } from '../../modules/contacts/index.ts';
import type { TextRow, DocumentRow, DocumentAuthorKey, ContentRow, Spell, MilestoneRow, Range, StrokeRow, PresenceEntry } from '../../modules/documents/index.ts';
import type { ConversationRow, MessageRow, AuthorRow, AttachmentRow, ScreenshotRow, RoomEntry } from '../../modules/conversations/index.ts';
import type { TicketRow, NoteRow, LinkRow, ScheduledReplyRow, DispositionRow, ListRow, Difference } from '../../modules/tickets/index.ts';
import type { HitRow } from '../../modules/search/index.ts';
import type { CannedRow, FaqRow, Preview, LabelRow, LabelRuleRow, LabelApplicationRow, SignatureRow, SignatureView, MacroRow, SavedViewRow, AutoReplyRow } from '../../modules/words/index.ts';
import type { SlaClockRow, SlaStepRow } from '../../modules/sla/index.ts';
import type { OfferRow, RoutingView, CandidateView, DecisionView, TargetsView, TargetView, QueueLoadRow } from '../../modules/routing/index.ts';
import type { WebhookRow, DeliveryRow } from '../../modules/webhooks/index.ts';
import type { StatsView, StatsGroupRow, StatsPointRow } from '../../modules/analytics/index.ts';
import type { BulkJobRow, BulkRowRow } from '../../modules/bulk/index.ts';
import type { CaseRow, ScreenPopRow } from '../../modules/cases/index.ts';
import type { TransactionListRow, TransactionCodeRow } from '../../modules/dispositions/index.ts';
import type { NotificationRow } from '../../modules/notifications/index.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in UTC, ISO 8601 with milliseconds. */
  DateTime: { input: Date; output: Date; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
};

/** What `acceptInvitation` can fail with. */
export type AcceptInvitationError = BadInput | InvitationInvalid;

/** Input of `acceptInvitation`. */
export type AcceptInvitationInput = {
  /** The secret part of the link. */
  invitation: Scalars['String']['input'];
  /** Name the agent sees. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `acceptInvitation`. */
export type AcceptInvitationPayload = {
  __typename?: 'AcceptInvitationPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<AcceptInvitationError>;
  /** The way in; null when there are errors. */
  room?: Maybe<Room>;
};

/** What `acceptOffer` can fail with. */
export type AcceptOfferError = AlreadyTaken | AtCapacity | NotFound;

/** Input of `acceptOffer`. */
export type AcceptOfferInput = {
  /** The offer. */
  offerId: Scalars['ID']['input'];
};

/** Answer of `acceptOffer`. */
export type AcceptOfferPayload = {
  __typename?: 'AcceptOfferPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<AcceptOfferError>;
  /** The offer as it is now; null when there are errors. */
  offer?: Maybe<Offer>;
  /** The ticket, the caller's now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** What somebody in a conversation is doing. */
export type Activity =
  | 'DRAFTING'
  | 'TYPING'
  | 'VIEWING';

/** What `addNote` can fail with. */
export type AddNoteError = BadInput | LimitReached | NotFound;

/** Input of `addNote`. */
export type AddNoteInput = {
  /** Makes it idempotent: a repeat returns the first note. */
  clientMutationId: Scalars['String']['input'];
  /** People to tell of it, besides those whom the text names as `@[usr_…]`. Who does not see the ticket becomes a participant. */
  mentionIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** 1 to 10,000 characters. */
  text: Scalars['String']['input'];
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `addNote`. */
export type AddNotePayload = {
  __typename?: 'AddNotePayload';
  /** What went wrong; empty when it was done. */
  errors: Array<AddNoteError>;
  /** The note; null when there are errors. */
  note?: Maybe<InternalNote>;
};

/** What administering an agent can fail with. */
export type AdministerAgentError = BadInput | Forbidden | NotFound;

/** Somebody who may hold tickets: state, load and capacity, as the roster shows them (rule P-01). */
export type Agent = Node & {
  __typename?: 'Agent';
  /** Open tickets in hand. */
  activeTickets: Scalars['Int']['output'];
  /** Why they are away or busy. */
  auxCode?: Maybe<AuxCode>;
  /** Average time to the first answer in this session, ms; null without one (rule P-05). */
  averageResponseMs?: Maybe<Scalars['Float']['output']>;
  /** How much they may hold at once, 1 to 20 (rule P-04); a channel may have a ceiling below it (C9). */
  capacity: Scalars['Int']['output'];
  /** Word for experts. */
  expertPresence: ExpertPresence;
  /** Conversations resolved or transferred away in this session (rules P-05, P-09). */
  handled: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** Weighted load: open tickets by their channel's weight, waiting ones by the workspace's, and wrap-ups. */
  load: Scalars['Float']['output'];
  /** Whether they may reject an offer (rule D-03). */
  mayReject: Scalars['Boolean']['output'];
  /** False: no device of theirs has been heard of for 30 s (rule G11). */
  present: Scalars['Boolean']['output'];
  /** Queues they serve, by name. */
  queues: Array<Queue>;
  /** When this session of work began. */
  signedInAt?: Maybe<Scalars['DateTime']['output']>;
  /** Since when; null before the first sign-in. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** What they know, best first. */
  skills: Array<AgentSkill>;
  /** What they do. */
  state: AgentState;
  /** Word of the roster. */
  status: RosterStatus;
  /** Whether new work may come (rule P-02). */
  takesWork: Scalars['Boolean']['output'];
  /** When wrap-up ends by itself. */
  until?: Maybe<Scalars['DateTime']['output']>;
  /** The person. */
  user: User;
  /** Name to sign work with; null when none was given. */
  username?: Maybe<Scalars['String']['output']>;
  /** Word of the video interface. */
  videoPresence: VideoPresence;
  /** Ended interactions in wrap-up while others go on; each keeps its place in the capacity. */
  wrapUps: Scalars['Int']['output'];
};

/** A page of agents. */
export type AgentConnection = {
  __typename?: 'AgentConnection';
  /** Edges in the order of names. */
  edges: Array<AgentEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are. */
  totalCount: Scalars['Int']['output'];
};

/** One edge of a connection of agents. */
export type AgentEdge = {
  __typename?: 'AgentEdge';
  /** Resume point of the list. */
  cursor: Scalars['String']['output'];
  /** The agent. */
  node: Agent;
};

/** Which agents of the roster. */
export type AgentFilter = {
  /** Who serve this queue. */
  queueId?: InputMaybe<Scalars['ID']['input']>;
  /** Whose name contains this. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** In one of these states. */
  state?: InputMaybe<Array<AgentState>>;
};

/** A time in one state, without gap to its neighbours. */
export type AgentInterval = Node & {
  __typename?: 'AgentInterval';
  /** Whose. */
  agent?: Maybe<Agent>;
  /** With which reason. */
  auxCode?: Maybe<AuxCode>;
  /** Who chose it; null when it came about by itself. */
  by?: Maybe<User>;
  /** Why it began. */
  cause: AgentStateCause;
  id: Scalars['ID']['output'];
  /** From when. */
  since: Scalars['DateTime']['output'];
  /** The state. */
  state: AgentState;
  /** Until when; null: it lasts. */
  until?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of intervals. */
export type AgentIntervalConnection = {
  __typename?: 'AgentIntervalConnection';
  /** Edges, oldest first. */
  edges: Array<AgentIntervalEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** One edge of a connection of intervals. */
export type AgentIntervalEdge = {
  __typename?: 'AgentIntervalEdge';
  /** Resume point of the list. */
  cursor: Scalars['String']['output'];
  /** The interval. */
  node: AgentInterval;
};

/** They are not available now: only who is gets tickets by transfer (rule K-09). */
export type AgentNotAvailable = UserError & {
  __typename?: 'AgentNotAvailable';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** How well an agent knows something. */
export type AgentSkill = {
  __typename?: 'AgentSkill';
  /** The level by its name. */
  level: SkillLevel;
  /** The level as a number, 1 to 5. */
  rank: Scalars['Int']['output'];
  /** What. */
  skill: Skill;
};

/** A skill with its level. */
export type AgentSkillInput = {
  /** How well. */
  level: SkillLevel;
  /** The skill. */
  skillId: Scalars['ID']['input'];
};

/** What an agent does at the moment (§4.3). New work comes only to who is AVAILABLE and has room. */
export type AgentState =
  /** Takes work. */
  | 'AVAILABLE'
  /** Away, with an aux code. */
  | 'AWAY'
  /** Busy, with an aux code. */
  | 'BUSY'
  /** Not signed in to work. */
  | 'OFFLINE'
  /** Away because an offer was rejected or not answered (rule D-06), or by a supervisor. */
  | 'ON_BREAK'
  /** Writes up what has just ended (rule D-13). */
  | 'POST_PROCESSING'
  /** At work, but not with customers. */
  | 'WORK_OFFLINE';

/** Why an agent came into a state. */
export type AgentStateCause =
  /** They chose it. */
  | 'AGENT'
  /** Their last open conversation ended. */
  | 'INTERACTION_ENDED'
  /** They did not answer an offer in time. */
  | 'OFFER_LAPSED'
  /** They rejected an offer. */
  | 'OFFER_REJECTED'
  /** The time for wrap-up was over. */
  | 'POST_PROCESSING_EXPIRED'
  /** No device of theirs was heard of (rule G11). */
  | 'PRESENCE_LOST'
  /** They signed out everywhere, or may no longer sign in. */
  | 'SIGNED_OUT'
  /** Somebody who leads them, or the workspace's own service, chose it. */
  | 'SUPERVISOR';

/** An agent's state changed. */
export type AgentStateChanged = Event & {
  __typename?: 'AgentStateChanged';
  /** Where they came. */
  after: AgentState;
  /** The agent as they are now; null when the caller may not see them any more. */
  agent?: Maybe<Agent>;
  at: Scalars['DateTime']['output'];
  /** With which reason. */
  auxCode?: Maybe<AuxCode>;
  /** Where they were. */
  before: AgentState;
  /** Who chose it; null when it came about by itself. */
  by?: Maybe<User>;
  /** Why. */
  cause: AgentStateCause;
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
};

/** What a change of an agent's state can fail with. */
export type AgentStateError = BadInput | Forbidden | InvalidAgentState | NotFound;

/** Time spent in a state for a reason (rules I-06, P-06). */
export type AgentTime = {
  __typename?: 'AgentTime';
  /** The reason; null where there was none. */
  auxCode?: Maybe<AuxCode>;
  /** How long, ms. */
  ms: Scalars['Float']['output'];
  /** The state. */
  state: AgentState;
  /** How many times it began within the range. */
  times: Scalars['Int']['output'];
};

/** Load, presence, capacity, skills or figures of agents changed. */
export type AgentsChanged = Event & {
  __typename?: 'AgentsChanged';
  /** Those the caller may see, as they are now. */
  agents: Array<Agent>;
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
};

/** Which tickets to show of all; all that are given must hold (rule O-03). */
export type AllTicketsFilter = {
  /** Tickets of this agent. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Tickets of this channel. */
  channel?: InputMaybe<Channel>;
  /** Opened at or after. */
  createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Opened before. */
  createdTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** Tickets of this queue. */
  queueId?: InputMaybe<Scalars['ID']['input']>;
  /** Words of the customer's name, or digits of their mobile number (rule O-02). */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Any of these. */
  status?: InputMaybe<Array<TicketStatus>>;
  /** Newest activity at or after. */
  updatedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Newest activity before. */
  updatedTo?: InputMaybe<Scalars['DateTime']['input']>;
};

/** In which order. */
export type AllTicketsSort =
  | 'CREATED_ASC'
  | 'CREATED_DESC'
  | 'UPDATED_ASC'
  | 'UPDATED_DESC';

/** Somebody else has it. */
export type AlreadyAssigned = UserError & {
  __typename?: 'AlreadyAssigned';
  /** Who has it; null when the caller may not know. */
  assignee?: Maybe<User>;
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** Somebody else has it, or the offer is over. */
export type AlreadyTaken = UserError & {
  __typename?: 'AlreadyTaken';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
  /** How the offer ended. */
  state: OfferState;
};

/** A long-lived, revocable key for a machine or for a person's scripts. The key itself is shown once. */
export type ApiToken = Node & {
  __typename?: 'ApiToken';
  /** When it stops working. */
  expiresAt: Scalars['DateTime']['output'];
  /** First characters of the key, to recognise it. */
  hint: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** When it was last used, to the minute. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it is for. */
  name: Scalars['String']['output'];
  /** What it may do. */
  scopes: Array<TokenScope>;
  /** The user it acts as; null for a service token. */
  user?: Maybe<User>;
};

/** What making and ending an API token can fail with. */
export type ApiTokenError = BadInput | Forbidden | NotFound;

/** What `appendToNotes` can fail with. */
export type AppendToNotesError = BadInput | NotFound;

/** Input of `appendToNotes`. */
export type AppendToNotesInput = {
  /** Makes it idempotent: a repeat writes nothing and answers with the first version. */
  clientMutationId: Scalars['String']['input'];
  /** 1 to 10,000 characters; each line becomes a paragraph. */
  text: Scalars['String']['input'];
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `appendToNotes`. */
export type AppendToNotesPayload = {
  __typename?: 'AppendToNotesPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<AppendToNotesError>;
  /** The ticket, whose `notes` hold the text; null when there are errors. */
  ticket?: Maybe<Ticket>;
  /** The version of the pad that the text made; null when there are errors. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** What `assignCase` can fail with. */
export type AssignCaseError = Forbidden | NotFound;

/** Input of `assignCase`. */
export type AssignCaseInput = {
  /** The case. */
  caseId: Scalars['ID']['input'];
  /** The customer to keep it with. */
  contactId: Scalars['ID']['input'];
};

/** Answer of `assignCase`. */
export type AssignCasePayload = {
  __typename?: 'AssignCasePayload';
  /** The case as it is now; null when there are errors. */
  case?: Maybe<Case>;
  /** What went wrong; empty when it was done. */
  errors: Array<AssignCaseError>;
};

/** Input of `assignSignature`: to a user or a queue, exactly one. */
export type AssignSignatureInput = {
  /** Whose queue's it becomes. */
  queueId?: InputMaybe<Scalars['ID']['input']>;
  /** The signature; null takes away what was assigned. */
  signatureId?: InputMaybe<Scalars['ID']['input']>;
  /** Whose own it becomes. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `assignSignature`. */
export type AssignSignaturePayload = {
  __typename?: 'AssignSignaturePayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The signature; null when there are errors, and when one was taken away. */
  signature?: Maybe<Signature>;
};

/** The caller got a ticket, or lost it. */
export type AssignmentChanged = Event & {
  __typename?: 'AssignmentChanged';
  /** True: it is the caller's now. */
  assigned: Scalars['Boolean']['output'];
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The ticket while the caller may see it. */
  ticket?: Maybe<Ticket>;
  /** Which ticket, as a global id. */
  ticketId: Scalars['ID']['output'];
};

/** How tickets of a queue find an agent (rule C13). */
export type AssignmentMode =
  /** Given to an agent at once. */
  | 'DIRECT'
  /** Held out to one agent at a time, who accepts, rejects or lets it lapse. */
  | 'OFFER'
  /** Agents claim for themselves. */
  | 'PICK';

/** Whoever would get it holds as much as they may (rule K-25). */
export type AtCapacity = UserError & {
  __typename?: 'AtCapacity';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** A file of a conversation. */
export type Attachment = Node & {
  __typename?: 'Attachment';
  /** Decided by content, not by name (rule K-27). */
  contentType: Scalars['String']['output'];
  /** Name the sender gave. */
  fileName: Scalars['String']['output'];
  /** Pixels, for images. */
  height?: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  /** Size in bytes. */
  size: Scalars['Int']['output'];
  /** Signed link to the bytes; works for 10 minutes. */
  url: Scalars['String']['output'];
  /** Pixels, for images. */
  width?: Maybe<Scalars['Int']['output']>;
};

/** Who wrote a message, as the reader may know them. */
export type Author = {
  __typename?: 'Author';
  /** Full name to staff, first name to a customer. */
  name: Scalars['String']['output'];
  /** Which side they write for. */
  side: Side;
  /** The user, for staff readers. */
  user?: Maybe<User>;
};

/** What a customer hears outside of a queue's hours, once a ticket and closed period (rule K-21). */
export type AutoReply = Node & {
  __typename?: 'AutoReply';
  id: Scalars['ID']['output'];
  /** A language tag, compared with the contact's attribute `locale`; null: whatever the customer speaks. */
  locale?: Maybe<Scalars['String']['output']>;
  /** Null: every queue that has no text of its own. */
  queue?: Maybe<Queue>;
  /** The text. */
  text: Scalars['String']['output'];
};

/** Why an agent is away or busy (rule I-04). */
export type AuxCode = Node & {
  __typename?: 'AuxCode';
  /** No longer to be chosen; what was recorded keeps it. */
  archived: Scalars['Boolean']['output'];
  /** CSS colour, for dashboards. */
  colour: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Shown to staff. */
  name: Scalars['String']['output'];
  /** Whether the time is paid. */
  paid: Scalars['Boolean']['output'];
  /** How long it is meant to last, ms; null: no matter. */
  scheduledMs?: Maybe<Scalars['Int']['output']>;
  /** The status that it explains. */
  status: AuxStatus;
};

/** What an aux code says of its agent (rule I-04). */
export type AuxStatus =
  | 'AWAY'
  | 'BUSY';

/** The input is well-formed GraphQL but not acceptable. */
export type BadInput = UserError & {
  __typename?: 'BadInput';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** What is done with each ticket of a job. */
export type BulkAction =
  | 'ASSIGN'
  | 'RESOLVE'
  | 'SNOOZE'
  | 'TAG'
  | 'TRANSFER_TO_QUEUE'
  | 'UNTAG';

/** Work on all tickets that a filter found. Each is done by the same command as for one, with the rights that the caller has then. */
export type BulkJob = Node & {
  __typename?: 'BulkJob';
  /** What is done with each. */
  action: BulkAction;
  /** Who asked for it. */
  by?: Maybe<User>;
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
  /** How many are done. */
  done: Scalars['Int']['output'];
  /** True: nothing is changed, it only says what would be. */
  dryRun: Scalars['Boolean']['output'];
  /** When it ended; null while it has not. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** How many were refused. */
  refused: Scalars['Int']['output'];
  /** Its tickets, newest activity first. */
  rows: BulkRowConnection;
  /** Where it stands. */
  status: BulkStatus;
  /** How many tickets the filter found. */
  total: Scalars['Int']['output'];
};


/** Work on all tickets that a filter found. Each is done by the same command as for one, with the rights that the caller has then. */
export type BulkJobRowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  outcome?: InputMaybe<BulkOutcome>;
};

/** How a job goes on. */
export type BulkJobEvent = BulkJobProgressed | ResyncRequired;

/** A job has gone on, or ended. */
export type BulkJobProgressed = Event & {
  __typename?: 'BulkJobProgressed';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The job as it is now. */
  job: BulkJob;
};

/** What became of one ticket of a job. */
export type BulkOutcome =
  /** Done, or in a dry run: it would be. */
  | 'DONE'
  /** Refused, with the reason. */
  | 'REFUSED'
  /** Its turn has not come. */
  | 'WAITING';

/** One ticket of a job. */
export type BulkRow = {
  __typename?: 'BulkRow';
  /** Name of the error; null when there is none. */
  error?: Maybe<Scalars['String']['output']>;
  /** The error in English; null when there is none. */
  message?: Maybe<Scalars['String']['output']>;
  /** What became of it. */
  outcome: BulkOutcome;
  /** The ticket; null when the caller no longer sees it. */
  ticket?: Maybe<Ticket>;
};

/** A page of a job's tickets. */
export type BulkRowConnection = {
  __typename?: 'BulkRowConnection';
  /** The page, in order. */
  edges: Array<BulkRowEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
};

/** One ticket of a job in a page. */
export type BulkRowEdge = {
  __typename?: 'BulkRowEdge';
  /** Its place in the connection, for `after`. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: BulkRow;
};

/** Where a job stands. */
export type BulkStatus =
  | 'DONE'
  | 'QUEUED'
  | 'RUNNING'
  /** Whoever asked for it may no longer act. */
  | 'STOPPED';

/** What `bulkTickets` can fail with. */
export type BulkTicketsError = BadInput | LimitReached;

/** Input of `bulkTickets`. */
export type BulkTicketsInput = {
  /** What to do with each. */
  action: BulkAction;
  /** Makes it idempotent: a repeat answers with the first job. */
  clientMutationId: Scalars['String']['input'];
  /** True: change nothing, only say what would be done. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Which tickets: all that `inbox` finds with it, as of now. */
  filter: InboxFilter;
  /** Kept as an internal note with RESOLVE, TRANSFER_TO_QUEUE and ASSIGN. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** For TRANSFER_TO_QUEUE. */
  queueId?: InputMaybe<Scalars['ID']['input']>;
  /** For TAG and UNTAG. */
  tagId?: InputMaybe<Scalars['ID']['input']>;
  /** For SNOOZE: when they wake. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
  /** For ASSIGN. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `bulkTickets`. */
export type BulkTicketsPayload = {
  __typename?: 'BulkTicketsPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<BulkTicketsError>;
  /** The job, which goes on by itself; null when there are errors. */
  job?: Maybe<BulkJob>;
};

/** When queues are open (G5). */
export type BusinessHours = Node & {
  __typename?: 'BusinessHours';
  /** Dates that differ, in order. */
  holidays: Array<Holiday>;
  id: Scalars['ID']['output'];
  /** Shown to staff. */
  name: Scalars['String']['output'];
  /** The week, Monday first. */
  weekly: Array<OpeningDay>;
  /** IANA time zone. */
  zone: Scalars['String']['output'];
};

/** What `cancelScheduledReply` can fail with. */
export type CancelScheduledReplyError = NotFound;

/** Input of `cancelScheduledReply`. */
export type CancelScheduledReplyInput = {
  /** The scheduled reply. */
  id: Scalars['ID']['input'];
};

/** Answer of `cancelScheduledReply`. */
export type CancelScheduledReplyPayload = {
  __typename?: 'CancelScheduledReplyPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<CancelScheduledReplyError>;
  /** It, as it is now, which is SENT when that came first; null when there are errors. */
  scheduledReply?: Maybe<ScheduledReply>;
};

/** A text that agents put into a message (rule I-07). `{{first_name}}` and the like are filled when it is. */
export type CannedMessage = Node & {
  __typename?: 'CannedMessage';
  /** The template. */
  body: Scalars['String']['output'];
  /** What it is browsed by (rule I-09). */
  category: Scalars['String']['output'];
  /** When it was made or last changed. */
  changedAt: Scalars['DateTime']['output'];
  /** Where it may be sent; none is every channel. */
  channels: Array<Channel>;
  id: Scalars['ID']['output'];
  /** Finds it after `/` or `#`; stored without either (C10). */
  shortcut?: Maybe<Scalars['String']['output']>;
  /** What the picker shows. */
  title: Scalars['String']['output'];
};

/** A page of canned messages. */
export type CannedMessageConnection = {
  __typename?: 'CannedMessageConnection';
  /** The page, in order. */
  edges: Array<CannedMessageEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
};

/** One canned message in a page. */
export type CannedMessageEdge = {
  __typename?: 'CannedMessageEdge';
  /** Its place in the connection, for `after`. */
  cursor: Scalars['String']['output'];
  /** The canned message. */
  node: CannedMessage;
};

/** The transcript of a chat in the local CRM; a ticket has at most one (rule D-18). */
export type Case = Node & {
  __typename?: 'Case';
  /** When it was closed; null while it is open. */
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The customer it is kept with; null until it is assigned, or when the caller may not see them. */
  contact?: Maybe<Contact>;
  /** When it was saved. */
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** Number for people. */
  number: Scalars['Int']['output'];
  /** How it came to be. */
  origin: CaseOrigin;
  /** Who saved it; null for the server. */
  savedBy?: Maybe<User>;
  /** Where it stands. */
  status: CaseStatus;
  /** The ticket it came from; null when the caller may not see it. */
  ticket?: Maybe<Ticket>;
  /** What it is called. */
  title: Scalars['String']['output'];
  /** The chat as text, a line a message; it may be edited (rule D-14). */
  transcript: Scalars['String']['output'];
  /** When it was last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Counts its changes; send it with an edit so that nobody overwrites another's. */
  version: Scalars['Int']['output'];
};

/** The case was changed after the version that was sent. */
export type CaseChanged = UserError & {
  __typename?: 'CaseChanged';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
  /** Its version now. */
  version: Scalars['Int']['output'];
};

/** A page of cases. */
export type CaseConnection = {
  __typename?: 'CaseConnection';
  /** The page, in order. */
  edges: Array<CaseEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** How many match, counted up to 1,000. */
  totalCount: Scalars['Int']['output'];
};

/** One case in a page. */
export type CaseEdge = {
  __typename?: 'CaseEdge';
  /** Its place in the connection, for `after`. */
  cursor: Scalars['String']['output'];
  /** The case. */
  node: Case;
};

/** Which cases to show; all that are given must hold. */
export type CaseFilter = {
  /** Kept with this customer. */
  contactId?: InputMaybe<Scalars['ID']['input']>;
  /** In this status. */
  status?: InputMaybe<CaseStatus>;
};

/** How a case came to be. */
export type CaseOrigin =
  /** Saved after its end: open, and nobody's until it is assigned (rule D-12). */
  | 'AFTER'
  /** Saved by the channel's policy when the work was done: closed, and the customer's (rule C-07). */
  | 'AUTO'
  /** Saved while the chat went on: closed, and the customer's (rule D-11). */
  | 'DURING';

/** Where a case stands (§4.3). */
export type CaseStatus =
  | 'CLOSED'
  | 'OPEN';

/** The case is no customer's yet. */
export type CaseUnassigned = UserError & {
  __typename?: 'CaseUnassigned';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** The case is in this status already. */
export type CaseUnchanged = UserError & {
  __typename?: 'CaseUnchanged';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** Why a ticket changed (rule C4). */
export type Cause =
  | 'AGENT'
  | 'ASSIGNEE_GONE'
  | 'CUSTOMER'
  | 'INACTIVITY'
  | 'KEYWORD'
  | 'PENDING_EXPIRED'
  | 'REOPENED'
  | 'RESOLVED_EXPIRED'
  | 'SUPERVISOR'
  | 'SYSTEM';

/** Input of `changeAuxCode`; what is left out stays as it is. */
export type ChangeAuxCodeInput = {
  /** True: it is no longer to be chosen. */
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  /** #rrggbb */
  colour?: InputMaybe<Scalars['String']['input']>;
  /** Which. */
  id: Scalars['ID']['input'];
  /** 1 to 80 characters, unique. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Whether the time is paid. */
  paid?: InputMaybe<Scalars['Boolean']['input']>;
  /** How long it is meant to last, ms; null: no matter. */
  scheduledMs?: InputMaybe<Scalars['Int']['input']>;
};

/** Answer of `changeAuxCode`. */
export type ChangeAuxCodePayload = {
  __typename?: 'ChangeAuxCodePayload';
  /** The aux code as it is now; null when there are errors. */
  auxCode?: Maybe<AuxCode>;
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
};

/** Input of `changeBusinessHours`; what is left out stays as it is. */
export type ChangeBusinessHoursInput = {
  /** All dates that differ. */
  holidays?: InputMaybe<Array<HolidayInput>>;
  /** Which. */
  id: Scalars['ID']['input'];
  /** 1 to 80 characters, unique. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The whole week. */
  weekly?: InputMaybe<Array<OpeningDayInput>>;
  /** IANA time zone. */
  zone?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `changeBusinessHours`. */
export type ChangeBusinessHoursPayload = {
  __typename?: 'ChangeBusinessHoursPayload';
  /** The hours as they are now; null when there are errors. */
  businessHours?: Maybe<BusinessHours>;
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
};

/** Input of `changeQueue`; what is left out stays as it is. */
export type ChangeQueueInput = {
  /** 5,000 to 300,000 (G2). */
  acceptanceMs?: InputMaybe<Scalars['Int']['input']>;
  /** How its tickets find an agent. */
  assignmentMode?: InputMaybe<AssignmentMode>;
  /** False: it gets no new offers; what runs goes on (rule D-20). */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** What a customer's message does to a ticket that is not open any more. */
  followUpPolicy?: InputMaybe<FollowUpPolicy>;
  /** Null: always open. */
  hoursId?: InputMaybe<Scalars['ID']['input']>;
  /** Which. */
  id: Scalars['ID']['input'];
  /** Who serves or supervises it, all of them. */
  memberIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** 1 to 80 characters, unique. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What it asks of its agents, all of it. */
  requiredSkills?: InputMaybe<Array<RequiredSkillInput>>;
  /** Null: no targets. */
  slaPolicyId?: InputMaybe<Scalars['ID']['input']>;
  /** What happens to the tickets of an agent who goes offline. */
  whenOffline?: InputMaybe<WhenOffline>;
};

/** Answer of `changeQueue`. */
export type ChangeQueuePayload = {
  __typename?: 'ChangeQueuePayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
  /** The queue as it is now; null when there are errors. */
  queue?: Maybe<Queue>;
};

/** Input of `changeSkill`; what is left out stays as it is. */
export type ChangeSkillInput = {
  /** Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Which. */
  id: Scalars['ID']['input'];
  /** 1 to 80 characters, unique. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `changeSkill`. */
export type ChangeSkillPayload = {
  __typename?: 'ChangeSkillPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
  /** The skill as it is now; null when there are errors. */
  skill?: Maybe<Skill>;
};

/** Input of `changeSlaPolicy`; what is left out stays as it is. */
export type ChangeSlaPolicyInput = {
  /** From opening to the first answer, ms; null: no target. */
  firstResponseMs?: InputMaybe<Scalars['Int']['input']>;
  /** Which. */
  id: Scalars['ID']['input'];
  /** 1 to 80 characters, unique. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** From a customer's message to the next answer, ms; null: no target. */
  nextResponseMs?: InputMaybe<Scalars['Int']['input']>;
  /** From opening to resolution, ms; null: no target. */
  resolutionMs?: InputMaybe<Scalars['Int']['input']>;
};

/** Answer of `changeSlaPolicy`. */
export type ChangeSlaPolicyPayload = {
  __typename?: 'ChangeSlaPolicyPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
  /** The policy as it is now; null when there are errors. */
  slaPolicy?: Maybe<SlaPolicy>;
};

/** What a change of a ticket's status can fail with. */
export type ChangeTicketError = BadInput | InvalidTransition | NotFound | TransactionCodeRequired;

/** Input of `changeUserRole`. */
export type ChangeUserRoleInput = {
  /** What they are from now on. */
  role: Role;
  /** The user to change. */
  userId: Scalars['ID']['input'];
};

/** Answer of `changeUserRole`. */
export type ChangeUserRolePayload = {
  __typename?: 'ChangeUserRolePayload';
  /** What went wrong; empty when it was done. */
  errors: Array<UserAdministrationError>;
  /** The user as changed; null when there are errors. */
  user?: Maybe<User>;
};

/** What making and changing a webhook can fail with. */
export type ChangeWebhookError = BadInput | Forbidden | InvalidSelection | LimitReached | NotFound;

/** A kind of way in for customers (§4.5). */
export type Channel =
  | 'EMAIL'
  | 'MESSENGER'
  | 'SMS'
  /** Other social pages. */
  | 'SOCIAL'
  | 'WEB'
  | 'WHATSAPP';

/** What a channel allows in this workspace (§4.5). */
export type ChannelPolicy = {
  __typename?: 'ChannelPolicy';
  /** Which. */
  channel: Channel;
  /** Whether a chat's transcript becomes a case by itself. */
  crmSave: CrmSave;
  /** Tickets of it that an agent may hold at once; null: as many as the agent's capacity. */
  maxConcurrent?: Maybe<Scalars['Int']['output']>;
  /** How much of an agent's capacity one of its open tickets takes, 0 to 1 (rule P-08). */
  weight: Scalars['Float']['output'];
};

/** What `claimTicket` can fail with. */
export type ClaimTicketError = AlreadyAssigned | AtCapacity | InvalidTransition | NotFound;

/** Input of `claimTicket`. */
export type ClaimTicketInput = {
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `claimTicket`. */
export type ClaimTicketPayload = {
  __typename?: 'ClaimTicketPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<ClaimTicketError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** Input of `closeCase`. */
export type CloseCaseInput = {
  /** The case. */
  caseId: Scalars['ID']['input'];
};

/** Answer of `closeCase`. */
export type CloseCasePayload = {
  __typename?: 'CloseCasePayload';
  /** The case as it is now; null when there are errors. */
  case?: Maybe<Case>;
  /** What went wrong; empty when it was done. */
  errors: Array<MoveCaseError>;
};

/** What `confirmContact` can fail with. */
export type ConfirmContactError = BadInput | IdentityTaken | NotFound;

/** What an agent knows of a contact. */
export type ConfirmContactInput = {
  /** Custom attributes to set; null removes one. */
  attributes?: InputMaybe<Scalars['JSON']['input']>;
  /** The contact to save. */
  contactId: Scalars['ID']['input'];
  /** An e-mail address to add as identity. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** Name to keep, 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** A phone number to add as identity, with country code. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `confirmContact`. */
export type ConfirmContactPayload = {
  __typename?: 'ConfirmContactPayload';
  /** The contact as it is now; null when there are errors. */
  contact?: Maybe<Contact>;
  /** What went wrong; empty when it was done. */
  errors: Array<ConfirmContactError>;
};

/** A person who writes to us. */
export type Contact = Node & {
  __typename?: 'Contact';
  /** Custom attributes, name to text. */
  attributes: Scalars['JSON']['output'];
  /** Cases that are kept with this person, newest first. */
  cases: CaseConnection;
  /** When the first message made it. */
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** Ways this person reaches us. */
  identities: Array<ContactIdentity>;
  /** Name as given; may be empty. */
  name: Scalars['String']['output'];
  /** The pad of customer notes that survive into other tickets (rule G-15); staff only. */
  notes: SharedText;
  /** How sure we are of this person. */
  status: ContactStatus;
};


/** A person who writes to us. */
export type ContactCasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One way a contact reaches us. */
export type ContactIdentity = Node & {
  __typename?: 'ContactIdentity';
  id: Scalars['ID']['output'];
  /** WEB, EMAIL or PHONE. */
  kind: Scalars['String']['output'];
  /** Normalised address or number; for WEB a short fingerprint of the browser's key, not the key. */
  value: Scalars['String']['output'];
};

/** How sure we are of a contact (rule C14). */
export type ContactStatus =
  /** An agent looked at it and saved it. */
  | 'CONFIRMED'
  /** Erased on request; nothing personal is left. */
  | 'ERASED'
  /** Made by itself from a first message. */
  | 'PROVISIONAL';

/** A permanent thread of messages with one customer on one endpoint. */
export type Conversation = Node & {
  __typename?: 'Conversation';
  /** The channel it runs on. */
  channel: Channel;
  /** The customer; null for a customer's own token. */
  contact?: Maybe<Contact>;
  /** When it began. */
  createdAt: Scalars['DateTime']['output'];
  /** The endpoint's name, as customers see it. */
  endpointName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: ConversationKind;
  /** The newest message. */
  lastMessage?: Maybe<Message>;
  /** When the newest message came. */
  lastMessageAt?: Maybe<Scalars['DateTime']['output']>;
  /** Position of the newest message, 0 when there is none. */
  lastPosition: Scalars['Int']['output'];
  /** Messages in order of `position`. Without arguments the newest 25; `last` with `before` pages back, `first` with `after` pages on. */
  messages: MessageConnection;
  /** Name of the presence document for `/collab/<name>`: who types and looks. */
  presenceDocument: Scalars['String']['output'];
  /** Position up to which the caller has read. */
  readPosition: Scalars['Int']['output'];
  /** Screenshots that can be drawn on, newest first; deleted ones are gone. */
  screenshots: Array<Screenshot>;
  /** The ticket that is not closed, or else the newest; null for a customer. */
  ticket?: Maybe<Ticket>;
  /** Customer's messages after `readPosition` for staff, staff's for the customer. */
  unreadCount: Scalars['Int']['output'];
};


/** A permanent thread of messages with one customer on one endpoint. */
export type ConversationMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What happens in one conversation. Staff also get the events of its tickets. */
export type ConversationEvent = DeliveryChanged | LeftScope | MessageChanged | MessagePosted | NoteAdded | ResyncRequired | ScreenshotDeleted | ScreenshotUploaded | SlaBreached | SlaWarned | TicketChanged | TicketOpened;

/** What a conversation is. */
export type ConversationKind =
  /** The chat of a video call. */
  | 'CALL'
  /** A contact on a channel's endpoint; permanent. */
  | 'CUSTOMER'
  /** Two people of the staff. */
  | 'DIRECT'
  /** A room of experts. */
  | 'ROOM'
  /** Of a split ticket, for its events: it never has messages. */
  | 'SIDE';

/** Input of `createAgent` (rule P-03). */
export type CreateAgentInput = {
  /** How much they may hold at once; 5 unless told (rule P-04). */
  capacity?: InputMaybe<Scalars['Int']['input']>;
  /** Sign-in address. */
  email: Scalars['String']['input'];
  /** Display name. */
  name: Scalars['String']['input'];
  /** First password, at least 10 characters; an address that has a login keeps its own. */
  password: Scalars['String']['input'];
  /** Queues they serve. */
  queueIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** AGENT, SUPERVISOR, MANAGER or ADMIN. */
  role: Role;
  /** What they know. */
  skills?: InputMaybe<Array<AgentSkillInput>>;
  /** Unique in the workspace: letters, digits, dots, dashes and underscores. */
  username?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `createAgent`. */
export type CreateAgentPayload = {
  __typename?: 'CreateAgentPayload';
  /** The agent; null when there are errors. */
  agent?: Maybe<Agent>;
  /** What went wrong; empty when it was done. */
  errors: Array<AdministerAgentError>;
};

/** Input of `createApiToken`. */
export type CreateApiTokenInput = {
  /** Days until it expires, 1 to 365. */
  expiresInDays?: Scalars['Int']['input'];
  /** What it is for. */
  name: Scalars['String']['input'];
  /** What it may do; at least one. */
  scopes: Array<TokenScope>;
  /** A service token of the workspace instead of one's own (administrators). */
  service?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of `createApiToken`. */
export type CreateApiTokenPayload = {
  __typename?: 'CreateApiTokenPayload';
  /** The token's row; null when there are errors. */
  apiToken?: Maybe<ApiToken>;
  /** What went wrong; empty when it was done. */
  errors: Array<ApiTokenError>;
  /** The key itself, shown this once. */
  key?: Maybe<Scalars['String']['output']>;
};

/** Input of `createAutoReply`. */
export type CreateAutoReplyInput = {
  /** A language tag; left out: whatever the customer speaks. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Left out: every queue that has no text of its own. */
  queueId?: InputMaybe<Scalars['ID']['input']>;
  /** The text. */
  text: Scalars['String']['input'];
};

/** Answer of `createAutoReply`. */
export type CreateAutoReplyPayload = {
  __typename?: 'CreateAutoReplyPayload';
  /** The text; null when there are errors. */
  autoReply?: Maybe<AutoReply>;
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
};

/** Input of `createAuxCode`. */
export type CreateAuxCodeInput = {
  /** #rrggbb */
  colour: Scalars['String']['input'];
  /** 1 to 80 characters, unique. */
  name: Scalars['String']['input'];
  /** Whether the time is paid. */
  paid?: InputMaybe<Scalars['Boolean']['input']>;
  /** How long it is meant to last, ms. */
  scheduledMs?: InputMaybe<Scalars['Int']['input']>;
  /** The status that it explains; it does not change later. */
  status: AuxStatus;
};

/** Answer of `createAuxCode`. */
export type CreateAuxCodePayload = {
  __typename?: 'CreateAuxCodePayload';
  /** The aux code as it is now; null when there are errors. */
  auxCode?: Maybe<AuxCode>;
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
};

/** Input of `createBusinessHours`. */
export type CreateBusinessHoursInput = {
  /** Dates that differ, up to 250. */
  holidays?: InputMaybe<Array<HolidayInput>>;
  /** 1 to 80 characters, unique. */
  name: Scalars['String']['input'];
  /** A day that is not listed is closed. */
  weekly: Array<OpeningDayInput>;
  /** IANA time zone. */
  zone: Scalars['String']['input'];
};

/** Answer of `createBusinessHours`. */
export type CreateBusinessHoursPayload = {
  __typename?: 'CreateBusinessHoursPayload';
  /** The hours as they are now; null when there are errors. */
  businessHours?: Maybe<BusinessHours>;
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
};

/** Input of `createCannedMessage`. */
export type CreateCannedMessageInput = {
  /** The template; a variable that nothing fills is refused. */
  body: Scalars['String']['input'];
  /** 1 to 200 characters. */
  category: Scalars['String']['input'];
  /** Where it may be sent; none is every channel. */
  channels?: InputMaybe<Array<Channel>>;
  /** Letters, digits, _ and -; a leading `/` or `#` is left out. */
  shortcut?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

/** Answer of `createCannedMessage`. */
export type CreateCannedMessagePayload = {
  __typename?: 'CreateCannedMessagePayload';
  /** The canned message; null when there are errors. */
  cannedMessage?: Maybe<CannedMessage>;
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
};

/** Input of `createFaq`. */
export type CreateFaqInput = {
  /** The answer; a variable that nothing fills is refused. */
  body: Scalars['String']['input'];
  /** 1 to 200 characters. */
  category: Scalars['String']['input'];
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

/** Answer of `createFaq`. */
export type CreateFaqPayload = {
  __typename?: 'CreateFaqPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The question; null when there are errors. */
  faq?: Maybe<Faq>;
};

/** What `createInvitation` can fail with. */
export type CreateInvitationError = NotFound;

/** Input of `createInvitation`. */
export type CreateInvitationInput = {
  /** The conversation that the link opens. */
  conversationId: Scalars['ID']['input'];
};

/** Answer of `createInvitation`. */
export type CreateInvitationPayload = {
  __typename?: 'CreateInvitationPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<CreateInvitationError>;
  /** When it stops working (rule G9: 24 hours). */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Link for the customer; opening it does not consume it. Shown this once. */
  url?: Maybe<Scalars['String']['output']>;
};

/** Input of `createLabel`. */
export type CreateLabelInput = {
  /** # and six hexadecimal digits. */
  colour: Scalars['String']['input'];
  /** Whether rows that have it stand out; they do when left out. */
  highlight?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** Whether managers are told; they are not when left out. */
  notifies?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of `createLabel`. */
export type CreateLabelPayload = {
  __typename?: 'CreateLabelPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The label; null when there are errors. */
  label?: Maybe<Label>;
};

/** Input of `createLabelRule`. */
export type CreateLabelRuleInput = {
  /** Whether it works; it does when left out. */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** What it looks at. */
  kind: LabelRuleKind;
  /** What it sets. */
  labelId: Scalars['ID']['input'];
  /** Words in one message, or transfers; 1 when left out. */
  threshold?: InputMaybe<Scalars['Int']['input']>;
  /** For KEYWORD and NEGATIVE_WORDS. */
  words?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Answer of `createLabelRule`. */
export type CreateLabelRulePayload = {
  __typename?: 'CreateLabelRulePayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The rule; null when there are errors. */
  labelRule?: Maybe<LabelRule>;
};

/** Input of `createMacro`. */
export type CreateMacroInput = {
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** In order. */
  steps: Array<MacroStepInput>;
};

/** Answer of `createMacro`. */
export type CreateMacroPayload = {
  __typename?: 'CreateMacroPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The macro; null when there are errors. */
  macro?: Maybe<Macro>;
};

/** Input of `createQueue`. */
export type CreateQueueInput = {
  /** How its tickets find an agent. */
  assignmentMode?: InputMaybe<AssignmentMode>;
  /** 1 to 80 characters, unique. */
  name: Scalars['String']['input'];
};

/** Answer of `createQueue`. */
export type CreateQueuePayload = {
  __typename?: 'CreateQueuePayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
  /** The queue as it is now; null when there are errors. */
  queue?: Maybe<Queue>;
};

/** Input of `createSavedView`. */
export type CreateSavedViewInput = {
  /** What it shows. */
  filter: InboxFilter;
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** Shared with everybody who works on tickets; supervisors, managers and administrators may. */
  shared?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of `createSavedView`. */
export type CreateSavedViewPayload = {
  __typename?: 'CreateSavedViewPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The view; null when there are errors. */
  savedView?: Maybe<SavedView>;
};

/** Input of `createSignature`. */
export type CreateSignatureInput = {
  /** HTML; only what a message may have is kept of it. */
  html: Scalars['String']['input'];
  /** Takes the place of the default. */
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
};

/** Answer of `createSignature`. */
export type CreateSignaturePayload = {
  __typename?: 'CreateSignaturePayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The signature; null when there are errors. */
  signature?: Maybe<Signature>;
};

/** Input of `createSkill`. */
export type CreateSkillInput = {
  /** Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 80 characters, unique. */
  name: Scalars['String']['input'];
};

/** Answer of `createSkill`. */
export type CreateSkillPayload = {
  __typename?: 'CreateSkillPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
  /** The skill as it is now; null when there are errors. */
  skill?: Maybe<Skill>;
};

/** Input of `createSlaPolicy`. */
export type CreateSlaPolicyInput = {
  /** From opening to the first answer, ms. */
  firstResponseMs?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 80 characters, unique. */
  name: Scalars['String']['input'];
  /** From a customer's message to the next answer, ms. */
  nextResponseMs?: InputMaybe<Scalars['Int']['input']>;
  /** From opening to resolution, ms. */
  resolutionMs?: InputMaybe<Scalars['Int']['input']>;
};

/** Answer of `createSlaPolicy`. */
export type CreateSlaPolicyPayload = {
  __typename?: 'CreateSlaPolicyPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
  /** The policy as it is now; null when there are errors. */
  slaPolicy?: Maybe<SlaPolicy>;
};

/** Input of `createTag`. */
export type CreateTagInput = {
  /** What it is about. */
  category?: InputMaybe<TagCategory>;
  /** # and six hexadecimal digits. */
  colour: Scalars['String']['input'];
  /** 1 to 50 characters. */
  name: Scalars['String']['input'];
};

/** Answer of `createTag`. */
export type CreateTagPayload = {
  __typename?: 'CreateTagPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The tag; null when there are errors. */
  tag?: Maybe<Tag>;
};

/** Input of `createTransactionCode`. */
export type CreateTransactionCodeInput = {
  /** The list. */
  listId: Scalars['ID']['input'];
  /** Its name, once in its place. */
  name: Scalars['String']['input'];
  /** The code it lies below. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Its place among the others; left out: the last. */
  place?: InputMaybe<Scalars['Int']['input']>;
  /** As reports call it; left out: its name. */
  reportText?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `createTransactionCode`. */
export type CreateTransactionCodePayload = {
  __typename?: 'CreateTransactionCodePayload';
  /** The code; null when there are errors. */
  code?: Maybe<TransactionCode>;
  /** What went wrong; empty when it was done. */
  errors: Array<TransactionCodesError>;
};

/** Input of `createTransactionList`. */
export type CreateTransactionListInput = {
  /** Whether several may be chosen. */
  multiChoice?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its name, once in the workspace. */
  name: Scalars['String']['input'];
  /** Queues it is for; none: all. */
  queueIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Whether tickets need a code of it to be resolved. */
  required?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of `createTransactionList`. */
export type CreateTransactionListPayload = {
  __typename?: 'CreateTransactionListPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<TransactionCodesError>;
  /** The list; null when there are errors. */
  list?: Maybe<TransactionList>;
};

/** Input of `createWebhook`. */
export type CreateWebhookInput = {
  /** What it is for. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** At least one of `webhookEventTypes`. */
  events: Array<Scalars['String']['input']>;
  /** A selection on `Event`, such as `{ ... on TicketChanged { change ticket { number status } } }`; fragments may follow it. */
  selection?: InputMaybe<Scalars['String']['input']>;
  /** http or https, without a user name or password. Private and reserved addresses are refused when connecting. */
  url: Scalars['String']['input'];
};

/** Answer of `createWebhook`. */
export type CreateWebhookPayload = {
  __typename?: 'CreateWebhookPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<ChangeWebhookError>;
  /** What deliveries are signed with, `whsec_…`: shown this once. */
  secret?: Maybe<Scalars['String']['output']>;
  /** The webhook; null when there are errors. */
  webhook?: Maybe<Webhook>;
};

/** Whether a chat's transcript becomes a case by itself (rule C14). */
export type CrmSave =
  | 'AUTO'
  | 'MANUAL';

/** The log does not reach back to the cursor, or the cursor is of another database: read the state anew. */
export type CursorTooOld = UserError & {
  __typename?: 'CursorTooOld';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** Input of `deleteAutoReply`. */
export type DeleteAutoReplyInput = {
  /** The text. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteAutoReply`. */
export type DeleteAutoReplyPayload = {
  __typename?: 'DeleteAutoReplyPayload';
  /** Global id of what is gone; null when there are errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
};

/** Input of `deleteBusinessHours`. */
export type DeleteBusinessHoursInput = {
  /** Which. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteBusinessHours`. */
export type DeleteBusinessHoursPayload = {
  __typename?: 'DeleteBusinessHoursPayload';
  /** What was deleted; null when there are errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
};

/** Input of `deleteCannedMessage`. */
export type DeleteCannedMessageInput = {
  /** The canned message. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteCannedMessage`. */
export type DeleteCannedMessagePayload = {
  __typename?: 'DeleteCannedMessagePayload';
  /** Global id of what is gone; null when there are errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
};

/** Input of `deleteFaq`. */
export type DeleteFaqInput = {
  /** The question. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteFaq`. */
export type DeleteFaqPayload = {
  __typename?: 'DeleteFaqPayload';
  /** Global id of what is gone; null when there are errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
};

/** Input of `deleteMacro`. */
export type DeleteMacroInput = {
  /** The macro. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteMacro`. */
export type DeleteMacroPayload = {
  __typename?: 'DeleteMacroPayload';
  /** Global id of what is gone; null when there are errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
};

/** Input of `deleteMessage`. */
export type DeleteMessageInput = {
  /** The message, one's own. */
  messageId: Scalars['ID']['input'];
};

/** Answer of `deleteMessage`. */
export type DeleteMessagePayload = {
  __typename?: 'DeleteMessagePayload';
  /** What went wrong; empty when it was done. */
  errors: Array<EditMessageError>;
  /** The message as it is now; null when there are errors. */
  message?: Maybe<Message>;
};

/** Input of `deleteSavedView`. */
export type DeleteSavedViewInput = {
  /** The view. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteSavedView`. */
export type DeleteSavedViewPayload = {
  __typename?: 'DeleteSavedViewPayload';
  /** Global id of what is gone; null when there are errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
};

/** What `deleteScreenshot` can fail with. */
export type DeleteScreenshotError = NotFound;

/** Input of `deleteScreenshot`. */
export type DeleteScreenshotInput = {
  /** The screenshot to remove. */
  screenshotId: Scalars['ID']['input'];
};

/** Answer of `deleteScreenshot`. */
export type DeleteScreenshotPayload = {
  __typename?: 'DeleteScreenshotPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<DeleteScreenshotError>;
  /** Id of what is gone. */
  screenshotId?: Maybe<Scalars['ID']['output']>;
};

/** Input of `deleteSignature`. */
export type DeleteSignatureInput = {
  /** The signature. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteSignature`. */
export type DeleteSignaturePayload = {
  __typename?: 'DeleteSignaturePayload';
  /** Global id of what is gone; null when there are errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
};

/** Input of `deleteSkill`. */
export type DeleteSkillInput = {
  /** Which. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteSkill`. */
export type DeleteSkillPayload = {
  __typename?: 'DeleteSkillPayload';
  /** What was deleted; null when there are errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
};

/** Input of `deleteSlaPolicy`. */
export type DeleteSlaPolicyInput = {
  /** Which. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteSlaPolicy`. */
export type DeleteSlaPolicyPayload = {
  __typename?: 'DeleteSlaPolicyPayload';
  /** What was deleted; null when there are errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
};

/** Input of `deleteWebhook`. */
export type DeleteWebhookInput = {
  /** The webhook. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteWebhook`. */
export type DeleteWebhookPayload = {
  __typename?: 'DeleteWebhookPayload';
  /** Global id of what was deleted; null when there are errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What went wrong; empty when it was done. */
  errors: Array<WebhookError>;
};

/** A message got further, or failed. */
export type DeliveryChanged = Event & {
  __typename?: 'DeliveryChanged';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  /** has reached at least this. */
  delivery: DeliveryStatus;
  id: Scalars['ID']['output'];
  /** Every outbound message of the conversation up to this position. */
  upToPosition: Scalars['Int']['output'];
};

/** How far an outbound message got; only moves forward. */
export type DeliveryStatus =
  /** The customer's device has it. */
  | 'DELIVERED'
  /** The channel could not deliver it. */
  | 'FAILED'
  /** Written; its channel has not taken it yet. */
  | 'QUEUED'
  /** The customer has read it. */
  | 'READ'
  /** The channel has it. */
  | 'SENT';

/** Input of `disableWebhook`. */
export type DisableWebhookInput = {
  /** The webhook. */
  id: Scalars['ID']['input'];
};

/** Answer of `disableWebhook`. */
export type DisableWebhookPayload = {
  __typename?: 'DisableWebhookPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WebhookError>;
  /** The webhook as it is now; null when there are errors. */
  webhook?: Maybe<Webhook>;
};

/** What came of a ticket: a code that somebody chose, or what the server saw. */
export type Disposition = {
  __typename?: 'Disposition';
  /** When. */
  at: Scalars['DateTime']['output'];
  /** Who chose it; null for the server. */
  by?: Maybe<User>;
  /** The code; null for what the server saw. */
  code?: Maybe<TransactionCode>;
  /** What the server saw; null for a code. */
  system?: Maybe<SystemDisposition>;
};

/** A shared document with its past; for staff who may see the document. */
export type Document = {
  __typename?: 'Document';
  /** What it held in a version; null when there is no such version, or it is older than what is kept. */
  at?: Maybe<DocumentContent>;
  /** Who wrote which part of the present text, in order; empty for strokes, which name their author. */
  attribution: DocumentRangeConnection;
  /** Who edited when and how much, latest first. What one author did without a pause of five minutes is one entry. */
  history: DocumentEditConnection;
  /** Name for `/collab/<name>`. */
  name: Scalars['String']['output'];
  /** What it is made of. */
  shape: DocumentShape;
  /** The present version. Versions are whole numbers that ascend with every commit; 0 is before the first. */
  version: Scalars['Int']['output'];
  /** Versions worth returning to, latest first: from time to time, and whenever a ticket changed hands. */
  versions: DocumentMilestoneConnection;
};


/** A shared document with its past; for staff who may see the document. */
export type DocumentAtArgs = {
  version: Scalars['Int']['input'];
};


/** A shared document with its past; for staff who may see the document. */
export type DocumentAttributionArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A shared document with its past; for staff who may see the document. */
export type DocumentHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A shared document with its past; for staff who may see the document. */
export type DocumentVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Who wrote in a document, or drew. */
export type DocumentAuthor = {
  __typename?: 'DocumentAuthor';
  /** The customer's contact, when it is one. */
  contactId?: Maybe<Scalars['ID']['output']>;
  /** What kind of author it is. */
  kind: DocumentAuthorKind;
  /** The name; empty when the caller may not see who it is. */
  name: Scalars['String']['output'];
  /** The user, when it is one. */
  user?: Maybe<User>;
};

/** What kind of author wrote. */
export type DocumentAuthorKind =
  /** A customer. */
  | 'CONTACT'
  /** An integration, by its token. */
  | 'SERVICE'
  /** The server itself. */
  | 'SYSTEM'
  /** Somebody of the staff. */
  | 'USER';

/** What a document held in one version. */
export type DocumentContent = {
  __typename?: 'DocumentContent';
  /** When it was committed. */
  at: Scalars['DateTime']['output'];
  /** The strokes in the order in which they lie; null for text. */
  strokes?: Maybe<Array<DocumentStroke>>;
  /** Blocks joined by newlines; null for strokes. */
  text?: Maybe<Scalars['String']['output']>;
  /** The version. */
  version: Scalars['Int']['output'];
};

/** One author's editing without a long pause. Entries of authors who worked at the same time overlap. */
export type DocumentEdit = {
  __typename?: 'DocumentEdit';
  /** Who it was. */
  author: DocumentAuthor;
  /** Size of the updates. */
  bytes: Scalars['Int']['output'];
  /** Letters, or strokes, that were taken out. */
  deleted: Scalars['Int']['output'];
  /** Of the deleted, those that somebody else had made. */
  deletedOthers: Scalars['Int']['output'];
  /** The version that the first edit made; `at` of the one before shows what was there. */
  firstVersion: Scalars['Int']['output'];
  /** The first edit, by the database's clock. */
  from: Scalars['DateTime']['output'];
  /** Letters, or strokes on a canvas, that were put in. */
  inserted: Scalars['Int']['output'];
  /** The version that the last edit made. */
  lastVersion: Scalars['Int']['output'];
  /** The last edit. */
  to: Scalars['DateTime']['output'];
  /** How many updates it took. */
  updates: Scalars['Int']['output'];
};

/** A page of edits. */
export type DocumentEditConnection = {
  __typename?: 'DocumentEditConnection';
  /** The page, latest first. */
  edges: Array<DocumentEditEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
};

/** One edit in a page. */
export type DocumentEditEdge = {
  __typename?: 'DocumentEditEdge';
  /** Its place in the connection, for `after`. */
  cursor: Scalars['String']['output'];
  /** The edit. */
  node: DocumentEdit;
};

/** A version worth returning to. */
export type DocumentMilestone = {
  __typename?: 'DocumentMilestone';
  /** When it was the present one. */
  at: Scalars['DateTime']['output'];
  /** Why it is worth returning to. */
  cause: DocumentMilestoneCause;
  /** The version. */
  version: Scalars['Int']['output'];
};

/** Why a version is worth returning to. */
export type DocumentMilestoneCause =
  /** Assignee or queue of its ticket changed. */
  | 'HANDOVER'
  /** Kept from time to time. */
  | 'TIME';

/** A page of versions. */
export type DocumentMilestoneConnection = {
  __typename?: 'DocumentMilestoneConnection';
  /** The page, latest first. */
  edges: Array<DocumentMilestoneEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
};

/** One version in a page. */
export type DocumentMilestoneEdge = {
  __typename?: 'DocumentMilestoneEdge';
  /** Its place in the connection, for `after`. */
  cursor: Scalars['String']['output'];
  /** The version. */
  node: DocumentMilestone;
};

/** A stretch of a text from one author. */
export type DocumentRange = {
  __typename?: 'DocumentRange';
  /** Who wrote it. */
  author: DocumentAuthor;
  /** Where it begins in the text, in UTF-16 units. */
  from: Scalars['Int']['output'];
  /** Where it ends. */
  to: Scalars['Int']['output'];
};

/** A page of stretches. */
export type DocumentRangeConnection = {
  __typename?: 'DocumentRangeConnection';
  /** The page, in the order of the text. */
  edges: Array<DocumentRangeEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
};

/** One stretch in a page. */
export type DocumentRangeEdge = {
  __typename?: 'DocumentRangeEdge';
  /** Its place in the connection, for `after`. */
  cursor: Scalars['String']['output'];
  /** The stretch. */
  node: DocumentRange;
};

/** What a document is made of. */
export type DocumentShape =
  /** Strokes on a picture. */
  | 'STROKES'
  /** Blocks of text. */
  | 'TEXT';

/** A mark on a picture. */
export type DocumentStroke = {
  __typename?: 'DocumentStroke';
  /** Who drew it. */
  author: DocumentAuthor;
  /** Colour that the client asked for; pages show the side's own. */
  colour: Scalars['String']['output'];
  /** Id that the client gave it. */
  id: Scalars['ID']['output'];
  /** Flat x, y, pressure in pixels of the image. */
  points: Array<Scalars['Float']['output']>;
  /** PEN or PIN, as the client names it. */
  tool: Scalars['String']['output'];
  /** Pixels of the image. */
  width: Scalars['Float']['output'];
};

/** The draft changed after the author's state vector: look again, then send. */
export type DraftChanged = UserError & {
  __typename?: 'DraftChanged';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** The draft document as the author saw it. */
export type DraftInput = {
  /** Base64 of the Yjs state vector that the author sees; the server waits for nothing newer and sends what it has up to it. */
  stateVector: Scalars['String']['input'];
};

/** Durations that ended in a period, in seconds; null where there are none. Count and average are exact, the others at most 4.5 % off (below a second: half a second). */
export type Durations = {
  __typename?: 'Durations';
  /** Their average. */
  average?: Maybe<Scalars['Float']['output']>;
  /** How many ended. */
  count: Scalars['Int']['output'];
  /** The longest of them. */
  longest?: Maybe<Scalars['Float']['output']>;
  /** Half of them took at most this long. */
  p50?: Maybe<Scalars['Float']['output']>;
  /** Of twenty, nineteen took at most this long. */
  p95?: Maybe<Scalars['Float']['output']>;
  /** The shortest of them. */
  shortest?: Maybe<Scalars['Float']['output']>;
};

/** What editing and deleting a message can fail with. */
export type EditMessageError = BadInput | EditWindowClosed | NotFound;

/** Input of `editMessage`. */
export type EditMessageInput = {
  /** What it shall say instead. */
  content: MessageContent;
  /** The message, one's own. */
  messageId: Scalars['ID']['input'];
};

/** Answer of `editMessage`. */
export type EditMessagePayload = {
  __typename?: 'EditMessagePayload';
  /** What went wrong; empty when it was done. */
  errors: Array<EditMessageError>;
  /** The message as it is now; null when there are errors. */
  message?: Maybe<Message>;
};

/** The time in which a message may be edited has passed (rule G18). */
export type EditWindowClosed = UserError & {
  __typename?: 'EditWindowClosed';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** Variables of what the customer would read have no value here (rule I-37). */
export type EmptyVariables = UserError & {
  __typename?: 'EmptyVariables';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
  /** Their names. */
  variables: Array<Scalars['String']['output']>;
};

/** Input of `enableWebhook`. */
export type EnableWebhookInput = {
  /** The webhook. */
  id: Scalars['ID']['input'];
};

/** Answer of `enableWebhook`. */
export type EnableWebhookPayload = {
  __typename?: 'EnableWebhookPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WebhookError>;
  /** The webhook as it is now; null when there are errors. */
  webhook?: Maybe<Webhook>;
};

/** Input of `endInteraction`. */
export type EndInteractionInput = {
  /** The ticket whose SMS interaction outlived it (rule C-15). */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `endInteraction`. */
export type EndInteractionPayload = {
  __typename?: 'EndInteractionPayload';
  /** The caller as they are now; null when there are errors. */
  agent?: Maybe<Agent>;
  /** What went wrong; empty when it was done. */
  errors: Array<AgentStateError>;
};

/** One door of a channel: a web key, later a number, page or mailbox. */
export type Endpoint = Node & {
  __typename?: 'Endpoint';
  /** The channel it is a door of. */
  channel: Channel;
  /** Whether customers may come in here. */
  enabled: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** Public key of a web endpoint, as in `/chat/<key>`. */
  key: Scalars['String']['output'];
  /** Shown to staff and, on the web, to customers. */
  name: Scalars['String']['output'];
  /** Where its new tickets wait. */
  queue: Queue;
};

/** Derived from status, assignee and messages (rule C2). */
export type Engagement =
  | 'ASSIGNED'
  | 'CLOSED'
  | 'READ'
  | 'RESPONDED'
  | 'UNASSIGNED';

/** What subscriptions deliver: something that happened, past tense, ids inside. An event may come again after a reconnect; its id is the same. */
export type Event = {
  /** When it was committed to the log, by the database's clock. */
  at: Scalars['DateTime']['output'];
  /** Resume point: subscribe again with `after: cursor` and nothing is missed. */
  cursor: Scalars['String']['output'];
  /** Stable id of the event; the same if it is delivered again. */
  id: Scalars['ID']['output'];
};

/** How experts see an agent (rule A-04). */
export type ExpertPresence =
  | 'AWAY'
  | 'BUSY'
  | 'OFFLINE'
  | 'ONLINE';

/** A frequent question with its answer, which may be put into a message (rule D-09). */
export type Faq = Node & {
  __typename?: 'Faq';
  /** The answer, a template. */
  body: Scalars['String']['output'];
  /** What it is browsed by. */
  category: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The question. */
  title: Scalars['String']['output'];
};

/** A page of questions. */
export type FaqConnection = {
  __typename?: 'FaqConnection';
  /** The page, in order. */
  edges: Array<FaqEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
};

/** One question in a page. */
export type FaqEdge = {
  __typename?: 'FaqEdge';
  /** Its place in the connection, for `after`. */
  cursor: Scalars['String']['output'];
  /** The question. */
  node: Faq;
};

/** The file is too large, or of a type that the channel does not take (rules K-08, K-27). */
export type FileRefused = UserError & {
  __typename?: 'FileRefused';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** A signature as it would go out. */
export type FilledSignature = {
  __typename?: 'FilledSignature';
  /** Variables that have no value here. */
  emptyVariables: Array<Scalars['String']['output']>;
  /** As HTML, every variable filled. */
  html: Scalars['String']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** Whose it is. */
  source: SignatureSource;
  /** The same as plain text. */
  text: Scalars['String']['output'];
};

/** Input of `finishPostProcessing`. */
export type FinishPostProcessingInput = {
  /** Only the wrap-up of this ticket, while others go on; left out: all of them. */
  ticketId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `finishPostProcessing`. */
export type FinishPostProcessingPayload = {
  __typename?: 'FinishPostProcessingPayload';
  /** The caller as they are now; null when there are errors. */
  agent?: Maybe<Agent>;
  /** What went wrong; empty when it was done. */
  errors: Array<AgentStateError>;
};

/** What a customer's message does to a ticket that is not open any more (rule C3). */
export type FollowUpPolicy =
  /** A resolved ticket is closed, and a new one follows it. */
  | 'ALWAYS_NEW_LINKED'
  /** The same ticket is open again however long ago it was resolved; a closed one is followed all the same. */
  | 'ALWAYS_REOPEN'
  /** Within the hold the same ticket is open again; after it a new one follows. */
  | 'REOPEN_IN_HOLD';

/** The caller can see the object, but may not do this. */
export type Forbidden = UserError & {
  __typename?: 'Forbidden';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** Input of `goAvailable`. */
export type GoAvailableInput = {
  /** Any text of the client's own: going twice is going once. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `goAvailable`. */
export type GoAvailablePayload = {
  __typename?: 'GoAvailablePayload';
  /** The caller as they are now; null when there are errors. */
  agent?: Maybe<Agent>;
  /** What went wrong; empty when it was done. */
  errors: Array<AgentStateError>;
};

/** Input of `goAway`. */
export type GoAwayInput = {
  /** Why; needed as soon as the workspace has a code for Away (rule I-35). */
  auxCodeId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `goAway`. */
export type GoAwayPayload = {
  __typename?: 'GoAwayPayload';
  /** The caller as they are now; null when there are errors. */
  agent?: Maybe<Agent>;
  /** What went wrong; empty when it was done. */
  errors: Array<AgentStateError>;
};

/** Input of `goBusy`. */
export type GoBusyInput = {
  /** Why; needed as soon as the workspace has a code for Busy (rule I-35). */
  auxCodeId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `goBusy`. */
export type GoBusyPayload = {
  __typename?: 'GoBusyPayload';
  /** The caller as they are now; null when there are errors. */
  agent?: Maybe<Agent>;
  /** What went wrong; empty when it was done. */
  errors: Array<AgentStateError>;
};

/** Input of `goOffline`. */
export type GoOfflineInput = {
  /** Any text of the client's own: going twice is going once. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `goOffline`. */
export type GoOfflinePayload = {
  __typename?: 'GoOfflinePayload';
  /** The caller as they are now; null when there are errors. */
  agent?: Maybe<Agent>;
  /** What went wrong; empty when it was done. */
  errors: Array<AgentStateError>;
};

/** Input of `goWorkOffline`. */
export type GoWorkOfflineInput = {
  /** Any text of the client's own: going twice is going once. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `goWorkOffline`. */
export type GoWorkOfflinePayload = {
  __typename?: 'GoWorkOfflinePayload';
  /** The caller as they are now; null when there are errors. */
  agent?: Maybe<Agent>;
  /** What went wrong; empty when it was done. */
  errors: Array<AgentStateError>;
};

/** A management and reporting set of agents; a user is in at most one (rule A-18). */
export type Group = Node & {
  __typename?: 'Group';
  id: Scalars['ID']['output'];
  /** Shown to its members and to managers. */
  name: Scalars['String']['output'];
};

/** A customer, bound to one conversation. */
export type Guest = {
  __typename?: 'Guest';
  /** The one conversation this customer may see, as a global id. */
  conversationId: Scalars['ID']['output'];
  /** Name the customer gave. */
  name: Scalars['String']['output'];
  /** Where. */
  workspace: Workspace;
};

/** A date that differs from its weekday. */
export type Holiday = {
  __typename?: 'Holiday';
  /** YYYY-MM-DD. */
  date: Scalars['String']['output'];
  /** Empty: closed all day. */
  spans: Array<OpeningSpan>;
};

/** A date that differs from its weekday. */
export type HolidayInput = {
  /** YYYY-MM-DD. */
  date: Scalars['String']['input'];
  /** Empty: closed all day. */
  spans: Array<OpeningSpanInput>;
};

/** Another contact has this identity. */
export type IdentityTaken = UserError & {
  __typename?: 'IdentityTaken';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** Something stands on it: change that first. */
export type InUse = UserError & {
  __typename?: 'InUse';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** One step from the list as it was to the list as it is. Steps are applied in order; a list stays as long as it was asked for, so one that comes may push the last one out. */
export type InboxDifference = {
  __typename?: 'InboxDifference';
  /** The row above it, as a global id of its ticket; null at the top, and for LEAVE. */
  after?: Maybe<Scalars['ID']['output']>;
  /** ENTER and MOVE put the row behind `after`, UPDATE changes it where it is, LEAVE takes it out. */
  kind: InboxDifferenceKind;
  /** The ticket as it is now; null for LEAVE, and when it has gone out of sight meanwhile. */
  ticket?: Maybe<Ticket>;
  /** The ticket, as a global id. */
  ticketId: Scalars['ID']['output'];
};

/** What happens to one row of a list. */
export type InboxDifferenceKind =
  | 'ENTER'
  | 'LEAVE'
  | 'MOVE'
  | 'UPDATE';

/** What happens to the tickets the caller may see. */
export type InboxEvent = LeftScope | OfferEnded | OfferMade | ResyncRequired | SlaBreached | SlaWarned | TicketActivity | TicketChanged | TicketOpened;

/** Which tickets to show; all that are given must hold. */
export type InboxFilter = {
  /** Tickets of this user. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** Tickets of this channel. */
  channel?: InputMaybe<Channel>;
  /** Tickets with this label. */
  labelId?: InputMaybe<Scalars['ID']['input']>;
  /** True: tickets of the caller. False: tickets of nobody. */
  mine?: InputMaybe<Scalars['Boolean']['input']>;
  /** Tickets of this queue. */
  queueId?: InputMaybe<Scalars['ID']['input']>;
  /** Words of the contact's name, or #number (rule K-20). */
  search?: InputMaybe<Scalars['String']['input']>;
  /** True: tickets that sleep. False: those that do not, which is also what leaving it out means, unless `search` is given. */
  snoozed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Any of these. */
  status?: InputMaybe<Array<TicketStatus>>;
  /** Tickets with this tag. */
  tagId?: InputMaybe<Scalars['ID']['input']>;
};

/** The list has changed. */
export type InboxListChanged = Event & {
  __typename?: 'InboxListChanged';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  /** Steps in the order in which to apply them. */
  differences: Array<InboxDifference>;
  id: Scalars['ID']['output'];
};

/** A list, and how it changes. */
export type InboxListEvent = InboxListChanged | InboxListed | ResyncRequired;

/** The list as it is now, in order: it replaces what is shown. It comes first, also after ResyncRequired. */
export type InboxListed = Event & {
  __typename?: 'InboxListed';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The first rows of the list. */
  rows: Array<InboxRow>;
};

/** One row of a list that is followed. */
export type InboxRow = {
  __typename?: 'InboxRow';
  /** The ticket as it is now; null when it has gone out of sight meanwhile, and a LEAVE follows. */
  ticket?: Maybe<Ticket>;
  /** The ticket, as a global id. */
  ticketId: Scalars['ID']['output'];
};

/** A line for the staff only: by a user, or by the system (rules G-15, G-20). */
export type InternalNote = Node & {
  __typename?: 'InternalNote';
  /** Null for the system. */
  author?: Maybe<User>;
  /** When it was written. */
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** Plain text. */
  text: Scalars['String']['output'];
};

/** The state that the agent is in does not allow this. */
export type InvalidAgentState = UserError & {
  __typename?: 'InvalidAgentState';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
  /** The state it is in. */
  state: AgentState;
};

/** The selection does not fit the schema, or asks for too much. */
export type InvalidSelection = UserError & {
  __typename?: 'InvalidSelection';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** The ticket's status does not allow this; `allowedActions` says what is. */
export type InvalidTransition = UserError & {
  __typename?: 'InvalidTransition';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
  /** Where the ticket stands. */
  status: TicketStatus;
};

/** The link is unknown or has expired; which of them is not told. */
export type InvitationInvalid = UserError & {
  __typename?: 'InvitationInvalid';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** What `inviteExpert` can fail with. */
export type InviteExpertError = BadInput | NotFound;

/** Input of `inviteExpert`. */
export type InviteExpertInput = {
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
  /** Whom to ask. */
  userId: Scalars['ID']['input'];
};

/** Answer of `inviteExpert`. */
export type InviteExpertPayload = {
  __typename?: 'InviteExpertPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<InviteExpertError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** Says what a ticket needs (rule I-16). */
export type Label = Node & {
  __typename?: 'Label';
  /** No longer offered; tickets that have it keep it. */
  archived: Scalars['Boolean']['output'];
  /** CSS colour. */
  colour: Scalars['String']['output'];
  /** Rows that have it stand out in lists (rule I-17). */
  highlight: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** The word itself. */
  name: Scalars['String']['output'];
  /** Managers are told when it is applied (rule I-34). */
  notifies: Scalars['Boolean']['output'];
};

/** A label on a ticket, and how it came there. */
export type LabelApplication = Node & {
  __typename?: 'LabelApplication';
  /** When. */
  at: Scalars['DateTime']['output'];
  /** Who set it; null: a rule or a service. */
  by?: Maybe<User>;
  id: Scalars['ID']['output'];
  /** The label. */
  label: Label;
  /** The rule that set it; null: not a rule. */
  rule?: Maybe<LabelRule>;
};

/** Sets a label by itself. */
export type LabelRule = Node & {
  __typename?: 'LabelRule';
  /** Whether it works. */
  enabled: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** What it looks at. */
  kind: LabelRuleKind;
  /** What it sets. */
  label: Label;
  /** Words in one message, or transfers. */
  threshold: Scalars['Int']['output'];
  /** Whole words, whatever their case; `*` at the end takes what begins so. */
  words: Array<Scalars['String']['output']>;
};

/** What a rule would have found. Nothing was changed. */
export type LabelRuleDryRun = {
  __typename?: 'LabelRuleDryRun';
  /** Tickets, counted up to 1,000. */
  count: Scalars['Int']['output'];
  /** The newest of them. */
  samples: Array<Ticket>;
};

/** A rule that is to be tried. */
export type LabelRuleDryRunInput = {
  /** What it looks at. */
  kind: LabelRuleKind;
  /** Words in one message, or transfers. */
  threshold?: InputMaybe<Scalars['Int']['input']>;
  /** For KEYWORD and NEGATIVE_WORDS. */
  words?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What a rule looks at (rule I-18). */
export type LabelRuleKind =
  /** A customer's message holds one of the words. */
  | 'KEYWORD'
  /** A customer's message holds enough of the words. */
  | 'NEGATIVE_WORDS'
  /** A target of the service level was missed. */
  | 'SLA_BREACHED'
  /** The ticket was handed over often enough. */
  | 'TRANSFERS';

/** What setting and removing a label can fail with. */
export type LabelTicketError = NotFound;

/** Which ticket, which label. */
export type LabelTicketInput = {
  /** The label. */
  labelId: Scalars['ID']['input'];
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `labelTicket`. */
export type LabelTicketPayload = {
  __typename?: 'LabelTicketPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<LabelTicketError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** The caller may no longer see this conversation or ticket: drop what is shown of it. */
export type LeftScope = Event & {
  __typename?: 'LeftScope';
  at: Scalars['DateTime']['output'];
  /** The conversation that is no longer visible, when all of it went. */
  conversationId?: Maybe<Scalars['ID']['output']>;
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The ticket that is no longer visible. */
  ticketId?: Maybe<Scalars['ID']['output']>;
};

/** One limit of this server. */
export type Limit = {
  __typename?: 'Limit';
  /** Stable name. */
  name: Scalars['String']['output'];
  /** Why it is so. */
  reason: Scalars['String']['output'];
  /** Value, in the unit that the name ends with (ms, bytes) or a count. */
  value: Scalars['Float']['output'];
};

/** A named limit was reached. */
export type LimitReached = UserError & {
  __typename?: 'LimitReached';
  /** Name of the limit, as in `Query.limits`. */
  limit: Scalars['String']['output'];
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** Several actions on a ticket as one: all of them happen, or none. */
export type Macro = Node & {
  __typename?: 'Macro';
  id: Scalars['ID']['output'];
  /** What the picker shows. */
  name: Scalars['String']['output'];
  /** In order; handing the ticket over comes last. */
  steps: Array<MacroStep>;
};

/** One thing that a macro does. */
export type MacroAction =
  /** To a user, or to whoever runs the macro. */
  | 'ASSIGN'
  | 'LABEL'
  | 'MARK_ON_HOLD'
  | 'MARK_PENDING'
  | 'NOTE'
  | 'REOPEN'
  | 'REPLY'
  | 'RESOLVE'
  | 'TAG'
  /** To a queue. */
  | 'TRANSFER'
  | 'UNLABEL'
  | 'UNTAG';

/** A step of a macro; which fields it has depends on the action. */
export type MacroStep = {
  __typename?: 'MacroStep';
  /** What is done. */
  action: MacroAction;
  /** The label, as a global id. */
  labelId?: Maybe<Scalars['ID']['output']>;
  /** The queue, as a global id. */
  queueId?: Maybe<Scalars['ID']['output']>;
  /** The tag, as a global id. */
  tagId?: Maybe<Scalars['ID']['output']>;
  /** Template of a reply, note, resolution note or transfer note. */
  text?: Maybe<Scalars['String']['output']>;
  /** The user, as a global id; null in ASSIGN is whoever runs it. */
  userId?: Maybe<Scalars['ID']['output']>;
};

/** A step of a macro; which fields it needs depends on the action. */
export type MacroStepInput = {
  /** What is done. */
  action: MacroAction;
  /** LABEL and UNLABEL need it. */
  labelId?: InputMaybe<Scalars['ID']['input']>;
  /** TRANSFER needs it. */
  queueId?: InputMaybe<Scalars['ID']['input']>;
  /** TAG and UNTAG need it. */
  tagId?: InputMaybe<Scalars['ID']['input']>;
  /** Template of a reply (needed), note (needed), resolution note or transfer note. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** ASSIGN: to whom; left out, to whoever runs it. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** What `markNotificationsRead` can fail with. */
export type MarkNotificationsReadError = NotFound;

/** Input of `markNotificationsRead`. */
export type MarkNotificationsReadInput = {
  /** Which; left out: all. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Answer of `markNotificationsRead`. */
export type MarkNotificationsReadPayload = {
  __typename?: 'MarkNotificationsReadPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<MarkNotificationsReadError>;
  /** How many had not been read. */
  read?: Maybe<Scalars['Int']['output']>;
};

/** Input of `markOnHold`. */
export type MarkOnHoldInput = {
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `markOnHold`. */
export type MarkOnHoldPayload = {
  __typename?: 'MarkOnHoldPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<ChangeTicketError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** Input of `markPending`. */
export type MarkPendingInput = {
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `markPending`. */
export type MarkPendingPayload = {
  __typename?: 'MarkPendingPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<ChangeTicketError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** What `markRead` can fail with. */
export type MarkReadError = BadInput | NotFound;

/** Input of `markRead`. */
export type MarkReadInput = {
  /** The conversation that was read. */
  conversationId: Scalars['ID']['input'];
  /** Everything up to here was seen. */
  position: Scalars['Int']['input'];
};

/** Answer of `markRead`. */
export type MarkReadPayload = {
  __typename?: 'MarkReadPayload';
  /** The conversation with its new counts; null when there are errors. */
  conversation?: Maybe<Conversation>;
  /** What went wrong; empty when it was done. */
  errors: Array<MarkReadError>;
};

/** What `mergeTickets` can fail with. */
export type MergeTicketsError = BadInput | InvalidTransition | LimitReached | NotFound;

/** Input of `mergeTickets`. */
export type MergeTicketsInput = {
  /** The ticket that goes on. */
  intoId: Scalars['ID']['input'];
  /** Tickets of the same customer that are closed in its favour. */
  ticketIds: Array<Scalars['ID']['input']>;
};

/** Answer of `mergeTickets`. */
export type MergeTicketsPayload = {
  __typename?: 'MergeTicketsPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<MergeTicketsError>;
  /** The ticket that goes on; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** One line of a conversation. Never an internal one. */
export type Message = Node & {
  __typename?: 'Message';
  /** Files that came with it. */
  attachments: Array<Attachment>;
  /** Who wrote it. */
  author: Author;
  /** The id that its sender gave it; null for everybody else. */
  clientId?: Maybe<Scalars['String']['output']>;
  /** The conversation it stands in, as a global id. */
  conversationId: Scalars['ID']['output'];
  /** When it was written. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was deleted; the row stays as a mark (rule B-18). */
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How far it got; null for a customer's message. */
  delivery?: Maybe<DeliveryStatus>;
  /** When it was last edited (rule B-18). */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Gap-free place in the conversation, from 1. */
  position: Scalars['Int']['output'];
  /** The same as a sanitised ProseMirror document, when it has formatting. */
  richText?: Maybe<Scalars['JSON']['output']>;
  /** Which side it comes from. */
  side: Side;
  /** Plain text; empty when deleted. */
  text: Scalars['String']['output'];
};

/** A message was edited or deleted. */
export type MessageChanged = Event & {
  __typename?: 'MessageChanged';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The message as it is now. */
  message: Message;
};

/** A page of messages. */
export type MessageConnection = {
  __typename?: 'MessageConnection';
  /** The page, in order. */
  edges: Array<MessageEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
};

/** Text or rich text; exactly one of them. */
export type MessageContent =
  /** A ProseMirror document: paragraphs, lists, bold, italic, strike, code, links, hard breaks. Anything else is refused. */
  { richText: Scalars['JSON']['input']; text?: never; }
  |  /** Plain text, at most 32 KB (rule G17). */
  { richText?: never; text: Scalars['String']['input']; };

/** One message in a page. */
export type MessageEdge = {
  __typename?: 'MessageEdge';
  /** Its place in the connection, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: Message;
};

/** A message was posted. */
export type MessagePosted = Event & {
  __typename?: 'MessagePosted';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The message as it is now. */
  message: Message;
};

/** What closing and reopening a case can fail with. */
export type MoveCaseError = CaseUnassigned | CaseUnchanged | Forbidden | NotFound;

export type Mutation = {
  __typename?: 'Mutation';
  /** Exchange an invitation link for a room token. Public. */
  acceptInvitation: AcceptInvitationPayload;
  /** Take what is held out (rules D-05, K-05). Of several tries one wins. */
  acceptOffer: AcceptOfferPayload;
  /** Add an internal note; never sent (rule K-11). */
  addNote: AddNotePayload;
  /** Write at the end of the staff's shared pad, as bots and integrations do; everybody who has it open sees it at once. */
  appendToNotes: AppendToNotesPayload;
  /** Keep a case with a customer. */
  assignCase: AssignCasePayload;
  /** Say whose signature it is (administrators). */
  assignSignature: AssignSignaturePayload;
  /** Do something with every ticket that a filter finds, in a job; or, as a dry run, say what it would do. */
  bulkTickets: BulkTicketsPayload;
  /** Do not send a reply that waits to be sent. */
  cancelScheduledReply: CancelScheduledReplyPayload;
  /** Change or archive an aux code (administrators). */
  changeAuxCode: ChangeAuxCodePayload;
  /** Change business hours; waiting tickets and running clocks follow (administrators). */
  changeBusinessHours: ChangeBusinessHoursPayload;
  /** Change a queue (administrators). */
  changeQueue: ChangeQueuePayload;
  /** Change a skill (administrators). */
  changeSkill: ChangeSkillPayload;
  /** Change targets; clocks that run keep theirs (managers and administrators). */
  changeSlaPolicy: ChangeSlaPolicyPayload;
  /** Change what a user is; open sockets close and reconnect with the new role (administrators). */
  changeUserRole: ChangeUserRolePayload;
  /** Take a NEW ticket from a PICK queue (rule K-04). */
  claimTicket: ClaimTicketPayload;
  /** Close an open case; it must be a customer's (rule D-12). */
  closeCase: CloseCasePayload;
  /** Save what is known of a contact; a provisional one becomes confirmed. */
  confirmContact: ConfirmContactPayload;
  /** Make a person who holds tickets (administrators, rule P-03). */
  createAgent: CreateAgentPayload;
  /** Make an API token. The key is in the answer and nowhere else. */
  createApiToken: CreateApiTokenPayload;
  /** Say what customers hear outside of hours (administrators). */
  createAutoReply: CreateAutoReplyPayload;
  /** Make an aux code (administrators). */
  createAuxCode: CreateAuxCodePayload;
  /** Make business hours (administrators). */
  createBusinessHours: CreateBusinessHoursPayload;
  /** Make a canned message (administrators). */
  createCannedMessage: CreateCannedMessagePayload;
  /** Make a question (administrators). */
  createFaq: CreateFaqPayload;
  /** Make a link that lets the customer into this conversation (staff). */
  createInvitation: CreateInvitationPayload;
  /** Make a label (administrators). */
  createLabel: CreateLabelPayload;
  /** Make a rule (administrators). */
  createLabelRule: CreateLabelRulePayload;
  /** Make a macro (administrators). */
  createMacro: CreateMacroPayload;
  /** Make a queue (administrators). */
  createQueue: CreateQueuePayload;
  /** Keep a filter under a name. */
  createSavedView: CreateSavedViewPayload;
  /** Make a signature (administrators). */
  createSignature: CreateSignaturePayload;
  /** Make a skill (administrators). */
  createSkill: CreateSkillPayload;
  /** Make targets (managers and administrators). */
  createSlaPolicy: CreateSlaPolicyPayload;
  /** Make a tag: administrators predefined ones, agents custom ones where the workspace lets them (rule I-15). */
  createTag: CreateTagPayload;
  /** Add a code to a list (administrators). */
  createTransactionCode: CreateTransactionCodePayload;
  /** Make a list of transaction codes (administrators). */
  createTransactionList: CreateTransactionListPayload;
  /** Be told of events. The secret is in the answer and nowhere else (administrators). */
  createWebhook: CreateWebhookPayload;
  /** Say nothing there any more. */
  deleteAutoReply: DeleteAutoReplyPayload;
  /** Delete business hours that no queue has (administrators). */
  deleteBusinessHours: DeleteBusinessHoursPayload;
  /** Take a canned message away. */
  deleteCannedMessage: DeleteCannedMessagePayload;
  /** Take a question away. */
  deleteFaq: DeleteFaqPayload;
  /** Take a macro away. */
  deleteMacro: DeleteMacroPayload;
  /** Take one's own message back within 15 minutes; a mark with the time stays. */
  deleteMessage: DeleteMessagePayload;
  /** Take a view away. */
  deleteSavedView: DeleteSavedViewPayload;
  /** Remove a screenshot for both sides, at once (rule E-08). */
  deleteScreenshot: DeleteScreenshotPayload;
  /** Take a signature away. */
  deleteSignature: DeleteSignaturePayload;
  /** Delete a skill that no queue asks for; agents lose it (administrators). */
  deleteSkill: DeleteSkillPayload;
  /** Delete targets that no queue has (managers and administrators). */
  deleteSlaPolicy: DeleteSlaPolicyPayload;
  /** Delete a webhook with its deliveries, also those that wait (administrators). */
  deleteWebhook: DeleteWebhookPayload;
  /** Be told no more for now (administrators). */
  disableWebhook: DisableWebhookPayload;
  /** Change one's own message within 15 minutes (rule G18). */
  editMessage: EditMessagePayload;
  /** Be told again. What waited when it was disabled goes on (administrators). */
  enableWebhook: EnableWebhookPayload;
  /** End an SMS interaction that a timer or keyword could not end (rules C-08, C-15). */
  endInteraction: EndInteractionPayload;
  /** Wrap-up is done; the next may come (rule D-13). */
  finishPostProcessing: FinishPostProcessingPayload;
  /** Take work. */
  goAvailable: GoAvailablePayload;
  /** Be away, with a reason. */
  goAway: GoAwayPayload;
  /** Be busy, with a reason. */
  goBusy: GoBusyPayload;
  /** Sign off from work; open tickets stay or go back to their queue, as the queue says. */
  goOffline: GoOfflinePayload;
  /** Work, but not with customers. */
  goWorkOffline: GoWorkOfflinePayload;
  /** Ask an expert or colleague to help: opens pad and draft to them. */
  inviteExpert: InviteExpertPayload;
  /** Set a label (rule I-17). */
  labelTicket: LabelTicketPayload;
  /** Mark the caller's notifications as read. */
  markNotificationsRead: MarkNotificationsReadPayload;
  /** Wait for the inside (rule G-05). */
  markOnHold: MarkOnHoldPayload;
  /** Wait for the customer (rule G-04). */
  markPending: MarkPendingPayload;
  /** Say how far the caller has read; only moves forward. */
  markRead: MarkReadPayload;
  /** Close tickets of a customer in favour of another of theirs. What the customer still writes there goes to that one (supervisors). */
  mergeTickets: MergeTicketsPayload;
  /** Ask the managers of the queue about a ticket on hold; it stays as it is until one of them reassigns it (rules G-13, G-19). */
  notifyManager: NotifyManagerPayload;
  /** Open a number that receives text messages (administrators). */
  provisionSmsNumber: ProvisionSmsNumberPayload;
  /** Send one delivery again, under the same `webhook-id` (administrators). */
  redeliver: RedeliverPayload;
  /** Exchange the refresh token for a fresh access token. Public; needs the refresh token. */
  refreshSession: RefreshSessionPayload;
  /** Refuse it: the next one is asked, and the caller goes On Break (rules D-03, D-06). */
  rejectOffer: RejectOfferPayload;
  /** Say that two tickets belong together. */
  relateTickets: RelateTicketsPayload;
  /** Close pad and draft to somebody who was asked to help. */
  removeParticipant: RemoveParticipantPayload;
  /** Take a closed case up again. */
  reopenCase: ReopenCasePayload;
  /** Take a resolved ticket up again within its hold. */
  reopenTicket: ReopenTicketPayload;
  /** Send again what has happened since a cursor (administrators). */
  replayWebhook: ReplayWebhookPayload;
  /** Ask where to send a file's bytes (customer or staff who may write). */
  requestUpload: RequestUploadPayload;
  /** The work is done (rule G-06). */
  resolveTicket: ResolveTicketPayload;
  /** Make a document what it was in a version, by a change that everybody who has it open sees; what came back is still of whoever wrote it. */
  restoreDocument: RestoreDocumentPayload;
  /** Take back everything that one author wrote or drew since then: what they put in goes, what they took out comes back, others' work stays. */
  revertAuthor: RevertAuthorPayload;
  /** End an API token at once. */
  revokeApiToken: RevokeApiTokenPayload;
  /** Make a new secret. For a day the one before signs too, as a second signature in the header (administrators). */
  rotateWebhookSecret: RotateWebhookSecretPayload;
  /** Do all that a macro says, with the caller's own rights. */
  runMacro: RunMacroPayload;
  /** Keep a chat as a case: during the chat closed and the customer's, afterwards open and to be assigned. A repeat answers with the first (rules D-11, D-12, D-18). */
  saveTranscript: SaveTranscriptPayload;
  /** Answer the customer at a time to come. */
  scheduleReply: ScheduleReplyPayload;
  /** Compose picture and strokes on the server and post them as a message (rule E-08). */
  sendAnnotation: SendAnnotationPayload;
  /** Answer the customer. Takes a ticket off hold (rule G-12). */
  sendReply: SendReplyPayload;
  /** Write as the customer, with a room token. */
  sendWebMessage: SendWebMessagePayload;
  /** Set how much somebody may hold at once (administrators). */
  setAgentCapacity: SetAgentCapacityPayload;
  /** Set all skills of somebody (administrators). */
  setAgentSkills: SetAgentSkillsPayload;
  /** Set somebody's state: supervisors for agents of their queues, managers and administrators for everybody. It is recorded with who did it. */
  setAgentState: SetAgentStatePayload;
  /** Say what a channel allows (administrators). */
  setChannelPolicy: SetChannelPolicyPayload;
  /** Grant or take the permission to reject offers (administrators). */
  setOfferRejection: SetOfferRejectionPayload;
  /** Say in which countries numbers can be had (administrators). */
  setSmsCountries: SetSmsCountriesPayload;
  /** Say what came of a ticket (rule D-10). */
  setTransactionCodes: SetTransactionCodesPayload;
  /** For frontends without Yjs: say that the caller is typing. */
  setTyping: SetTypingPayload;
  /** Let a user sign in, or not; disabling ends all sessions (administrators). */
  setUserStatus: SetUserStatusPayload;
  /** Say how the workspace works. */
  setWorkspaceSettings: SetWorkspaceSettingsPayload;
  /** Sign in with address and password. Public. */
  signIn: SignInPayload;
  /** End this session, or all of the user's. Open sockets close within two seconds. */
  signOut: SignOutPayload;
  /** Put a ticket out of the inbox until a time, or until its customer writes. */
  snoozeTicket: SnoozeTicketPayload;
  /** Make a new ticket about some of the messages; they stay where they are, with their authors (supervisors). */
  splitTicket: SplitTicketPayload;
  /** Write to a customer first (rules C-09 to C-14). The answer comes back through the number's queue, or to the sender where the workspace says so. */
  startSms: StartSmsPayload;
  /** Begin or continue a web chat as a customer. Public. */
  startWebChat: StartWebChatPayload;
  /** Set a tag. */
  tagTicket: TagTicketPayload;
  /** Take a ticket over from whoever has it, or from the queue; for who supervises it. */
  takeTicket: TakeTicketPayload;
  /** Send a sample (administrators). */
  testWebhook: TestWebhookPayload;
  /** Hand it to another queue or agent (rules K-09, K-10). */
  transferTicket: TransferTicketPayload;
  /** Remove a label. */
  unlabelTicket: UnlabelTicketPayload;
  /** Take that back. */
  unrelateTickets: UnrelateTicketsPayload;
  /** Wake a ticket that sleeps. */
  unsnoozeTicket: UnsnoozeTicketPayload;
  /** Remove a tag. */
  untagTicket: UntagTicketPayload;
  /** Change what customers hear outside of hours. */
  updateAutoReply: UpdateAutoReplyPayload;
  /** Change a canned message. */
  updateCannedMessage: UpdateCannedMessagePayload;
  /** Edit a case (rule D-14). */
  updateCase: UpdateCasePayload;
  /** Change a question. */
  updateFaq: UpdateFaqPayload;
  /** Change a label. */
  updateLabel: UpdateLabelPayload;
  /** Change a rule. */
  updateLabelRule: UpdateLabelRulePayload;
  /** Change a macro. */
  updateMacro: UpdateMacroPayload;
  /** Change a view. */
  updateSavedView: UpdateSavedViewPayload;
  /** Change a signature. */
  updateSignature: UpdateSignaturePayload;
  /** Change a tag. */
  updateTag: UpdateTagPayload;
  /** Change a code (administrators). */
  updateTransactionCode: UpdateTransactionCodePayload;
  /** Change a list (administrators). */
  updateTransactionList: UpdateTransactionListPayload;
  /** Change where events are sent, which, and what is told of them (administrators). */
  updateWebhook: UpdateWebhookPayload;
  /** Make an uploaded image a screenshot that both sides draw on. */
  uploadScreenshot: UploadScreenshotPayload;
};


export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
};


export type MutationAcceptOfferArgs = {
  input: AcceptOfferInput;
};


export type MutationAddNoteArgs = {
  input: AddNoteInput;
};


export type MutationAppendToNotesArgs = {
  input: AppendToNotesInput;
};


export type MutationAssignCaseArgs = {
  input: AssignCaseInput;
};


export type MutationAssignSignatureArgs = {
  input: AssignSignatureInput;
};


export type MutationBulkTicketsArgs = {
  input: BulkTicketsInput;
};


export type MutationCancelScheduledReplyArgs = {
  input: CancelScheduledReplyInput;
};


export type MutationChangeAuxCodeArgs = {
  input: ChangeAuxCodeInput;
};


export type MutationChangeBusinessHoursArgs = {
  input: ChangeBusinessHoursInput;
};


export type MutationChangeQueueArgs = {
  input: ChangeQueueInput;
};


export type MutationChangeSkillArgs = {
  input: ChangeSkillInput;
};


export type MutationChangeSlaPolicyArgs = {
  input: ChangeSlaPolicyInput;
};


export type MutationChangeUserRoleArgs = {
  input: ChangeUserRoleInput;
};


export type MutationClaimTicketArgs = {
  input: ClaimTicketInput;
};


export type MutationCloseCaseArgs = {
  input: CloseCaseInput;
};


export type MutationConfirmContactArgs = {
  input: ConfirmContactInput;
};


export type MutationCreateAgentArgs = {
  input: CreateAgentInput;
};


export type MutationCreateApiTokenArgs = {
  input: CreateApiTokenInput;
};


export type MutationCreateAutoReplyArgs = {
  input: CreateAutoReplyInput;
};


export type MutationCreateAuxCodeArgs = {
  input: CreateAuxCodeInput;
};


export type MutationCreateBusinessHoursArgs = {
  input: CreateBusinessHoursInput;
};


export type MutationCreateCannedMessageArgs = {
  input: CreateCannedMessageInput;
};


export type MutationCreateFaqArgs = {
  input: CreateFaqInput;
};


export type MutationCreateInvitationArgs = {
  input: CreateInvitationInput;
};


export type MutationCreateLabelArgs = {
  input: CreateLabelInput;
};


export type MutationCreateLabelRuleArgs = {
  input: CreateLabelRuleInput;
};


export type MutationCreateMacroArgs = {
  input: CreateMacroInput;
};


export type MutationCreateQueueArgs = {
  input: CreateQueueInput;
};


export type MutationCreateSavedViewArgs = {
  input: CreateSavedViewInput;
};


export type MutationCreateSignatureArgs = {
  input: CreateSignatureInput;
};


export type MutationCreateSkillArgs = {
  input: CreateSkillInput;
};


export type MutationCreateSlaPolicyArgs = {
  input: CreateSlaPolicyInput;
};


export type MutationCreateTagArgs = {
  input: CreateTagInput;
};


export type MutationCreateTransactionCodeArgs = {
  input: CreateTransactionCodeInput;
};


export type MutationCreateTransactionListArgs = {
  input: CreateTransactionListInput;
};


export type MutationCreateWebhookArgs = {
  input: CreateWebhookInput;
};


export type MutationDeleteAutoReplyArgs = {
  input: DeleteAutoReplyInput;
};


export type MutationDeleteBusinessHoursArgs = {
  input: DeleteBusinessHoursInput;
};


export type MutationDeleteCannedMessageArgs = {
  input: DeleteCannedMessageInput;
};


export type MutationDeleteFaqArgs = {
  input: DeleteFaqInput;
};


export type MutationDeleteMacroArgs = {
  input: DeleteMacroInput;
};


export type MutationDeleteMessageArgs = {
  input: DeleteMessageInput;
};


export type MutationDeleteSavedViewArgs = {
  input: DeleteSavedViewInput;
};


export type MutationDeleteScreenshotArgs = {
  input: DeleteScreenshotInput;
};


export type MutationDeleteSignatureArgs = {
  input: DeleteSignatureInput;
};


export type MutationDeleteSkillArgs = {
  input: DeleteSkillInput;
};


export type MutationDeleteSlaPolicyArgs = {
  input: DeleteSlaPolicyInput;
};


export type MutationDeleteWebhookArgs = {
  input: DeleteWebhookInput;
};


export type MutationDisableWebhookArgs = {
  input: DisableWebhookInput;
};


export type MutationEditMessageArgs = {
  input: EditMessageInput;
};


export type MutationEnableWebhookArgs = {
  input: EnableWebhookInput;
};


export type MutationEndInteractionArgs = {
  input: EndInteractionInput;
};


export type MutationFinishPostProcessingArgs = {
  input: FinishPostProcessingInput;
};


export type MutationGoAvailableArgs = {
  input: GoAvailableInput;
};


export type MutationGoAwayArgs = {
  input: GoAwayInput;
};


export type MutationGoBusyArgs = {
  input: GoBusyInput;
};


export type MutationGoOfflineArgs = {
  input: GoOfflineInput;
};


export type MutationGoWorkOfflineArgs = {
  input: GoWorkOfflineInput;
};


export type MutationInviteExpertArgs = {
  input: InviteExpertInput;
};


export type MutationLabelTicketArgs = {
  input: LabelTicketInput;
};


export type MutationMarkNotificationsReadArgs = {
  input: MarkNotificationsReadInput;
};


export type MutationMarkOnHoldArgs = {
  input: MarkOnHoldInput;
};


export type MutationMarkPendingArgs = {
  input: MarkPendingInput;
};


export type MutationMarkReadArgs = {
  input: MarkReadInput;
};


export type MutationMergeTicketsArgs = {
  input: MergeTicketsInput;
};


export type MutationNotifyManagerArgs = {
  input: NotifyManagerInput;
};


export type MutationProvisionSmsNumberArgs = {
  input: ProvisionSmsNumberInput;
};


export type MutationRedeliverArgs = {
  input: RedeliverInput;
};


export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


export type MutationRejectOfferArgs = {
  input: RejectOfferInput;
};


export type MutationRelateTicketsArgs = {
  input: RelateTicketsInput;
};


export type MutationRemoveParticipantArgs = {
  input: RemoveParticipantInput;
};


export type MutationReopenCaseArgs = {
  input: ReopenCaseInput;
};


export type MutationReopenTicketArgs = {
  input: ReopenTicketInput;
};


export type MutationReplayWebhookArgs = {
  input: ReplayWebhookInput;
};


export type MutationRequestUploadArgs = {
  input: RequestUploadInput;
};


export type MutationResolveTicketArgs = {
  input: ResolveTicketInput;
};


export type MutationRestoreDocumentArgs = {
  input: RestoreDocumentInput;
};


export type MutationRevertAuthorArgs = {
  input: RevertAuthorInput;
};


export type MutationRevokeApiTokenArgs = {
  input: RevokeApiTokenInput;
};


export type MutationRotateWebhookSecretArgs = {
  input: RotateWebhookSecretInput;
};


export type MutationRunMacroArgs = {
  input: RunMacroInput;
};


export type MutationSaveTranscriptArgs = {
  input: SaveTranscriptInput;
};


export type MutationScheduleReplyArgs = {
  input: ScheduleReplyInput;
};


export type MutationSendAnnotationArgs = {
  input: SendAnnotationInput;
};


export type MutationSendReplyArgs = {
  input: SendReplyInput;
};


export type MutationSendWebMessageArgs = {
  input: SendWebMessageInput;
};


export type MutationSetAgentCapacityArgs = {
  input: SetAgentCapacityInput;
};


export type MutationSetAgentSkillsArgs = {
  input: SetAgentSkillsInput;
};


export type MutationSetAgentStateArgs = {
  input: SetAgentStateInput;
};


export type MutationSetChannelPolicyArgs = {
  input: SetChannelPolicyInput;
};


export type MutationSetOfferRejectionArgs = {
  input: SetOfferRejectionInput;
};


export type MutationSetSmsCountriesArgs = {
  input: SetSmsCountriesInput;
};


export type MutationSetTransactionCodesArgs = {
  input: SetTransactionCodesInput;
};


export type MutationSetTypingArgs = {
  input: SetTypingInput;
};


export type MutationSetUserStatusArgs = {
  input: SetUserStatusInput;
};


export type MutationSetWorkspaceSettingsArgs = {
  input: SetWorkspaceSettingsInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationSignOutArgs = {
  input: SignOutInput;
};


export type MutationSnoozeTicketArgs = {
  input: SnoozeTicketInput;
};


export type MutationSplitTicketArgs = {
  input: SplitTicketInput;
};


export type MutationStartSmsArgs = {
  input: StartSmsInput;
};


export type MutationStartWebChatArgs = {
  input: StartWebChatInput;
};


export type MutationTagTicketArgs = {
  input: TagTicketInput;
};


export type MutationTakeTicketArgs = {
  input: TakeTicketInput;
};


export type MutationTestWebhookArgs = {
  input: TestWebhookInput;
};


export type MutationTransferTicketArgs = {
  input: TransferTicketInput;
};


export type MutationUnlabelTicketArgs = {
  input: UnlabelTicketInput;
};


export type MutationUnrelateTicketsArgs = {
  input: UnrelateTicketsInput;
};


export type MutationUnsnoozeTicketArgs = {
  input: UnsnoozeTicketInput;
};


export type MutationUntagTicketArgs = {
  input: UntagTicketInput;
};


export type MutationUpdateAutoReplyArgs = {
  input: UpdateAutoReplyInput;
};


export type MutationUpdateCannedMessageArgs = {
  input: UpdateCannedMessageInput;
};


export type MutationUpdateCaseArgs = {
  input: UpdateCaseInput;
};


export type MutationUpdateFaqArgs = {
  input: UpdateFaqInput;
};


export type MutationUpdateLabelArgs = {
  input: UpdateLabelInput;
};


export type MutationUpdateLabelRuleArgs = {
  input: UpdateLabelRuleInput;
};


export type MutationUpdateMacroArgs = {
  input: UpdateMacroInput;
};


export type MutationUpdateSavedViewArgs = {
  input: UpdateSavedViewInput;
};


export type MutationUpdateSignatureArgs = {
  input: UpdateSignatureInput;
};


export type MutationUpdateTagArgs = {
  input: UpdateTagInput;
};


export type MutationUpdateTransactionCodeArgs = {
  input: UpdateTransactionCodeInput;
};


export type MutationUpdateTransactionListArgs = {
  input: UpdateTransactionListInput;
};


export type MutationUpdateWebhookArgs = {
  input: UpdateWebhookInput;
};


export type MutationUploadScreenshotArgs = {
  input: UploadScreenshotInput;
};

/** What concerns the caller alone. */
export type MyEvent = AgentStateChanged | AssignmentChanged | NotificationMade | OfferEnded | OfferMade | ResyncRequired;

/** Something of this kind has the name already. */
export type NameTaken = UserError & {
  __typename?: 'NameTaken';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** A row that has a global id of the form `<prefix>_<uuid>`. */
export type Node = {
  /** Global id. */
  id: Scalars['ID']['output'];
};

/** It does not exist, or the caller may not know that it does. */
export type NotFound = UserError & {
  __typename?: 'NotFound';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** An internal note was added. */
export type NoteAdded = Event & {
  __typename?: 'NoteAdded';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The note. */
  note: InternalNote;
  /** Its ticket, as a global id. */
  ticketId: Scalars['ID']['output'];
};

/** News for one person. */
export type Notification = Node & {
  __typename?: 'Notification';
  /** Who caused it; null for the server. */
  by?: Maybe<User>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** What it is about: MENTION, MANAGER_ASKED, LABEL_APPLIED, and what other parts of the server tell. */
  kind: Scalars['String']['output'];
  /** When its owner read it; null while they have not. */
  readAt?: Maybe<Scalars['DateTime']['output']>;
  /** In words. */
  text: Scalars['String']['output'];
  /** The ticket it is about, while the caller may see it. */
  ticket?: Maybe<Ticket>;
};

/** A page of notifications. */
export type NotificationConnection = {
  __typename?: 'NotificationConnection';
  /** The page, in order. */
  edges: Array<NotificationEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** How many there are, counted up to 1,000. */
  totalCount: Scalars['Int']['output'];
};

/** One notification in a page. */
export type NotificationEdge = {
  __typename?: 'NotificationEdge';
  /** Its place in the connection, for `after`. */
  cursor: Scalars['String']['output'];
  /** The notification. */
  node: Notification;
};

/** There is news for the caller. */
export type NotificationMade = Event & {
  __typename?: 'NotificationMade';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The notification. */
  notification: Notification;
};

/** What `notifyManager` can fail with. */
export type NotifyManagerError = BadInput | InvalidTransition | NotFound;

/** Input of `notifyManager`. */
export type NotifyManagerInput = {
  /** What is needed, 1 to 10,000 characters. */
  text: Scalars['String']['input'];
  /** A ticket on hold. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `notifyManager`. */
export type NotifyManagerPayload = {
  __typename?: 'NotifyManagerPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<NotifyManagerError>;
  /** The ticket, as it was; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** A ticket held out to an agent until a deadline. */
export type Offer = Node & {
  __typename?: 'Offer';
  /** When it ended; null while it is pending. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when it may be accepted. */
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** When it was made. */
  madeAt: Scalars['DateTime']['output'];
  /** The queue it comes from. */
  queue: Queue;
  /** Which time this agent is asked about this ticket, from 1. */
  round: Scalars['Int']['output'];
  /** Where it stands. */
  state: OfferState;
  /** The ticket, for preview; null when the caller may not see it (any longer). */
  ticket?: Maybe<Ticket>;
  /** To whom it is held out. */
  user: User;
};

/** An offer was accepted, rejected, ran out or was taken back. */
export type OfferEnded = Event & {
  __typename?: 'OfferEnded';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The offer, as a global id. */
  offerId: Scalars['ID']['output'];
  /** How it ended. */
  state: OfferState;
  /** The ticket while the caller may see it. */
  ticket?: Maybe<Ticket>;
  /** Its ticket, as a global id. */
  ticketId: Scalars['ID']['output'];
};

/** A ticket is held out to somebody: with it comes what they need to see (rule D-04). */
export type OfferMade = Event & {
  __typename?: 'OfferMade';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The offer as it is now; null when it is out of sight meanwhile. */
  offer?: Maybe<Offer>;
  /** Its ticket as it is now; null when it is out of sight meanwhile. */
  ticket?: Maybe<Ticket>;
};

/** Where an offer stands (requirements §4.3). */
export type OfferState =
  /** Taken. */
  | 'ACCEPTED'
  /** Held out; nobody else is asked meanwhile. */
  | 'PENDING'
  /** Refused, by whom the administrator allows it (rule D-03). */
  | 'REJECTED'
  /** Taken back: the ticket went elsewhere, or the agent is not available any longer. */
  | 'RESCINDED'
  /** The acceptance interval ran out (rule D-06). */
  | 'TIMED_OUT';

/** What a customer's message does to a ticket on hold (G7). */
export type OnHoldMessage =
  | 'OPEN'
  | 'STAY';

/** One weekday's stretches; a day that is not listed is closed. */
export type OpeningDay = {
  __typename?: 'OpeningDay';
  /** By their beginning; several when the day is split. */
  spans: Array<OpeningSpan>;
  /** 1 Monday to 7 Sunday. */
  weekday: Scalars['Int']['output'];
};

/** One weekday's stretches. */
export type OpeningDayInput = {
  /** They must not overlap. */
  spans: Array<OpeningSpanInput>;
  /** 1 Monday to 7 Sunday. */
  weekday: Scalars['Int']['input'];
};

/** A stretch of a day. */
export type OpeningSpan = {
  __typename?: 'OpeningSpan';
  /** When it opens, HH:MM on the wall of its time zone. */
  from: Scalars['String']['output'];
  /** When it closes; at or before `from` it is on the next day, and 24:00 is midnight. */
  to: Scalars['String']['output'];
};

/** A stretch of a day. */
export type OpeningSpanInput = {
  /** HH:MM */
  from: Scalars['String']['input'];
  /** HH:MM; at or before `from` it is on the next day, and 24:00 is midnight. */
  to: Scalars['String']['input'];
};

/** Where replies to a message that an agent started go (rule C-12). */
export type OutboundReplyRouting =
  | 'CHANNEL'
  | 'SENDER_IF_AVAILABLE';

/** Where a page stands in its connection (Relay). */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last edge. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** More edges follow this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Edges come before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Which canned messages or questions to show; all that are given must hold. */
export type PhraseFilter = {
  /** Those of this category. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** Those that may be sent there. */
  channel?: InputMaybe<Channel>;
  /** Words of title, text or shortcut; after `/` or `#` the beginning of a shortcut. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Canned messages that nobody has changed since then: what a review looks at (rule I-12). */
  unchangedSince?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A template as it would be sent in a ticket. */
export type PhrasePreview = {
  __typename?: 'PhrasePreview';
  /** Variables that have no value here and became empty text (rule I-37). */
  emptyVariables: Array<Scalars['String']['output']>;
  /** The text with every variable filled. */
  text: Scalars['String']['output'];
};

/** Somebody who is in a conversation right now. */
export type Presence = {
  __typename?: 'Presence';
  /** What they are doing. */
  activity: Activity;
  /** CSS colour of their cursor. */
  colour: Scalars['String']['output'];
  /** Stable while this person stays. */
  key: Scalars['ID']['output'];
  /** Full name to staff, first name to a customer. */
  name: Scalars['String']['output'];
  /** Which side they are on. */
  side: Side;
  /** The user, for staff readers. */
  userId?: Maybe<Scalars['ID']['output']>;
};

/** Input of `provisionSmsNumber`. */
export type ProvisionSmsNumberInput = {
  /** Shown to staff. */
  name: Scalars['String']['input'];
  /** The number, with its country code. */
  number: Scalars['String']['input'];
  /** Where its new tickets wait. */
  queueId: Scalars['ID']['input'];
};

/** Answer of `provisionSmsNumber`. */
export type ProvisionSmsNumberPayload = {
  __typename?: 'ProvisionSmsNumberPayload';
  /** The endpoint; null when there are errors. */
  endpoint?: Maybe<Endpoint>;
  /** What went wrong; empty when it was done. */
  errors: Array<SmsSettingsError>;
};

export type Query = {
  __typename?: 'Query';
  /** An agent's states that touch a range of at most 92 days, oldest first: one's own, or those of whom one leads. */
  agentIntervals: AgentIntervalConnection;
  /** Time by state and aux code within a range of at most 92 days; what lasts counts up to now (rule I-06). */
  agentTimes: Array<AgentTime>;
  /** The roster, by name: supervisors see the agents of their queues, managers and administrators all, an agent themself. */
  agents: AgentConnection;
  /** All tickets of the caller's scope, closed ones too: supervisors have their queues, or everything where the workspace says so; managers and administrators everything; others are refused (rules O-01, H-08). */
  allTickets: TicketConnection;
  /** The caller's own API tokens, and for administrators the service tokens. */
  apiTokens: Array<ApiToken>;
  /** Texts for closed hours (administrators; empty for others). */
  autoReplies: Array<AutoReply>;
  /** Aux codes of the workspace, archived ones too, by name (staff). */
  auxCodes: Array<AuxCode>;
  /** One job: the caller's own; those who see everything see all. */
  bulkJob?: Maybe<BulkJob>;
  /** The caller's newest jobs, newest first. */
  bulkJobs: Array<BulkJob>;
  /** Business hours of the workspace, by name (staff). */
  businessHours: Array<BusinessHours>;
  /** Canned messages by title (staff who work on tickets). */
  cannedMessages: CannedMessageConnection;
  /** One case. */
  case?: Maybe<Case>;
  /** Cases that the caller may see, newest first. */
  cases: CaseConnection;
  /** What each channel allows (staff). */
  channelPolicies: Array<ChannelPolicy>;
  /** One contact, for staff who serve or supervise one of its tickets. */
  contact?: Maybe<Contact>;
  /** Tickets of a contact that the caller may see, newest first. */
  contactTickets: TicketConnection;
  /** One conversation: for staff who see one of its tickets, and for its customer. */
  conversation?: Maybe<Conversation>;
  /** A shared document by its name, with its past; staff only. Null when absent or not visible to the caller. */
  document?: Maybe<Document>;
  /** What a rule would have found in tickets that something happened to since then; administrators only, others are refused. */
  dryRunLabelRule: LabelRuleDryRun;
  /** Ways in for customers (staff). */
  endpoints: Array<Endpoint>;
  /** A resume point taken before this answer was read: a subscription `after` it misses nothing that the answer does not show. */
  eventCursor: Scalars['String']['output'];
  /** Frequent questions by title (staff who work on tickets). */
  faqs: FaqConnection;
  /** The customer whose room token this is; null for staff or nobody. */
  guest?: Maybe<Guest>;
  /** Tickets the caller may see, by newest activity. */
  inbox: TicketConnection;
  /** Rules that set labels (staff who work on tickets). */
  labelRules: Array<LabelRule>;
  /** Labels on offer, by name (staff who work on tickets). */
  labels: Array<Label>;
  /** Every limit of this server, by name. */
  limits: Array<Limit>;
  /** Macros, by name (staff who work on tickets). */
  macros: Array<Macro>;
  /** The signed-in user; null for a customer, a service token or nobody. */
  me?: Maybe<User>;
  /** Offers held out to the caller now, the most urgent first. */
  myOffers: Array<Offer>;
  /** Any row by its global id; null when absent or not visible to the caller. */
  node?: Maybe<Node>;
  /** The caller's own, newest first. */
  notifications: NotificationConnection;
  /** Categories in use, by name. */
  phraseCategories: Array<Scalars['String']['output']>;
  /** A canned message filled for a ticket, before it is sent (rule I-37); null when either is not to be seen. */
  previewCanned?: Maybe<PhrasePreview>;
  /** The answer to a question, filled for a ticket; null when either is not to be seen. */
  previewFaq?: Maybe<PhrasePreview>;
  /** What waits in the queues that the caller supervises. */
  queueLoads: Array<QueueLoad>;
  /** Queues the caller belongs to; administrators and managers see all. By name. */
  queues: Array<Queue>;
  /** The caller's own views and those that are shared, by name. */
  savedViews: Array<SavedView>;
  /** Tickets by contact, content or number, the best first (staff). Finds nothing for less than two characters, except numbers. Up to 50. */
  search: Array<SearchHit>;
  /** Signatures, by name (staff who work on tickets). */
  signatures: Array<Signature>;
  /** What routing would decide for a ticket if it were the next; changes nothing. For who supervises it; else null. */
  simulateRouting?: Maybe<Array<RoutingCandidate>>;
  /** Skills of the workspace, by name (staff). */
  skills: Array<Skill>;
  /** Targets of the workspace, by name (staff). */
  slaPolicies: Array<SlaPolicy>;
  /** Countries in which numbers can be had (staff). */
  smsCountries: Array<SmsCountry>;
  /** Statistics (§4.4): agents see their own, supervisors those of their queues, managers and administrators all. Without `to` up to now, without `timeZone` in the workspace's. */
  stats: Stats;
  /** Tags of the workspace, by name (staff). */
  tags: Array<Tag>;
  /** One ticket. */
  ticket?: Maybe<Ticket>;
  /** Lists of transaction codes that are in use, by name (staff). */
  transactionLists: Array<TransactionList>;
  /** Who and which queues the ticket could be handed to; null when there is no such ticket. */
  transferTargets?: Maybe<TransferTargets>;
  /** One user of the workspace (staff only). */
  user?: Maybe<User>;
  /** The workspace's users (administrators, managers, supervisors; agents see active colleagues), by name. */
  users: UserConnection;
  /** A web endpoint by its public key; null when unknown or disabled. Public. */
  webChat?: Maybe<WebChat>;
  /** One webhook (administrators). */
  webhook?: Maybe<Webhook>;
  /** Names of the events that a webhook may be told of: members of `ConversationEvent` and `InboxEvent`. */
  webhookEventTypes: Array<Scalars['String']['output']>;
  /** The workspace's webhooks, oldest first (administrators). */
  webhooks: Array<Webhook>;
  /** The caller's workspace; null for nobody. */
  workspace?: Maybe<Workspace>;
  /** How the workspace works (staff). */
  workspaceSettings: WorkspaceSettings;
};


export type QueryAgentIntervalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
  userId: Scalars['ID']['input'];
};


export type QueryAgentTimesArgs = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
  userId: Scalars['ID']['input'];
};


export type QueryAgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAllTicketsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AllTicketsFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<AllTicketsSort>;
};


export type QueryBulkJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCannedMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PhraseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCaseArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CaseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryContactArgs = {
  id: Scalars['ID']['input'];
};


export type QueryContactTicketsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  contactId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDocumentArgs = {
  name: Scalars['String']['input'];
};


export type QueryDryRunLabelRuleArgs = {
  rule: LabelRuleDryRunInput;
  since: Scalars['DateTime']['input'];
};


export type QueryFaqsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PhraseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryInboxArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InboxFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  unread?: InputMaybe<Scalars['Boolean']['input']>;
};


export type QueryPreviewCannedArgs = {
  cannedId: Scalars['ID']['input'];
  ticketId: Scalars['ID']['input'];
};


export type QueryPreviewFaqArgs = {
  faqId: Scalars['ID']['input'];
  ticketId: Scalars['ID']['input'];
};


export type QuerySearchArgs = {
  fields?: InputMaybe<Array<SearchField>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  text: Scalars['String']['input'];
};


export type QuerySimulateRoutingArgs = {
  ticketId: Scalars['ID']['input'];
};


export type QueryStatsArgs = {
  filter?: InputMaybe<StatsFilter>;
  from: Scalars['DateTime']['input'];
  timeZone?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryTicketArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTransferTargetsArgs = {
  ticketId: Scalars['ID']['input'];
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryWebChatArgs = {
  endpointKey: Scalars['String']['input'];
};


export type QueryWebhookArgs = {
  id: Scalars['ID']['input'];
};

/** A line of waiting tickets with the agents who serve it. */
export type Queue = Node & {
  __typename?: 'Queue';
  /** How long an offer of it waits for an agent's answer, ms. */
  acceptanceMs: Scalars['Int']['output'];
  /** How its tickets find an agent. */
  assignmentMode: AssignmentMode;
  /** A disabled queue gets no new offers (rule D-20). */
  enabled: Scalars['Boolean']['output'];
  /** What a customer's message does to a ticket that is not open any more (rule C3). */
  followUpPolicy: FollowUpPolicy;
  /** When it is open; null: always. */
  hours?: Maybe<BusinessHours>;
  id: Scalars['ID']['output'];
  /** Staff who serve or supervise it, by name. */
  members: Array<User>;
  /** Shown to staff. */
  name: Scalars['String']['output'];
  /** What an agent must be able to do to serve it, by name (rule I-03). */
  requiredSkills: Array<RequiredSkill>;
  /** How soon its customers are to be answered; null: no targets. */
  slaPolicy?: Maybe<SlaPolicy>;
  /** What happens to the tickets of an agent who goes offline. */
  whenOffline: WhenOffline;
};

/** What happens in queues. */
export type QueueEvent = QueueLoadChanged | ResyncRequired;

/** What waits in a queue now. */
export type QueueLoad = {
  __typename?: 'QueueLoad';
  /** Members who are available. */
  available: Scalars['Int']['output'];
  /** Since when the oldest of them has waited. */
  oldestSince?: Maybe<Scalars['DateTime']['output']>;
  /** Offers that are pending. */
  pendingOffers: Scalars['Int']['output'];
  /** The queue. */
  queue: Queue;
  /** Tickets that wait, counted up to 1,000. */
  waiting: Scalars['Int']['output'];
};

/** The numbers of a queue have changed. */
export type QueueLoadChanged = Event & {
  __typename?: 'QueueLoadChanged';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The numbers as they are now, of the queues that it is about. */
  loads: Array<QueueLoad>;
};

/** Input of `redeliver`. */
export type RedeliverInput = {
  /** The delivery. */
  deliveryId: Scalars['ID']['input'];
};

/** Answer of `redeliver`. */
export type RedeliverPayload = {
  __typename?: 'RedeliverPayload';
  /** The delivery, which is on its way again; null when there are errors. */
  delivery?: Maybe<WebhookDelivery>;
  /** What went wrong; empty when it was done. */
  errors: Array<RepeatWebhookError>;
};

/** What `refreshSession` can fail with. */
export type RefreshSessionError = SessionEnded;

/** Input of `refreshSession`. */
export type RefreshSessionInput = {
  /** The refresh token; left out where the cookie carries it. */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `refreshSession`. */
export type RefreshSessionPayload = {
  __typename?: 'RefreshSessionPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<RefreshSessionError>;
  /** The session with a fresh access token, and a fresh refresh token by the way the old one came. */
  session?: Maybe<Session>;
};

/** Rejecting offers is a permission that the caller does not have (rule D-03). */
export type RejectNotAllowed = UserError & {
  __typename?: 'RejectNotAllowed';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** What `rejectOffer` can fail with. */
export type RejectOfferError = AlreadyTaken | NotFound | RejectNotAllowed;

/** Input of `rejectOffer`. */
export type RejectOfferInput = {
  /** The offer. */
  offerId: Scalars['ID']['input'];
};

/** Answer of `rejectOffer`. */
export type RejectOfferPayload = {
  __typename?: 'RejectOfferPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<RejectOfferError>;
  /** The offer as it is now; null when there are errors. */
  offer?: Maybe<Offer>;
};

/** What relating tickets can fail with. */
export type RelateTicketsError = BadInput | NotFound;

/** Input of `relateTickets`. */
export type RelateTicketsInput = {
  /** The other. */
  otherTicketId: Scalars['ID']['input'];
  /** One ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `relateTickets`. */
export type RelateTicketsPayload = {
  __typename?: 'RelateTicketsPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<RelateTicketsError>;
  /** The first ticket; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** What `removeParticipant` can fail with. */
export type RemoveParticipantError = BadInput | NotFound;

/** Input of `removeParticipant`. */
export type RemoveParticipantInput = {
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
  /** Who no longer helps. */
  userId: Scalars['ID']['input'];
};

/** Answer of `removeParticipant`. */
export type RemoveParticipantPayload = {
  __typename?: 'RemoveParticipantPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<RemoveParticipantError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** Input of `reopenCase`. */
export type ReopenCaseInput = {
  /** The case. */
  caseId: Scalars['ID']['input'];
};

/** Answer of `reopenCase`. */
export type ReopenCasePayload = {
  __typename?: 'ReopenCasePayload';
  /** The case as it is now; null when there are errors. */
  case?: Maybe<Case>;
  /** What went wrong; empty when it was done. */
  errors: Array<MoveCaseError>;
};

/** Input of `reopenTicket`. */
export type ReopenTicketInput = {
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `reopenTicket`. */
export type ReopenTicketPayload = {
  __typename?: 'ReopenTicketPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<ChangeTicketError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** What asking for deliveries can fail with. */
export type RepeatWebhookError = BadInput | Forbidden | NotFound;

/** What `replayWebhook` can fail with. */
export type ReplayWebhookError = BadInput | CursorTooOld | Forbidden | LimitReached | NotFound;

/** Input of `replayWebhook`. */
export type ReplayWebhookInput = {
  /** A cursor of an event, of a delivery's body or of `eventCursor`. */
  after: Scalars['String']['input'];
  /** The webhook. */
  id: Scalars['ID']['input'];
};

/** Answer of `replayWebhook`. */
export type ReplayWebhookPayload = {
  __typename?: 'ReplayWebhookPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<ReplayWebhookError>;
  /** How many deliveries were put in line; they carry the same `webhook-id` as before. */
  queued?: Maybe<Scalars['Int']['output']>;
  /** The webhook; null when there are errors. */
  webhook?: Maybe<Webhook>;
};

/** What `requestUpload` can fail with. */
export type RequestUploadError = BadInput | FileRefused | LimitReached | NotFound;

/** Input of `requestUpload`. */
export type RequestUploadInput = {
  /** The conversation that the file is for. */
  conversationId: Scalars['ID']['input'];
  /** Name to show; 1 to 255 characters. */
  fileName: Scalars['String']['input'];
  /** Exact size in bytes. */
  size: Scalars['Int']['input'];
};

/** Answer of `requestUpload`. */
export type RequestUploadPayload = {
  __typename?: 'RequestUploadPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<RequestUploadError>;
  /** Where the bytes go; null when there are errors. */
  upload?: Maybe<Upload>;
};

/** A skill that a queue asks for. */
export type RequiredSkill = {
  __typename?: 'RequiredSkill';
  /** The least level, 1 (beginner) to 5 (expert). */
  minLevel: Scalars['Int']['output'];
  /** Which. */
  skill: Skill;
};

/** A skill that a queue is to ask for. */
export type RequiredSkillInput = {
  /** The least level, 1 to 5. */
  minLevel: Scalars['Int']['input'];
  /** Which. */
  skillId: Scalars['ID']['input'];
};

/** Input of `resolveTicket`. */
export type ResolveTicketInput = {
  /** Kept as an internal note (rule G-14). */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `resolveTicket`. */
export type ResolveTicketPayload = {
  __typename?: 'ResolveTicketPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<ChangeTicketError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** What `restoreDocument` can fail with. */
export type RestoreDocumentError = BadInput | Forbidden | NotFound;

/** Which version of which document. */
export type RestoreDocumentInput = {
  /** Makes it idempotent: a repeat changes nothing. */
  clientMutationId: Scalars['String']['input'];
  /** Name of the document. */
  document: Scalars['String']['input'];
  /** The version to return to. */
  version: Scalars['Int']['input'];
};

/** Answer of `restoreDocument`. */
export type RestoreDocumentPayload = {
  __typename?: 'RestoreDocumentPayload';
  /** The document as it is now; null when there are errors. */
  document?: Maybe<Document>;
  /** What went wrong; empty when it was done. */
  errors: Array<RestoreDocumentError>;
};

/** The cursor is older than the log, or of another database: what lies between is not replayed, so read the state anew. Live events follow. */
export type ResyncRequired = Event & {
  __typename?: 'ResyncRequired';
  at: Scalars['DateTime']['output'];
  /** A cursor from which a new subscription may start. */
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Why replay is not possible. */
  reason: Scalars['String']['output'];
};

/** What `revertAuthor` can fail with. */
export type RevertAuthorError = BadInput | Forbidden | NotFound;

/** Whose work, since when. */
export type RevertAuthorInput = {
  /** Makes it idempotent: a repeat changes nothing. */
  clientMutationId: Scalars['String']['input'];
  /** The contact of the customer whose work is taken back. */
  contactId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the document. */
  document: Scalars['String']['input'];
  /** What they did from then on, by the database's clock. */
  since: Scalars['DateTime']['input'];
  /** The user whose work is taken back; exactly one of `userId` and `contactId`. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `revertAuthor`. */
export type RevertAuthorPayload = {
  __typename?: 'RevertAuthorPayload';
  /** The document as it is now; null when there are errors. */
  document?: Maybe<Document>;
  /** What went wrong; empty when it was done. */
  errors: Array<RevertAuthorError>;
};

/** Input of `revokeApiToken`. */
export type RevokeApiTokenInput = {
  /** The token to end. */
  id: Scalars['ID']['input'];
};

/** Answer of `revokeApiToken`. */
export type RevokeApiTokenPayload = {
  __typename?: 'RevokeApiTokenPayload';
  /** The token that ended; null when there are errors. */
  apiToken?: Maybe<ApiToken>;
  /** What went wrong; empty when it was done. */
  errors: Array<ApiTokenError>;
};

/** What a user is allowed to be (rule C5). */
export type Role =
  | 'ADMIN'
  | 'AGENT'
  | 'EXPERT'
  | 'MANAGER'
  | 'PARTNER_VIEWER'
  | 'SUPERVISOR';

/** A customer's way into their one conversation. */
export type Room = {
  __typename?: 'Room';
  /** The conversation. */
  conversation: Conversation;
  /** When the token stops working. */
  expiresAt: Scalars['DateTime']['output'];
  /** Bearer token bound to the conversation. */
  token: Scalars['String']['output'];
};

/** What happens to the agents of the roster. */
export type RosterEvent = AgentStateChanged | AgentsChanged | ResyncRequired;

/** How an agent stands in the roster. BUSY is also who is full, as long as that lasts (rules P-02, C38). */
export type RosterStatus =
  | 'AVAILABLE'
  | 'AWAY'
  | 'BUSY'
  | 'OFFLINE';

/** Input of `rotateWebhookSecret`. */
export type RotateWebhookSecretInput = {
  /** The webhook. */
  id: Scalars['ID']['input'];
};

/** Answer of `rotateWebhookSecret`. */
export type RotateWebhookSecretPayload = {
  __typename?: 'RotateWebhookSecretPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WebhookError>;
  /** The new secret, shown this once. */
  secret?: Maybe<Scalars['String']['output']>;
  /** The webhook; null when there are errors. */
  webhook?: Maybe<Webhook>;
};

/** Where a ticket stands with routing, and why. */
export type Routing = {
  __typename?: 'Routing';
  /** Who would be asked now, in order, and who would not, and why. Null for who does not supervise the ticket. */
  candidates?: Maybe<Array<RoutingCandidate>>;
  /** From the pace of the queue's last decisions; null when it does not wait, or the queue has no pace. */
  estimatedWaitMs?: Maybe<Scalars['Float']['output']>;
  /** The latest decision about it; null when there was none. */
  lastDecision?: Maybe<RoutingDecision>;
  /** The offer that is pending. */
  offer?: Maybe<Offer>;
  /** Its place among those that wait, from 1, counted up to 1,000; null when it does not wait. */
  position?: Maybe<Scalars['Int']['output']>;
  /** Why it waits. */
  reason: WaitReason;
  /** Since when it has waited in its queue; null when it does not wait. */
  waitingSince?: Maybe<Scalars['DateTime']['output']>;
};

/** One member of the queue, as a decision sees them. */
export type RoutingCandidate = {
  __typename?: 'RoutingCandidate';
  /** What they may hold on this channel. */
  capacity: Scalars['Int']['output'];
  /** True: they get it. */
  chosen: Scalars['Boolean']['output'];
  /** Since when they have had nothing new. */
  idleSince?: Maybe<Scalars['DateTime']['output']>;
  /** What they hold now, weighted (rule P-08). */
  load: Scalars['Float']['output'];
  /** Levels in the skills that the queue demands, summed (rule I-03). */
  proficiency: Scalars['Int']['output'];
  /** Why they are not asked; null for who could be, in order of preference. */
  skipped?: Maybe<SkipReason>;
  /** The member. */
  user: User;
};

/** How a ticket came to be offered or assigned. */
export type RoutingDecision = {
  __typename?: 'RoutingDecision';
  /** When it was decided. */
  at: Scalars['DateTime']['output'];
  /** Who was looked at, in order; the first 20. Null for who does not supervise the ticket. */
  candidates?: Maybe<Array<RoutingCandidate>>;
  /** Held out, or assigned at once. */
  mode: AssignmentMode;
  /** Whom it chose. */
  user: User;
  /** How long the ticket had waited, ms. */
  waitedMs: Scalars['Float']['output'];
};

/** What `runMacro` can fail with: whatever its steps can, by hand. */
export type RunMacroError = AlreadyAssigned | AtCapacity | BadInput | EmptyVariables | Forbidden | InvalidTransition | LimitReached | NotFound | StaleReply;

/** Input of `runMacro`. */
export type RunMacroInput = {
  /** Send although variables are empty. */
  allowEmptyVariables?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes it idempotent: a repeat changes nothing. */
  clientMutationId: Scalars['String']['input'];
  /** The macro. */
  macroId: Scalars['ID']['input'];
  /** Position of the newest message on screen: a reply is refused when something came since. Left out, it goes out whatever came. */
  seenUpTo?: InputMaybe<Scalars['Int']['input']>;
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `runMacro`. */
export type RunMacroPayload = {
  __typename?: 'RunMacroPayload';
  /** What went wrong, and then nothing was done; empty when all was done. */
  errors: Array<RunMacroError>;
  /** The ticket as it is now; null when there are errors, and when the caller no longer sees it. */
  ticket?: Maybe<Ticket>;
};

/** What `saveTranscript` can fail with. */
export type SaveTranscriptError = Forbidden | NotFound;

/** Input of `saveTranscript`. */
export type SaveTranscriptInput = {
  /** The ticket whose chat is kept. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `saveTranscript`. */
export type SaveTranscriptPayload = {
  __typename?: 'SaveTranscriptPayload';
  /** The case, also when it was saved before; null when there are errors. */
  case?: Maybe<Case>;
  /** What went wrong; empty when it was done. */
  errors: Array<SaveTranscriptError>;
};

/** A filter of the inbox under a name. */
export type SavedView = Node & {
  __typename?: 'SavedView';
  /** An `InboxFilter`, as it was given. */
  filter: Scalars['JSON']['output'];
  id: Scalars['ID']['output'];
  /** What it is called. */
  name: Scalars['String']['output'];
  /** Who made it. */
  owner: User;
  /** Everybody who works on tickets has it. */
  shared: Scalars['Boolean']['output'];
};

/** What `scheduleReply` can fail with. */
export type ScheduleReplyError = BadInput | InvalidTransition | LimitReached | NotFound;

/** Input of `scheduleReply`. */
export type ScheduleReplyInput = {
  /** Whether a message of the customer before that cancels it. */
  cancelOnCustomerReply?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes it idempotent: a repeat answers with the first. */
  clientMutationId: Scalars['String']['input'];
  /** What to send. */
  content: MessageContent;
  /** When to send it. */
  sendAt: Scalars['DateTime']['input'];
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `scheduleReply`. */
export type ScheduleReplyPayload = {
  __typename?: 'ScheduleReplyPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<ScheduleReplyError>;
  /** It, as it is now; null when there are errors. */
  scheduledReply?: Maybe<ScheduledReply>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** A reply that is sent at a time, once, with what its author may do then. */
export type ScheduledReply = {
  __typename?: 'ScheduledReply';
  /** Who wrote it. */
  author: User;
  /** Whether a message of the customer cancels it. */
  cancelOnCustomerReply: Scalars['Boolean']['output'];
  /** Global id, for `cancelScheduledReply`. */
  id: Scalars['ID']['output'];
  /** The message that it became. */
  message?: Maybe<Message>;
  /** STAFF or CUSTOMER_REPLIED when it was cancelled; English text when it failed. */
  reason?: Maybe<Scalars['String']['output']>;
  /** When it is to be sent. */
  sendAt: Scalars['DateTime']['output'];
  /** When it was sent, cancelled or failed; null while it waits. */
  settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** What became of it. */
  state: ScheduledReplyState;
  /** Plain text of what is sent. */
  text: Scalars['String']['output'];
};

/** What became of a reply that was to be sent later. */
export type ScheduledReplyState =
  | 'CANCELLED'
  /** Its author could not send it any more: `reason` says why. */
  | 'FAILED'
  | 'SCHEDULED'
  | 'SENT';

/** What pops up when a customer comes: who they are, and what was (rules C-06, D-04). */
export type ScreenPop = {
  __typename?: 'ScreenPop';
  /** The customer's record. */
  contact: Contact;
  /** Their last messages that the caller may see, newest first, 10 at most. */
  lastMessages: Array<Message>;
  /** Nobody has confirmed the record yet: show the form for a new customer (rule D-15). */
  newCustomer: Scalars['Boolean']['output'];
  /** Their open cases, newest first, 10 at most. */
  openCases: Array<Case>;
  /** Their cases, newest first, 10 at most. */
  recentCases: Array<Case>;
  /** Their other tickets that the caller may see, newest activity first, 10 at most. */
  recentTickets: Array<Ticket>;
};

/** An image both sides draw on. */
export type Screenshot = Node & {
  __typename?: 'Screenshot';
  /** Who took it. */
  author: Author;
  /** The canvas with its past; null for customers. */
  canvas?: Maybe<Document>;
  /** The conversation it belongs to, as a global id. */
  conversationId: Scalars['ID']['output'];
  /** When it was uploaded. */
  createdAt: Scalars['DateTime']['output'];
  /** Name of the canvas document for `/collab/<name>`. */
  document: Scalars['String']['output'];
  /** Pixels; strokes are in these. */
  height: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** The picture. */
  image: Attachment;
  /** Pixels; strokes are in these. */
  width: Scalars['Int']['output'];
};

/** A screenshot was deleted. */
export type ScreenshotDeleted = Event & {
  __typename?: 'ScreenshotDeleted';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Which one, as a global id. */
  screenshotId: Scalars['ID']['output'];
};

/** A screenshot was added. */
export type ScreenshotUploaded = Event & {
  __typename?: 'ScreenshotUploaded';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Null when it was deleted meanwhile. */
  screenshot?: Maybe<Screenshot>;
};

/** Where search looks (rules C19, K-20). */
export type SearchField =
  /** Words of messages, as they stand and by their stem in the workspace's language. */
  | 'CONTENT'
  /** A part of an e-mail address. */
  | 'EMAIL'
  /** A ticket's number, or the id of a ticket or conversation. */
  | 'ID'
  /** Names of contacts, with a typing error or two. */
  | 'NAME'
  /** A part of a telephone number. */
  | 'PHONE';

/** A ticket that was found. */
export type SearchHit = {
  __typename?: 'SearchHit';
  /** Where it was found, the best place if there are several. */
  field: SearchField;
  /** The newest message with the words; null when it was not found by them. */
  message?: Maybe<Message>;
  /** What matches, in its surroundings. */
  snippet: Array<SnippetPart>;
  /** The ticket: always one that the caller may open (rule H-09). */
  ticket: Ticket;
};

/** The language whose forms of words search knows; words as they stand are found in any. */
export type SearchLanguage =
  | 'DANISH'
  | 'DUTCH'
  | 'ENGLISH'
  | 'FINNISH'
  | 'FRENCH'
  | 'GERMAN'
  | 'HUNGARIAN'
  | 'INDONESIAN'
  | 'ITALIAN'
  | 'NORWEGIAN'
  | 'PORTUGUESE'
  | 'ROMANIAN'
  | 'RUSSIAN'
  | 'SIMPLE'
  | 'SPANISH'
  | 'SWEDISH'
  | 'TURKISH';

/** What `sendAnnotation` can fail with. */
export type SendAnnotationError = BadInput | LimitReached | NotFound;

/** Input of `sendAnnotation`. */
export type SendAnnotationInput = {
  /** A line to go with the picture. */
  caption?: InputMaybe<Scalars['String']['input']>;
  /** Makes the send idempotent. */
  clientMutationId: Scalars['String']['input'];
  /** The screenshot to compose. */
  screenshotId: Scalars['ID']['input'];
};

/** Answer of `sendAnnotation`. */
export type SendAnnotationPayload = {
  __typename?: 'SendAnnotationPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SendAnnotationError>;
  /** The message with the composed picture (rule E-08). */
  message?: Maybe<Message>;
};

/** What `sendReply` can fail with. */
export type SendReplyError = BadInput | DraftChanged | InvalidTransition | LimitReached | NotFound | StaleReply;

/** What to send, and what its author had seen. */
export type SendReplyInput = {
  /** Files that were uploaded with `requestUpload`. */
  attachmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Makes the send idempotent: a repeat returns the first message. */
  clientMutationId: Scalars['String']['input'];
  /** What to send; exactly one of `content` and `draft`. */
  content?: InputMaybe<MessageContent>;
  /** The conversation that `seenUpTo` is of, where a ticket has several; left out: `Ticket.conversation`. If the reply goes to another, its messages count as unseen. */
  conversationId?: InputMaybe<Scalars['ID']['input']>;
  /** Send the shared draft, and clear it in the same transaction. */
  draft?: InputMaybe<DraftInput>;
  /** Send even though unseen messages came. */
  force?: InputMaybe<Scalars['Boolean']['input']>;
  /** Position of the newest message that the author had on screen. */
  seenUpTo: Scalars['Int']['input'];
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `sendReply`. */
export type SendReplyPayload = {
  __typename?: 'SendReplyPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SendReplyError>;
  /** The message as sent; null when there are errors. */
  message?: Maybe<Message>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** What `sendWebMessage` can fail with. */
export type SendWebMessageError = BadInput | LimitReached | NotFound;

/** Input of `sendWebMessage`. */
export type SendWebMessageInput = {
  /** The message. */
  message: WebMessageInput;
};

/** Answer of `sendWebMessage`. */
export type SendWebMessagePayload = {
  __typename?: 'SendWebMessagePayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SendWebMessageError>;
  /** The message as stored; null when there are errors. */
  message?: Maybe<Message>;
};

/** A signed-in session. */
export type Session = {
  __typename?: 'Session';
  /** JWT for the Authorization header, `connection_init` and the `token` parameter of documents; lives at most 10 minutes. */
  accessToken: Scalars['String']['output'];
  /** When the access token lapses. */
  expiresAt: Scalars['DateTime']['output'];
  /** Rotating refresh token, only when the request asked for it; browsers get an HttpOnly cookie instead. */
  refreshToken?: Maybe<Scalars['String']['output']>;
  /** Who signed in. */
  user: User;
  /** Where. */
  workspace: Workspace;
};

/** The refresh token is unknown, expired, revoked or was used before. */
export type SessionEnded = UserError & {
  __typename?: 'SessionEnded';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** Input of `setAgentCapacity`. */
export type SetAgentCapacityInput = {
  /** 1 to 20; 3 to 5 are recommended (rule P-04). */
  capacity: Scalars['Int']['input'];
  /** Whose. */
  userId: Scalars['ID']['input'];
};

/** Answer of `setAgentCapacity`. */
export type SetAgentCapacityPayload = {
  __typename?: 'SetAgentCapacityPayload';
  /** The agent as they are now; null when there are errors. */
  agent?: Maybe<Agent>;
  /** What went wrong; empty when it was done. */
  errors: Array<AdministerAgentError>;
};

/** Input of `setAgentSkills`. */
export type SetAgentSkillsInput = {
  /** All that they know from now on. */
  skills: Array<AgentSkillInput>;
  /** Whose. */
  userId: Scalars['ID']['input'];
};

/** Answer of `setAgentSkills`. */
export type SetAgentSkillsPayload = {
  __typename?: 'SetAgentSkillsPayload';
  /** The agent as they are now; null when there are errors. */
  agent?: Maybe<Agent>;
  /** What went wrong; empty when it was done. */
  errors: Array<AdministerAgentError>;
};

/** Input of `setAgentState`. */
export type SetAgentStateInput = {
  /** The reason for AWAY or BUSY, as an agent gives it. */
  auxCodeId?: InputMaybe<Scalars['ID']['input']>;
  /** Any that can be chosen; not POST_PROCESSING. Nobody is signed in by another. */
  state: AgentState;
  /** Whose. */
  userId: Scalars['ID']['input'];
};

/** Answer of `setAgentState`. */
export type SetAgentStatePayload = {
  __typename?: 'SetAgentStatePayload';
  /** The agent as they are now; null when there are errors. */
  agent?: Maybe<Agent>;
  /** What went wrong; empty when it was done. */
  errors: Array<AgentStateError>;
};

/** Input of `setChannelPolicy`; what is left out stays as it is. */
export type SetChannelPolicyInput = {
  /** Which. */
  channel: Channel;
  /** Whether a chat's transcript becomes a case by itself. */
  crmSave?: InputMaybe<CrmSave>;
  /** 1 to 20; null: as many as the agent's capacity. */
  maxConcurrent?: InputMaybe<Scalars['Int']['input']>;
  /** 0 to 1. */
  weight?: InputMaybe<Scalars['Float']['input']>;
};

/** Answer of `setChannelPolicy`. */
export type SetChannelPolicyPayload = {
  __typename?: 'SetChannelPolicyPayload';
  /** The policy as it is now; null when there are errors. */
  channelPolicy?: Maybe<ChannelPolicy>;
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
};

/** Input of `setOfferRejection`. */
export type SetOfferRejectionInput = {
  /** Whether they may reject offers (rule D-03). */
  allowed: Scalars['Boolean']['input'];
  /** Whose. */
  userId: Scalars['ID']['input'];
};

/** Answer of `setOfferRejection`. */
export type SetOfferRejectionPayload = {
  __typename?: 'SetOfferRejectionPayload';
  /** The agent as they are now; null when there are errors. */
  agent?: Maybe<Agent>;
  /** What went wrong; empty when it was done. */
  errors: Array<AdministerAgentError>;
};

/** Input of `setSmsCountries`. */
export type SetSmsCountriesInput = {
  /** All of them. */
  countries: Array<SmsCountryInput>;
};

/** Answer of `setSmsCountries`. */
export type SetSmsCountriesPayload = {
  __typename?: 'SetSmsCountriesPayload';
  /** The list as it is now; null when there are errors. */
  countries?: Maybe<Array<SmsCountry>>;
  /** What went wrong; empty when it was done. */
  errors: Array<SmsSettingsError>;
};

/** What `setTransactionCodes` can fail with. */
export type SetTransactionCodesError = BadInput | InvalidTransition | NotFound;

/** Input of `setTransactionCodes`. */
export type SetTransactionCodesInput = {
  /** Codes without others below them, of lists of the ticket's queue; they replace those chosen before. */
  codeIds: Array<Scalars['ID']['input']>;
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `setTransactionCodes`. */
export type SetTransactionCodesPayload = {
  __typename?: 'SetTransactionCodesPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SetTransactionCodesError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** What `setTyping` can fail with. */
export type SetTypingError = NotFound;

/** Input of `setTyping`. */
export type SetTypingInput = {
  /** The conversation the caller types in. */
  conversationId: Scalars['ID']['input'];
  /** True every few seconds while typing; lapses after 6 s (rule G10). */
  typing: Scalars['Boolean']['input'];
};

/** Answer of `setTyping`. */
export type SetTypingPayload = {
  __typename?: 'SetTypingPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SetTypingError>;
};

/** Input of `setUserStatus`. */
export type SetUserStatusInput = {
  /** Whether they may sign in from now on. */
  status: UserStatus;
  /** The user to change. */
  userId: Scalars['ID']['input'];
};

/** Answer of `setUserStatus`. */
export type SetUserStatusPayload = {
  __typename?: 'SetUserStatusPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<UserAdministrationError>;
  /** The user as changed; null when there are errors. */
  user?: Maybe<User>;
};

/** Input of `setWorkspaceSettings`; what is left out stays as it is. Managers may change how tickets go on by themselves (holds, silence, keywords, hold, tag), administrators everything. */
export type SetWorkspaceSettingsInput = {
  /** Whether agents may make tags of their own. */
  agentsMakeTags?: InputMaybe<Scalars['Boolean']['input']>;
  /** What a customer's message does to a ticket on hold. */
  holdOnCustomerMessage?: InputMaybe<OnHoldMessage>;
  /** A minute to 14 days (rule K-24). */
  inactivityMs?: InputMaybe<Scalars['Int']['input']>;
  /** The language of new messages, for search; those that are there keep theirs. */
  language?: InputMaybe<SearchLanguage>;
  /** 0 to 1. */
  onHoldWeight?: InputMaybe<Scalars['Float']['input']>;
  /** Where replies to what an agent started go. */
  outboundReplyRouting?: InputMaybe<OutboundReplyRouting>;
  /** Whether agents may start an SMS. */
  outboundSms?: InputMaybe<Scalars['Boolean']['input']>;
  /** A minute to 14 days (rule G-10). */
  pendingHoldMs?: InputMaybe<Scalars['Int']['input']>;
  /** 0 to 1. */
  pendingWeight?: InputMaybe<Scalars['Float']['input']>;
  /** Up to an hour; 0: until the agent is done, null: no wrap-up (G3). */
  postProcessingMs?: InputMaybe<Scalars['Int']['input']>;
  /** Up to 50 words or phrases. */
  resolveKeywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** A minute to 14 days (rule G-08). */
  resolvedHoldMs?: InputMaybe<Scalars['Int']['input']>;
  /** What a supervisor sees of others' work. */
  supervisorScope?: InputMaybe<SupervisorScope>;
  /** Whether a ticket needs a tag before it can be resolved. */
  tagBeforeResolve?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a transfer needs a note. */
  transferNoteRequired?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of `setWorkspaceSettings`. */
export type SetWorkspaceSettingsPayload = {
  __typename?: 'SetWorkspaceSettingsPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SettingError>;
  /** The settings as they are now; null when there are errors. */
  workspaceSettings?: Maybe<WorkspaceSettings>;
};

/** What a change of the settings can fail with. */
export type SettingError = BadInput | Forbidden | InUse | LimitReached | NameTaken | NotFound;

/** A Yjs document as text, for clients without Yjs, and its name, for clients with it. */
export type SharedText = {
  __typename?: 'SharedText';
  /** Name of the document for `/collab/<name>`. */
  document: Scalars['String']['output'];
  /** The document behind the text, with its past; null when the caller may not look into it. */
  source?: Maybe<Document>;
  /** Blocks joined by newlines, at most one second behind the last edit. */
  text: Scalars['String']['output'];
  /** When it last changed; null while it is empty. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Who spoke. */
export type Side =
  | 'CUSTOMER'
  | 'STAFF'
  | 'SYSTEM';

/** What `signIn` can fail with. */
export type SignInError = TooManyAttempts | WorkspaceChoiceNeeded | WrongCredentials;

/** Who signs in. */
export type SignInInput = {
  /** Sign-in address; case does not matter. */
  email: Scalars['String']['input'];
  /** Password. */
  password: Scalars['String']['input'];
  /** Also return the refresh token in the payload (for API clients without cookies). */
  returnRefreshToken?: InputMaybe<Scalars['Boolean']['input']>;
  /** Which workspace, when the address has users in several. */
  workspaceId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `signIn`. */
export type SignInPayload = {
  __typename?: 'SignInPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SignInError>;
  /** The new session; null when there are errors. */
  session?: Maybe<Session>;
};

/** Which sessions end. */
export type SignOutInput = {
  /** End every session of this user, not only this one. */
  everywhere?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of `signOut`. */
export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  /** Always true: signing out twice is no error. */
  signedOut: Scalars['Boolean']['output'];
};

/** Stands under what is sent by e-mail (rule I-19). */
export type Signature = Node & {
  __typename?: 'Signature';
  /** The template as HTML, made of nothing that a message may not have. */
  html: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** For whom nothing more particular is assigned. */
  isDefault: Scalars['Boolean']['output'];
  /** For administrators. */
  name: Scalars['String']['output'];
  /** Whose queue's it is, by name. */
  queues: Array<Queue>;
  /** Whose own it is, by name. */
  users: Array<User>;
};

/** Whose a signature is; the first that there is counts (rule I-21). */
export type SignatureSource =
  | 'DEFAULT'
  | 'QUEUE'
  | 'USER';

/** What an agent can be good at (rule I-01). */
export type Skill = Node & {
  __typename?: 'Skill';
  /** What it means, for staff. */
  description: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Shown to staff. */
  name: Scalars['String']['output'];
};

/** The named levels 1 to 5 (rule I-02). */
export type SkillLevel =
  | 'ADVANCED'
  | 'BASIC'
  | 'BEGINNER'
  | 'EXPERT'
  | 'INTERMEDIATE';

/** Why somebody is not asked now. */
export type SkipReason =
  /** Holds as much as they may on this channel (rule P-04). */
  | 'AT_CAPACITY'
  /** Below the level that a skill of the queue demands. */
  | 'LACKS_SKILL'
  /** Not in the state Available (rules C-03, D-01). */
  | 'NOT_AVAILABLE'
  /** Refused or let lapse; others are asked first (G12). */
  | 'REFUSED';

/** A promise was not kept in time. */
export type SlaBreached = Event & {
  __typename?: 'SlaBreached';
  at: Scalars['DateTime']['output'];
  /** The promise as it is now. */
  clock: SlaClock;
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The ticket as it is now. */
  ticket: Ticket;
};

/**
 * One promise to a customer, measured in the opening times of the ticket's queue. It stands still while the ticket waits for the customer (PENDING); a
 * solution also while it waits for the inside (ON_HOLD), an answer does not.
 */
export type SlaClock = {
  __typename?: 'SlaClock';
  /** When the target was reached without it being met. */
  breachedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was given up. */
  cancelledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the target is reached if nothing stops it; null while it does not run. */
  dueAt?: Maybe<Scalars['DateTime']['output']>;
  /** Milliseconds of opening time that had passed when it last began to run, or stopped. */
  elapsedMs: Scalars['Float']['output'];
  /** Global id; the same for as long as the promise stands. */
  id: Scalars['ID']['output'];
  /** What is promised. */
  kind: SlaKind;
  /** When it was met. */
  metAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it stands still; null while it does not. */
  pauseReason?: Maybe<Scalars['String']['output']>;
  /** Since when it runs; null while it does not. */
  runningSince?: Maybe<Scalars['DateTime']['output']>;
  /** When it began. */
  startedAt: Scalars['DateTime']['output'];
  /** How it stands. */
  state: SlaState;
  /** Within how many milliseconds of opening time. */
  targetMs: Scalars['Int']['output'];
  /** When most of the time had passed. */
  warnedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How it came to stand where it does, step by step. */
  why: Array<SlaStep>;
};

/** What is promised to a customer. */
export type SlaKind =
  /** From opening the ticket to the first answer. */
  | 'FIRST_RESPONSE'
  /** From a customer's message to the next answer, after the first. */
  | 'NEXT_RESPONSE'
  /** From opening the ticket to its solution. */
  | 'RESOLUTION';

/** How soon customers are to be answered, in business time (G5). */
export type SlaPolicy = Node & {
  __typename?: 'SlaPolicy';
  /** From opening to the first answer, ms; null: no target. */
  firstResponseMs?: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  /** Shown to staff. */
  name: Scalars['String']['output'];
  /** From a customer's message to the next answer, ms; null: no target. */
  nextResponseMs?: Maybe<Scalars['Int']['output']>;
  /** From opening to resolution, ms; null: no target. */
  resolutionMs?: Maybe<Scalars['Int']['output']>;
};

/** How a promise stands. */
export type SlaState =
  /** Nothing came of it: the ticket was over before, or went to a queue that does not promise it. */
  | 'CANCELLED'
  /** Kept. */
  | 'MET'
  /** Not kept in time, whether it was later or not. */
  | 'MISSED'
  | 'PAUSED'
  | 'RUNNING';

/** One thing that happened to a promise. */
export type SlaStep = {
  __typename?: 'SlaStep';
  /** When. */
  at: Scalars['DateTime']['output'];
  /** When it was due after that; null where it did not run. */
  dueAt?: Maybe<Scalars['DateTime']['output']>;
  /** Milliseconds of opening time that had passed by then. */
  elapsedMs: Scalars['Float']['output'];
  /** Global id. */
  id: Scalars['ID']['output'];
  /** What happened. */
  kind: SlaStepKind;
  /** Why, where there is more to say. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** What happens to a promise. */
export type SlaStepKind =
  | 'BREACHED'
  | 'CANCELLED'
  | 'MET'
  | 'PAUSED'
  | 'RESUMED'
  /** The ticket came to another queue, whose target and opening times count from then on. */
  | 'RETARGETED'
  | 'STARTED'
  | 'WARNED';

/** Most of the time of a promise has passed. */
export type SlaWarned = Event & {
  __typename?: 'SlaWarned';
  at: Scalars['DateTime']['output'];
  /** The promise as it is now. */
  clock: SlaClock;
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The ticket as it is now. */
  ticket: Ticket;
};

/** A country in which numbers that receive text messages can be had (rule C-13). */
export type SmsCountry = {
  __typename?: 'SmsCountry';
  /** Two letters (ISO 3166). */
  code: Scalars['String']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** What its numbers begin with. */
  prefix: Scalars['String']['output'];
};

/** A country in which numbers can be had. */
export type SmsCountryInput = {
  /** Two letters (ISO 3166). */
  code: Scalars['String']['input'];
  /** Its name. */
  name: Scalars['String']['input'];
  /** What its numbers begin with, as +49. */
  prefix: Scalars['String']['input'];
};

/** What providing numbers can fail with. */
export type SmsSettingsError = BadInput | Forbidden | LimitReached | NotFound;

/** A stretch of what was found. */
export type SnippetPart = {
  __typename?: 'SnippetPart';
  /** True where it is what was sought. */
  matched: Scalars['Boolean']['output'];
  /** Its text. */
  text: Scalars['String']['output'];
};

/** Input of `snoozeTicket`. */
export type SnoozeTicketInput = {
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
  /** When it wakes by itself; a message of the customer wakes it before. */
  until: Scalars['DateTime']['input'];
};

/** Answer of `snoozeTicket`. */
export type SnoozeTicketPayload = {
  __typename?: 'SnoozeTicketPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<ChangeTicketError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** What `splitTicket` can fail with. */
export type SplitTicketError = BadInput | InvalidTransition | LimitReached | NotFound;

/** Input of `splitTicket`: `messageIds` or `fromPosition`, one of them. */
export type SplitTicketInput = {
  /** All its messages from this position on. */
  fromPosition?: InputMaybe<Scalars['Int']['input']>;
  /** Messages of one of its conversations. */
  messageIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Where the new ticket waits; left out: the queue of this one. */
  queueId?: InputMaybe<Scalars['ID']['input']>;
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `splitTicket`. */
export type SplitTicketPayload = {
  __typename?: 'SplitTicketPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<SplitTicketError>;
  /** The new ticket; null when there are errors, or the caller may not see it in its queue. */
  ticket?: Maybe<Ticket>;
};

/** Messages came that the author has not seen. Read them, then send again with the new `seenUpTo`, or `force`. */
export type StaleReply = UserError & {
  __typename?: 'StaleReply';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
  /** What was not seen, in order. */
  unseen: Array<Message>;
};

/** What `startSms` can fail with. */
export type StartSmsError = BadInput | EmptyVariables | Forbidden | LimitReached | NotFound;

/** Input of `startSms`. */
export type StartSmsInput = {
  /** Send although variables are empty. */
  allowEmptyVariables?: InputMaybe<Scalars['Boolean']['input']>;
  /** A canned message, filled for the customer. */
  cannedId?: InputMaybe<Scalars['ID']['input']>;
  /** Makes it idempotent: a repeat returns the first message. */
  clientMutationId: Scalars['String']['input'];
  /** The number it leaves from: an endpoint of the channel SMS (rule C-10). */
  endpointId: Scalars['ID']['input'];
  /** Free text, up to 1,600 characters; exactly one of `text` and `cannedId` (rule C-11). */
  text?: InputMaybe<Scalars['String']['input']>;
  /** The case it is sent from: the number becomes that customer's (rule C-14). */
  ticketId?: InputMaybe<Scalars['ID']['input']>;
  /** The customer's number, with its country code. */
  to: Scalars['String']['input'];
};

/** Answer of `startSms`. */
export type StartSmsPayload = {
  __typename?: 'StartSmsPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<StartSmsError>;
  /** The message, QUEUED; null when there are errors, and when the caller may not see the ticket that it joined. */
  message?: Maybe<Message>;
  /** A new PENDING ticket of the caller, or the one that the message joined; null as the message is. */
  ticket?: Maybe<Ticket>;
};

/** What `startWebChat` can fail with. */
export type StartWebChatError = BadInput | LimitReached | WebChatClosed;

/** Input of `startWebChat`. */
export type StartWebChatInput = {
  /** Optional address; not verified, so it only helps the agent. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** Public key of the endpoint, as in `/chat/<key>`. */
  endpointKey: Scalars['String']['input'];
  /** The first message. */
  message: WebMessageInput;
  /** Name the agent sees; 1 to 80 characters. */
  name: Scalars['String']['input'];
  /** A secret the browser makes once and keeps (22 to 128 characters of base64url): the same key comes back to the same conversation. */
  visitorKey: Scalars['String']['input'];
};

/** Answer of `startWebChat`. */
export type StartWebChatPayload = {
  __typename?: 'StartWebChatPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<StartWebChatError>;
  /** The first message as stored. */
  message?: Maybe<Message>;
  /** The way in; null when there are errors. */
  room?: Maybe<Room>;
};

/** Statistics of the tickets in sight, correct to the last event. Each field is one snapshot. */
export type Stats = {
  __typename?: 'Stats';
  /** The range begins here. */
  from: Scalars['DateTime']['output'];
  /** The same by queue or channel or both, by name of the queue; groups of which there is nothing to say are left out. */
  groups: Array<StatsGroup>;
  /** The same over time, without gaps. Hours are told for up to 31 days. */
  series: Array<StatsPoint>;
  /** The zone whose hours, days and months the series has. */
  timeZone: Scalars['String']['output'];
  /** It ends before this. */
  to: Scalars['DateTime']['output'];
  /** Everything that the filter leaves. */
  total: StatsGroup;
};


/** Statistics of the tickets in sight, correct to the last event. Each field is one snapshot. */
export type StatsGroupsArgs = {
  by?: Array<StatsDimension>;
};


/** Statistics of the tickets in sight, correct to the last event. Each field is one snapshot. */
export type StatsSeriesArgs = {
  step?: StatsStep;
};

/** What statistics are told apart by. */
export type StatsDimension =
  | 'CHANNEL'
  | 'QUEUE';

/** Which tickets to count; all that are given must hold. */
export type StatsFilter = {
  /** Tickets of this agent: who held the ticket, or wrote the first response. Agents may ask for themselves only. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Tickets of this channel. */
  channel?: InputMaybe<Channel>;
  /** Tickets of this queue, as it was when the thing counted happened. */
  queueId?: InputMaybe<Scalars['ID']['input']>;
};

/** The tickets of a queue or channel, or all: how many stand where, and what happened to them in the range. */
export type StatsGroup = TicketFlow & {
  __typename?: 'StatsGroup';
  /** Null unless channels are told apart. */
  channel?: Maybe<Channel>;
  closed: Scalars['Int']['output'];
  created: Scalars['Int']['output'];
  firstResponse: Durations;
  onHold: Scalars['Int']['output'];
  /** Null unless queues are told apart. */
  queue?: Maybe<Queue>;
  resolution: Durations;
  resolved: Scalars['Int']['output'];
  /** Now, whatever the range. */
  standing: TicketCounts;
  waiting: Durations;
};

/** One hour, day or month of a series. The first and the last are cut where the range is. */
export type StatsPoint = TicketFlow & {
  __typename?: 'StatsPoint';
  closed: Scalars['Int']['output'];
  created: Scalars['Int']['output'];
  firstResponse: Durations;
  /** It begins here. */
  from: Scalars['DateTime']['output'];
  onHold: Scalars['Int']['output'];
  resolution: Durations;
  resolved: Scalars['Int']['output'];
  /** It ends before this. */
  to: Scalars['DateTime']['output'];
  waiting: Durations;
};

/** How long each point of a series is. Days and months are those of the time zone. */
export type StatsStep =
  | 'DAY'
  | 'HOUR'
  | 'MONTH';

/** A part of a workspace. */
export type Subaccount = Node & {
  __typename?: 'Subaccount';
  id: Scalars['ID']['output'];
  /** Shown to staff. */
  name: Scalars['String']['output'];
};

export type Subscription = {
  __typename?: 'Subscription';
  /** How a job goes on, until it has ended. */
  bulkJobEvents: BulkJobEvent;
  /** Everything that happens in one conversation, in order of its positions. */
  conversationEvents: ConversationEvent;
  /** Changes of every ticket the caller may see. */
  inboxEvents: InboxEvent;
  /** The first rows of `inbox` with this filter, and then only how they differ, so that nothing is asked for again. With a cursor in `after` the rows are sent again only if anything has happened since. */
  inboxList: InboxListEvent;
  /** What concerns the caller alone, on all their devices. */
  myEvents: MyEvent;
  /** Who is in a conversation and what they do; the whole list at each change. */
  presence: Array<Presence>;
  /** What waits in the queues that the caller supervises, each time it changes. */
  queueEvents: QueueEvent;
  /** Changes of every agent the caller leads: supervisors their queues', managers and administrators all (rules P-01, P-05). */
  rosterEvents: RosterEvent;
};


export type SubscriptionBulkJobEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
};


export type SubscriptionConversationEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  conversationId: Scalars['ID']['input'];
};


export type SubscriptionInboxEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionInboxListArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InboxFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type SubscriptionMyEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionPresenceArgs = {
  conversationId: Scalars['ID']['input'];
};


export type SubscriptionQueueEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionRosterEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a supervisor sees of others' work (rule H-08). */
export type SupervisorScope =
  | 'ALL'
  | 'QUEUES';

/** What the server itself saw come of a ticket (rule C17). */
export type SystemDisposition =
  /** The customer was silent. */
  | 'INACTIVITY'
  /** The customer said that it is done. */
  | 'KEYWORD'
  /** It was closed in favour of another. */
  | 'MERGED'
  /** A supervisor resolved it before anybody worked on it. */
  | 'SPAM'
  /** It went to another queue or agent. */
  | 'TRANSFER';

/** A word for reports, set on tickets (rule I-13). */
export type Tag = Node & {
  __typename?: 'Tag';
  /** No longer offered; tickets that have it keep it. */
  archived: Scalars['Boolean']['output'];
  /** What it is about; null: nothing in particular. */
  category?: Maybe<TagCategory>;
  /** CSS colour, data of the workspace. */
  colour: Scalars['String']['output'];
  /** Made by an agent, not predefined (rule I-15). */
  custom: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** The word itself. */
  name: Scalars['String']['output'];
};

/** What a tag is about (rule I-13). */
export type TagCategory =
  | 'CUSTOMER'
  | 'ISSUE'
  | 'RESOLUTION';

/** What setting and removing a tag can fail with. */
export type TagTicketError = NotFound;

/** Which ticket, which tag. */
export type TagTicketInput = {
  /** The tag. */
  tagId: Scalars['ID']['input'];
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `tagTicket`. */
export type TagTicketPayload = {
  __typename?: 'TagTicketPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<TagTicketError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** What `takeTicket` can fail with. */
export type TakeTicketError = AtCapacity | BadInput | InvalidTransition | NotFound;

/** Input of `takeTicket`. */
export type TakeTicketInput = {
  /** Also beyond the caller's capacity; recorded (rule C40). */
  overrideCapacity?: InputMaybe<Scalars['Boolean']['input']>;
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `takeTicket`. */
export type TakeTicketPayload = {
  __typename?: 'TakeTicketPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<TakeTicketError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** Input of `testWebhook`. */
export type TestWebhookInput = {
  /** The webhook. */
  id: Scalars['ID']['input'];
};

/** Answer of `testWebhook`. */
export type TestWebhookPayload = {
  __typename?: 'TestWebhookPayload';
  /** The delivery, which is on its way; null when there are errors. */
  delivery?: Maybe<WebhookDelivery>;
  /** What went wrong; empty when it was done. */
  errors: Array<RepeatWebhookError>;
};

/** A unit of work on a customer conversation. */
export type Ticket = Node & {
  __typename?: 'Ticket';
  /** What the caller may do now. */
  allowedActions: Array<TicketAction>;
  /** Who works on it; null while nobody does. */
  assignee?: Maybe<User>;
  /** The case that was saved of it; null while there is none. */
  case?: Maybe<Case>;
  /** The channel of its conversation. */
  channel: Channel;
  /** When it was closed; null while it is not. */
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The customer. */
  contact: Contact;
  /** The conversation it works on; of a split ticket the one it was split from. */
  conversation: Conversation;
  /** What came of it, in the order in which it came. */
  dispositions: Array<Disposition>;
  /** The reply being written, shared by the staff. */
  draft: SharedText;
  /** How far its agent has come, derived. */
  engagement: Engagement;
  /** The closed ticket that this one follows. */
  followUpOf?: Maybe<Ticket>;
  id: Scalars['ID']['output'];
  /** The same with rule, person and time. */
  labelApplications: Array<LabelApplication>;
  /** What it needs, by name (rule K-13). */
  labels: Array<Label>;
  /** Newest activity; the inbox sorts by it. */
  lastActivityAt: Scalars['DateTime']['output'];
  /** Other tickets it has to do with, oldest link first. */
  links: Array<TicketLink>;
  /** The ticket that goes on with this one's work; null when it was not merged. */
  mergedInto?: Maybe<Ticket>;
  /** When a timer will change it by itself; null when none is armed. */
  nextTransitionAt?: Maybe<Scalars['DateTime']['output']>;
  /** The staff's shared pad of this ticket. */
  notes: SharedText;
  /** Number for people. */
  number: Scalars['Int']['output'];
  /** When it was opened. */
  openedAt: Scalars['DateTime']['output'];
  /** Experts and colleagues asked to help. */
  participants: Array<User>;
  /** Who has it open, and whether they view or draft; nobody should answer twice. */
  presence: Array<Presence>;
  /** Name of the staff's presence document for `/collab/<name>`. */
  presenceDocument: Scalars['String']['output'];
  /** The queue it belongs to. */
  queue: Queue;
  /** Where a reply goes: of the ticket's conversations the one in which the customer last wrote. */
  replyTo: Conversation;
  /** When it was resolved; null while it is not. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands with routing; null when the caller only looks at history. */
  routing?: Maybe<Routing>;
  /** Replies that are to be sent later, were, or are not any more, by time. */
  scheduledReplies: Array<ScheduledReply>;
  /** What pops up with it. */
  screenPop: ScreenPop;
  /** Of a split ticket: the conversation under which its own events are told. It has no messages. Null for others. */
  sideConversation?: Maybe<Conversation>;
  /** What would stand under the caller's reply by e-mail; null: nothing. */
  signature?: Maybe<FilledSignature>;
  /** What is promised to its customer, in the order in which it began. */
  sla: Array<SlaClock>;
  /** Until when it sleeps, out of the inbox; null: it is awake. */
  snoozedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  status: TicketStatus;
  /** Its tags, by name. */
  tags: Array<Tag>;
  /** Messages, internal notes and system notes of this ticket by time; staff only. */
  timeline: TimelineConnection;
  /** How often it was handed to another queue or agent. */
  transferCount: Scalars['Int']['output'];
};


/** A unit of work on a customer conversation. */
export type TicketTimelineArgs = {
  before?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What the caller may do with a ticket now; the commands check the same table. */
export type TicketAction =
  | 'ADD_NOTE'
  | 'CLAIM'
  | 'INVITE_EXPERT'
  | 'MARK_ON_HOLD'
  | 'MARK_PENDING'
  | 'MERGE'
  | 'NOTIFY_MANAGER'
  | 'REASSIGN'
  | 'REOPEN'
  | 'REPLY'
  | 'RESOLVE'
  | 'SNOOZE'
  | 'SPLIT'
  | 'TAG'
  | 'TAKE'
  | 'TRANSFER';

/** A message came or went in a ticket of the inbox. */
export type TicketActivity = Event & {
  __typename?: 'TicketActivity';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The message that came or went. */
  message: Message;
  /** The ticket as it is now. */
  ticket: Ticket;
};

/** What was done to a ticket. */
export type TicketChangeKind =
  | 'ASSIGNED'
  | 'CODED'
  | 'LABELLED'
  | 'LINKED'
  | 'PARTICIPANT'
  | 'SNOOZED'
  | 'STATUS'
  | 'TAGGED'
  | 'TRANSFERRED'
  | 'WOKEN';

/** Status, assignee, queue, tags or participants of a ticket changed. */
export type TicketChanged = Event & {
  __typename?: 'TicketChanged';
  /** Who supervises gave it to somebody who had no room for it (rule C40). */
  aboveCapacity: Scalars['Boolean']['output'];
  at: Scalars['DateTime']['output'];
  /** Who did it; null for customer, timer and system. */
  by?: Maybe<User>;
  /** Why. */
  cause: Cause;
  /** What was done. */
  change: TicketChangeKind;
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The ticket as it is now. */
  ticket: Ticket;
};

/** A page of tickets. */
export type TicketConnection = {
  __typename?: 'TicketConnection';
  /** The page, in order. */
  edges: Array<TicketEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** How many match, counted up to 1,000. */
  totalCount: Scalars['Int']['output'];
};

/** Tickets by where they stand at this moment (rule N-01). A hold that has run out counts as closed once it is closed. */
export type TicketCounts = {
  __typename?: 'TicketCounts';
  /** With somebody, and neither resolved nor closed. */
  assigned: Scalars['Int']['output'];
  /** Closed, since ever. */
  closed: Scalars['Int']['output'];
  /** Waiting in a queue. */
  new: Scalars['Int']['output'];
  /** Waiting for somebody inside. */
  onHold: Scalars['Int']['output'];
  /** Being worked on. */
  open: Scalars['Int']['output'];
  /** Waiting for the customer. */
  pending: Scalars['Int']['output'];
  /** Resolved, but may be reopened. */
  resolved: Scalars['Int']['output'];
};

/** One ticket in a page. */
export type TicketEdge = {
  __typename?: 'TicketEdge';
  /** Its place in the connection, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The ticket. */
  node: Ticket;
};

/** What happened to tickets in a period. Each ticket counts once a period and status, where it entered it first (rule N-05). */
export type TicketFlow = {
  /** Tickets that were closed. */
  closed: Scalars['Int']['output'];
  /** Tickets that were opened. */
  created: Scalars['Int']['output'];
  /** From the customer's first message to the first public message of the staff. */
  firstResponse: Durations;
  /** Tickets that were put on hold. */
  onHold: Scalars['Int']['output'];
  /** From opening to the last resolution; one that is reopened counts when it is resolved again (rule J-13). */
  resolution: Durations;
  /** Tickets that were resolved. */
  resolved: Scalars['Int']['output'];
  /** From coming into a queue to the first action of an agent (rule J-13). */
  waiting: Durations;
};

/** A link between two tickets, read from one of them. */
export type TicketLink = {
  __typename?: 'TicketLink';
  /** When it was made. */
  at: Scalars['DateTime']['output'];
  /** How they belong together. */
  kind: TicketLinkKind;
  /** True: this ticket follows, went into or came from the other. False: the other way round. */
  outgoing: Scalars['Boolean']['output'];
  /** The other ticket; null when the caller may not see it. It may be another customer's. */
  ticket?: Maybe<Ticket>;
};

/** How two tickets belong together. */
export type TicketLinkKind =
  /** It follows a closed one (rule C3). */
  | 'FOLLOW_UP'
  /** It was closed in favour of another. */
  | 'MERGED_INTO'
  /** Somebody found that they belong together. */
  | 'RELATED'
  /** It is about messages of another. */
  | 'SPLIT_FROM';

/** A ticket was opened. */
export type TicketOpened = Event & {
  __typename?: 'TicketOpened';
  at: Scalars['DateTime']['output'];
  cursor: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The ticket as it is now. */
  ticket: Ticket;
};

/** Where a ticket stands (rule G-01). */
export type TicketStatus =
  | 'CLOSED'
  | 'NEW'
  | 'ON_HOLD'
  | 'OPEN'
  | 'PENDING'
  | 'RESOLVED';

/** A page of lines. */
export type TimelineConnection = {
  __typename?: 'TimelineConnection';
  /** The page, in order. */
  edges: Array<TimelineEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
};

/** One line in a page. */
export type TimelineEdge = {
  __typename?: 'TimelineEdge';
  /** Its place in the connection, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The line. */
  node: TimelineItem;
};

/** One line of a ticket's timeline. */
export type TimelineItem = InternalNote | Message;

/** What an API token may do. */
export type TokenScope =
  /** Everything that an administrator may do. Only for service tokens and administrators' own. */
  | 'ADMIN'
  /** Queries and subscriptions. */
  | 'READ'
  /** Mutations on conversations, tickets and documents. */
  | 'WRITE';

/** Too many failures for this account or address. */
export type TooManyAttempts = UserError & {
  __typename?: 'TooManyAttempts';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
  /** Seconds until the next try is considered. */
  retryAfterSeconds: Scalars['Int']['output'];
};

/** One code; those that have others below them only group them. */
export type TransactionCode = Node & {
  __typename?: 'TransactionCode';
  /** Nobody chooses it any longer. */
  archived: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** The list it is in. */
  list: TransactionList;
  /** As agents see it. */
  name: Scalars['String']['output'];
  /** The code it lies below; null at the top. */
  parent?: Maybe<TransactionCode>;
  /** As reports call it. */
  reportText: Scalars['String']['output'];
};

/** Lists of the ticket's queue ask for a code before it is resolved. */
export type TransactionCodeRequired = UserError & {
  __typename?: 'TransactionCodeRequired';
  /** The lists of which it has none. */
  lists: Array<TransactionList>;
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** What changing lists and codes can fail with. */
export type TransactionCodesError = BadInput | Forbidden | LimitReached | NotFound;

/** Codes for what came of a ticket: a tree in a list (rules C17, D-10). */
export type TransactionList = Node & {
  __typename?: 'TransactionList';
  /** Nobody chooses from it any longer. */
  archived: Scalars['Boolean']['output'];
  /** Its codes that can be chosen or hold some, in their order; `parent` makes the tree. */
  codes: Array<TransactionCode>;
  id: Scalars['ID']['output'];
  /** Several of its codes may be chosen. */
  multiChoice: Scalars['Boolean']['output'];
  /** What it asks for. */
  name: Scalars['String']['output'];
  /** The queues it is for, by name; none: all. */
  queues: Array<Queue>;
  /** A ticket of its queues is not resolved without a code of it. */
  required: Scalars['Boolean']['output'];
  /** Counts its changes. */
  version: Scalars['Int']['output'];
};

/** An agent who could be handed the ticket (rule K-09). */
export type TransferAgent = {
  __typename?: 'TransferAgent';
  /** What they may hold on the ticket's channel. */
  capacity: Scalars['Int']['output'];
  /** What they hold now, weighted. */
  load: Scalars['Float']['output'];
  /** The agent. */
  user: User;
};

/** Where a ticket can be handed to. */
export type TransferTargets = {
  __typename?: 'TransferTargets';
  /** Who is available with room, by name; never who has it already. */
  agents: Array<TransferAgent>;
  /** Queues that are enabled. */
  queues: Array<Queue>;
};

/** What `transferTicket` can fail with. */
export type TransferTicketError = AgentNotAvailable | AtCapacity | BadInput | InvalidTransition | NotFound;

/** Input of `transferTicket`. */
export type TransferTicketInput = {
  /** Kept as an internal note for whoever takes over; some workspaces demand one. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Also to who is not available or has no room; only for who supervises the ticket, and recorded (rule C40). */
  overrideCapacity?: InputMaybe<Scalars['Boolean']['input']>;
  /** To another queue; exactly one of the two. */
  queueId?: InputMaybe<Scalars['ID']['input']>;
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
  /** To another agent. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `transferTicket`. */
export type TransferTicketPayload = {
  __typename?: 'TransferTicketPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<TransferTicketError>;
  /** Null also when the caller no longer sees it after the transfer. */
  ticket?: Maybe<Ticket>;
};

/** Which ticket, which label. */
export type UnlabelTicketInput = {
  /** The label. */
  labelId: Scalars['ID']['input'];
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `unlabelTicket`. */
export type UnlabelTicketPayload = {
  __typename?: 'UnlabelTicketPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<LabelTicketError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** Input of `unrelateTickets`. */
export type UnrelateTicketsInput = {
  /** The other. */
  otherTicketId: Scalars['ID']['input'];
  /** One ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `unrelateTickets`. */
export type UnrelateTicketsPayload = {
  __typename?: 'UnrelateTicketsPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<RelateTicketsError>;
  /** The first ticket; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** Input of `unsnoozeTicket`. */
export type UnsnoozeTicketInput = {
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `unsnoozeTicket`. */
export type UnsnoozeTicketPayload = {
  __typename?: 'UnsnoozeTicketPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<ChangeTicketError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** Which ticket, which tag. */
export type UntagTicketInput = {
  /** The tag. */
  tagId: Scalars['ID']['input'];
  /** The ticket. */
  ticketId: Scalars['ID']['input'];
};

/** Answer of `untagTicket`. */
export type UntagTicketPayload = {
  __typename?: 'UntagTicketPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<TagTicketError>;
  /** The ticket as it is now; null when there are errors. */
  ticket?: Maybe<Ticket>;
};

/** Input of `updateAutoReply`; what is left out stays. */
export type UpdateAutoReplyInput = {
  /** The text. */
  id: Scalars['ID']['input'];
  /** The text. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateAutoReply`. */
export type UpdateAutoReplyPayload = {
  __typename?: 'UpdateAutoReplyPayload';
  /** The text as it is now; null when there are errors. */
  autoReply?: Maybe<AutoReply>;
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
};

/** Input of `updateCannedMessage`; what is left out stays. */
export type UpdateCannedMessageInput = {
  /** The template; a variable that nothing fills is refused. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** Where it may be sent; none is every channel. */
  channels?: InputMaybe<Array<Channel>>;
  /** The canned message. */
  id: Scalars['ID']['input'];
  /** Letters, digits, _ and -; a leading `/` or `#` is left out. */
  shortcut?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateCannedMessage`. */
export type UpdateCannedMessagePayload = {
  __typename?: 'UpdateCannedMessagePayload';
  /** The canned message as it is now; null when there are errors. */
  cannedMessage?: Maybe<CannedMessage>;
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
};

/** What `updateCase` can fail with. */
export type UpdateCaseError = BadInput | CaseChanged | Forbidden | NotFound;

/** Input of `updateCase`; what is left out stays. */
export type UpdateCaseInput = {
  /** The case. */
  caseId: Scalars['ID']['input'];
  /** 1 to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The whole text. */
  transcript?: InputMaybe<Scalars['String']['input']>;
  /** The version that was edited. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Answer of `updateCase`. */
export type UpdateCasePayload = {
  __typename?: 'UpdateCasePayload';
  /** The case as it is now; null when there are errors. */
  case?: Maybe<Case>;
  /** What went wrong; empty when it was done. */
  errors: Array<UpdateCaseError>;
};

/** Input of `updateFaq`; what is left out stays. */
export type UpdateFaqInput = {
  /** The answer; a variable that nothing fills is refused. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** The question. */
  id: Scalars['ID']['input'];
  /** 1 to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateFaq`. */
export type UpdateFaqPayload = {
  __typename?: 'UpdateFaqPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The question as it is now; null when there are errors. */
  faq?: Maybe<Faq>;
};

/** Input of `updateLabel`; what is left out stays. */
export type UpdateLabelInput = {
  /** No longer offered; tickets that have it keep it. */
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  /** # and six hexadecimal digits. */
  colour?: InputMaybe<Scalars['String']['input']>;
  /** Whether rows that have it stand out; they do when left out. */
  highlight?: InputMaybe<Scalars['Boolean']['input']>;
  /** The label. */
  id: Scalars['ID']['input'];
  /** 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Whether managers are told; they are not when left out. */
  notifies?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of `updateLabel`. */
export type UpdateLabelPayload = {
  __typename?: 'UpdateLabelPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The label as it is now; null when there are errors. */
  label?: Maybe<Label>;
};

/** Input of `updateLabelRule`; what is left out stays. */
export type UpdateLabelRuleInput = {
  /** Whether it works; it does when left out. */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The rule. */
  id: Scalars['ID']['input'];
  /** What it sets. */
  labelId?: InputMaybe<Scalars['ID']['input']>;
  /** Words in one message, or transfers; 1 when left out. */
  threshold?: InputMaybe<Scalars['Int']['input']>;
  /** For KEYWORD and NEGATIVE_WORDS. */
  words?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Answer of `updateLabelRule`. */
export type UpdateLabelRulePayload = {
  __typename?: 'UpdateLabelRulePayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The rule as it is now; null when there are errors. */
  labelRule?: Maybe<LabelRule>;
};

/** Input of `updateMacro`; what is left out stays. */
export type UpdateMacroInput = {
  /** The macro. */
  id: Scalars['ID']['input'];
  /** 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** In order. */
  steps?: InputMaybe<Array<MacroStepInput>>;
};

/** Answer of `updateMacro`. */
export type UpdateMacroPayload = {
  __typename?: 'UpdateMacroPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The macro as it is now; null when there are errors. */
  macro?: Maybe<Macro>;
};

/** Input of `updateSavedView`; what is left out stays. */
export type UpdateSavedViewInput = {
  /** What it shows. */
  filter?: InputMaybe<InboxFilter>;
  /** The view. */
  id: Scalars['ID']['input'];
  /** 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Shared with everybody who works on tickets; supervisors, managers and administrators may. */
  shared?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of `updateSavedView`. */
export type UpdateSavedViewPayload = {
  __typename?: 'UpdateSavedViewPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The view as it is now; null when there are errors. */
  savedView?: Maybe<SavedView>;
};

/** Input of `updateSignature`; what is left out stays. */
export type UpdateSignatureInput = {
  /** HTML; only what a message may have is kept of it. */
  html?: InputMaybe<Scalars['String']['input']>;
  /** The signature. */
  id: Scalars['ID']['input'];
  /** Takes the place of the default. */
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateSignature`. */
export type UpdateSignaturePayload = {
  __typename?: 'UpdateSignaturePayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The signature as it is now; null when there are errors. */
  signature?: Maybe<Signature>;
};

/** Input of `updateTag`; what is left out stays. */
export type UpdateTagInput = {
  /** No longer offered; tickets that have it keep it. */
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  /** What it is about. */
  category?: InputMaybe<TagCategory>;
  /** # and six hexadecimal digits. */
  colour?: InputMaybe<Scalars['String']['input']>;
  /** The tag. */
  id: Scalars['ID']['input'];
  /** 1 to 50 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateTag`. */
export type UpdateTagPayload = {
  __typename?: 'UpdateTagPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<WordsError>;
  /** The tag as it is now; null when there are errors. */
  tag?: Maybe<Tag>;
};

/** Input of `updateTransactionCode`; what is left out stays. */
export type UpdateTransactionCodeInput = {
  /** True takes it out of use; tickets that have it keep it. */
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  /** The code. */
  id: Scalars['ID']['input'];
  /** Its new name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Its place among the others. */
  place?: InputMaybe<Scalars['Int']['input']>;
  /** As reports call it. */
  reportText?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateTransactionCode`. */
export type UpdateTransactionCodePayload = {
  __typename?: 'UpdateTransactionCodePayload';
  /** The code; null when there are errors. */
  code?: Maybe<TransactionCode>;
  /** What went wrong; empty when it was done. */
  errors: Array<TransactionCodesError>;
};

/** Input of `updateTransactionList`; what is left out stays. */
export type UpdateTransactionListInput = {
  /** True takes it out of use. */
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  /** The list. */
  id: Scalars['ID']['input'];
  /** Whether several may be chosen. */
  multiChoice?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its new name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Queues it is for; none: all. */
  queueIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Whether tickets need a code of it to be resolved. */
  required?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of `updateTransactionList`. */
export type UpdateTransactionListPayload = {
  __typename?: 'UpdateTransactionListPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<TransactionCodesError>;
  /** The list; null when there are errors. */
  list?: Maybe<TransactionList>;
};

/** What to change; a field that is left out stays as it is. */
export type UpdateWebhookInput = {
  /** What it is for. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Which events it is told of. */
  events?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The webhook. */
  id: Scalars['ID']['input'];
  /** What is told of an event; null: the default. */
  selection?: InputMaybe<Scalars['String']['input']>;
  /** Where events are sent. */
  url?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateWebhook`. */
export type UpdateWebhookPayload = {
  __typename?: 'UpdateWebhookPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<ChangeWebhookError>;
  /** The webhook as changed; null when there are errors. */
  webhook?: Maybe<Webhook>;
};

/** Where to send the bytes. */
export type Upload = {
  __typename?: 'Upload';
  /** Names the file in the mutation that uses it. */
  uploadId: Scalars['ID']['output'];
  /** PUT the raw bytes here once, within 10 minutes. */
  url: Scalars['String']['output'];
};

/** What `uploadScreenshot` can fail with. */
export type UploadScreenshotError = BadInput | FileRefused | LimitReached | NotFound;

/** Input of `uploadScreenshot`. */
export type UploadScreenshotInput = {
  /** The conversation whose sides draw on it. */
  conversationId: Scalars['ID']['input'];
  /** An image that was uploaded with `requestUpload`. */
  uploadId: Scalars['ID']['input'];
};

/** Answer of `uploadScreenshot`. */
export type UploadScreenshotPayload = {
  __typename?: 'UploadScreenshotPayload';
  /** What went wrong; empty when it was done. */
  errors: Array<UploadScreenshotError>;
  /** The screenshot; null when there are errors. */
  screenshot?: Maybe<Screenshot>;
};

/** A login's user in one workspace. */
export type User = Node & {
  __typename?: 'User';
  /** What they hold and do, where the caller may know it. */
  agent?: Maybe<Agent>;
  /** Sign-in address; staff see it of each other, customers never. */
  email: Scalars['String']['output'];
  /** The user's group; null when none, or when the caller is outside it and not a manager (rule A-18). */
  group?: Maybe<Group>;
  id: Scalars['ID']['output'];
  /** Display name. */
  name: Scalars['String']['output'];
  /** How experts and colleagues see them at this moment; null for who holds no tickets (rule A-04). */
  presence?: Maybe<ExpertPresence>;
  /** What the user is allowed to be. */
  role: Role;
  /** Whether the user may sign in. */
  status: UserStatus;
};

/** What changes of users can fail with. */
export type UserAdministrationError = BadInput | Forbidden | NotFound;

/** A page of users. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** The page, in order. */
  edges: Array<UserEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
};

/** A user in a page. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** Its place in the connection, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The user. */
  node: User;
};

/** What every expected failure of a mutation says. */
export type UserError = {
  /** English text for a developer or a log. */
  message: Scalars['String']['output'];
  /** The input field at fault, outermost first; empty when it is none in particular. */
  path: Array<Scalars['String']['output']>;
};

/** Whether a user may sign in. */
export type UserStatus =
  | 'ACTIVE'
  | 'DISABLED';

/** How the video interface shows an agent. */
export type VideoPresence =
  | 'OFFLINE'
  | 'ONLINE';

/** Why a ticket waits. */
export type WaitReason =
  /** A decision is on its way. */
  | 'DECIDING'
  /** Nobody of the queue can take it now. */
  | 'NOBODY_FREE'
  /** It does not wait: it is nobody's turn to take it. */
  | 'NOT_WAITING'
  /** Held out to somebody. */
  | 'OFFERED'
  /** Agents pick from this queue for themselves (rule K-04). */
  | 'PICKED_BY_HAND'
  /** The queue is closed; it is decided when it opens. */
  | 'QUEUE_CLOSED'
  /** The queue is disabled (rule D-20). */
  | 'QUEUE_DISABLED';

/** What a browser may know of a web endpoint before a chat begins. */
export type WebChat = {
  __typename?: 'WebChat';
  /** Name of the endpoint. */
  name: Scalars['String']['output'];
  /** Name of the workspace. */
  workspaceName: Scalars['String']['output'];
};

/** No web chat can be started here. */
export type WebChatClosed = UserError & {
  __typename?: 'WebChatClosed';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** What a customer writes. */
export type WebMessageInput = {
  /** Files that were uploaded with `requestUpload`. */
  attachmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The sender's own id of this message: sending it again changes nothing. */
  clientMessageId: Scalars['String']['input'];
  /** What it says; customers send plain text. */
  content: MessageContent;
};

/**
 * An address that is told of events by POST, signed after Standard Webhooks (administrators, and service tokens with the scope
 * ADMIN).
 *
 * The body is JSON: `type`, `timestamp`, `id` and `cursor` of the event, and `data`, which is what `selection` says of it, executed
 * when the delivery is made as an administrator would see it: the event's own facts are as they were, all else as it is then.
 * What could not be read is null in `data` and told in `errors`. Every event is delivered at least once: a receiver drops what
 * carries a `webhook-id` that it has seen, which stays the same for retries, redeliveries and replays. First attempts go out one
 * after another in the order of the log; an event that failed comes again later and does not hold up what follows it, so a
 * receiver that needs the order compares positions or cursors. Retries wait from 5 seconds up to a day, or as long as
 * `Retry-After` asks; after ten attempts a delivery is given up. While a webhook is disabled, events are not kept for it: replay
 * them from a cursor.
 */
export type Webhook = Node & {
  __typename?: 'Webhook';
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** What it was told in the last 30 days and what waits, newest first. */
  deliveries: WebhookDeliveryConnection;
  /** What it is for. */
  description: Scalars['String']['output'];
  /** Since when it is disabled; null while it is not. */
  disabledAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it is disabled; null while it is not. */
  disabledReason?: Maybe<WebhookDisabledReason>;
  /** Which events it is told of, as in `webhookEventTypes`. */
  events: Array<Scalars['String']['output']>;
  /** Since when every attempt has failed; null when the last one did not. */
  failingSince?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Until when the secret before the last rotation signs, too; null when there is none. */
  previousSecretUntil?: Maybe<Scalars['DateTime']['output']>;
  /** What is told of an event; null: its own fields and the ids of what it is about. */
  selection?: Maybe<Scalars['String']['output']>;
  /** Whether it is told of events. */
  status: WebhookStatus;
  /** Where events are sent. */
  url: Scalars['String']['output'];
};


/**
 * An address that is told of events by POST, signed after Standard Webhooks (administrators, and service tokens with the scope
 * ADMIN).
 *
 * The body is JSON: `type`, `timestamp`, `id` and `cursor` of the event, and `data`, which is what `selection` says of it, executed
 * when the delivery is made as an administrator would see it: the event's own facts are as they were, all else as it is then.
 * What could not be read is null in `data` and told in `errors`. Every event is delivered at least once: a receiver drops what
 * carries a `webhook-id` that it has seen, which stays the same for retries, redeliveries and replays. First attempts go out one
 * after another in the order of the log; an event that failed comes again later and does not hold up what follows it, so a
 * receiver that needs the order compares positions or cursors. Retries wait from 5 seconds up to a day, or as long as
 * `Retry-After` asks; after ten attempts a delivery is given up. While a webhook is disabled, events are not kept for it: replay
 * them from a cursor.
 */
export type WebhookDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<WebhookDeliveryStatus>;
};

/** One event for one webhook. */
export type WebhookDelivery = Node & {
  __typename?: 'WebhookDelivery';
  /** How often it was tried. */
  attempt: Scalars['Int']['output'];
  /** When it was last tried. */
  attemptedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was written down. */
  createdAt: Scalars['DateTime']['output'];
  /** How long the last attempt took, in milliseconds. */
  durationMs?: Maybe<Scalars['Int']['output']>;
  /** Why the last attempt failed; null when it did not. */
  error?: Maybe<Scalars['String']['output']>;
  /** Id of the event; null for a test. */
  eventId?: Maybe<Scalars['ID']['output']>;
  /** What happened; `WebhookTest` for a test. */
  eventType: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** When it is tried next; null when it is not. */
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** HTTP status that the receiver last answered; null when it did not answer. */
  responseStatus?: Maybe<Scalars['Int']['output']>;
  /** How far it has come. */
  status: WebhookDeliveryStatus;
  /** For which webhook. */
  webhook: Webhook;
};

/** A page of deliveries. */
export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  /** The page, in order. */
  edges: Array<WebhookDeliveryEdge>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
};

/** A delivery in a page. */
export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  /** Its place in the connection, for `after`. */
  cursor: Scalars['String']['output'];
  /** The delivery. */
  node: WebhookDelivery;
};

/** How far a delivery has come. */
export type WebhookDeliveryStatus =
  /** The receiver answered with 2xx. */
  | 'DELIVERED'
  /** It was given up. */
  | 'FAILED'
  /** It waits for its first or its next attempt. */
  | 'PENDING';

/** Why a webhook is disabled. */
export type WebhookDisabledReason =
  /** An administrator said so. */
  | 'ADMINISTRATOR'
  /** Two days of failures without a success. */
  | 'FAILING'
  /** The receiver answered 410. */
  | 'GONE';

/** What an operation on a webhook can fail with. */
export type WebhookError = Forbidden | NotFound;

/** Whether a webhook is told of events. */
export type WebhookStatus =
  | 'DISABLED'
  | 'ENABLED';

/** What happens to the tickets of an agent who goes offline (§4.2). */
export type WhenOffline =
  /** They stay the agent's. */
  | 'KEEP'
  /** They wait in the queue again. */
  | 'REQUEUE';

/** Another one has this name or shortcut already. */
export type WordTaken = UserError & {
  __typename?: 'WordTaken';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};

/** What changing the words of a workspace can fail with. */
export type WordsError = BadInput | Forbidden | LimitReached | NotFound | WordTaken;

/** A tenant: everything belongs to exactly one. */
export type Workspace = Node & {
  __typename?: 'Workspace';
  id: Scalars['ID']['output'];
  /** Shown to staff and customers. */
  name: Scalars['String']['output'];
};

/** The address has users in several workspaces: sign in again with one of these. */
export type WorkspaceChoiceNeeded = UserError & {
  __typename?: 'WorkspaceChoiceNeeded';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
  /** The workspaces to choose from. */
  workspaces: Array<Workspace>;
};

/** How this workspace works. */
export type WorkspaceSettings = {
  __typename?: 'WorkspaceSettings';
  /** Whether agents may make tags of their own (rule C11). */
  agentsMakeTags: Scalars['Boolean']['output'];
  /** What a customer's message does to a ticket on hold. */
  holdOnCustomerMessage: OnHoldMessage;
  /** An answered ticket whose customer is silent for this long is resolved, ms (rule K-24). */
  inactivityMs: Scalars['Int']['output'];
  /** The language of new messages, for search. */
  language: SearchLanguage;
  /** How much of an agent's capacity a ticket on hold takes, 0 to 1. */
  onHoldWeight: Scalars['Float']['output'];
  /** Where replies to what an agent started go. */
  outboundReplyRouting: OutboundReplyRouting;
  /** Whether agents may start an SMS (rule C1). */
  outboundSms: Scalars['Boolean']['output'];
  /** A pending ticket closes this long after its agent's last message, ms (rule G-10). */
  pendingHoldMs: Scalars['Int']['output'];
  /** How much of an agent's capacity a pending ticket takes, 0 to 1. */
  pendingWeight: Scalars['Float']['output'];
  /** How long an agent wraps up after a chat, ms; 0: until they are done, null: no wrap-up (G3). */
  postProcessingMs?: Maybe<Scalars['Int']['output']>;
  /** A customer's message that is only one of these resolves the ticket (rule K-24). */
  resolveKeywords: Array<Scalars['String']['output']>;
  /** A resolved ticket closes after this long, ms (rule G-08). */
  resolvedHoldMs: Scalars['Int']['output'];
  /** What a supervisor sees of others' work. */
  supervisorScope: SupervisorScope;
  /** Whether a ticket needs a tag before it can be resolved (rule K-23). */
  tagBeforeResolve: Scalars['Boolean']['output'];
  /** Whether a transfer needs a note (rule C40). */
  transferNoteRequired: Scalars['Boolean']['output'];
};

/** Address and password do not match, or the account may not sign in; which of them is not told. */
export type WrongCredentials = UserError & {
  __typename?: 'WrongCredentials';
  message: Scalars['String']['output'];
  path: Array<Scalars['String']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AcceptInvitationError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( InvitationInvalid & { __typename: 'InvitationInvalid' } )
  ;
  AcceptOfferError:
    | ( AlreadyTaken & { __typename: 'AlreadyTaken' } )
    | ( AtCapacity & { __typename: 'AtCapacity' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  AddNoteError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  AdministerAgentError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  AgentStateError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidAgentState & { __typename: 'InvalidAgentState' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  ApiTokenError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  AppendToNotesError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  AssignCaseError:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  BulkJobEvent:
    | ( EventNode & { __typename: 'BulkJobProgressed' } )
    | ( EventNode & { __typename: 'ResyncRequired' } )
  ;
  BulkTicketsError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
  ;
  CancelScheduledReplyError: ( NotFound & { __typename: 'NotFound' } );
  ChangeTicketError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( InvalidTransition & { __typename: 'InvalidTransition' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( Omit<TransactionCodeRequired, 'lists'> & { lists: Array<_RefType['TransactionList']> } & { __typename: 'TransactionCodeRequired' } )
  ;
  ChangeWebhookError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidSelection & { __typename: 'InvalidSelection' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  ClaimTicketError:
    | ( Omit<AlreadyAssigned, 'assignee'> & { assignee?: Maybe<_RefType['User']> } & { __typename: 'AlreadyAssigned' } )
    | ( AtCapacity & { __typename: 'AtCapacity' } )
    | ( InvalidTransition & { __typename: 'InvalidTransition' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  ConfirmContactError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( IdentityTaken & { __typename: 'IdentityTaken' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  ConversationEvent:
    | ( EventNode & { __typename: 'DeliveryChanged' } )
    | ( EventNode & { __typename: 'LeftScope' } )
    | ( EventNode & { __typename: 'MessageChanged' } )
    | ( EventNode & { __typename: 'MessagePosted' } )
    | ( EventNode & { __typename: 'NoteAdded' } )
    | ( EventNode & { __typename: 'ResyncRequired' } )
    | ( EventNode & { __typename: 'ScreenshotDeleted' } )
    | ( EventNode & { __typename: 'ScreenshotUploaded' } )
    | ( EventNode & { __typename: 'SlaBreached' } )
    | ( EventNode & { __typename: 'SlaWarned' } )
    | ( EventNode & { __typename: 'TicketChanged' } )
    | ( EventNode & { __typename: 'TicketOpened' } )
  ;
  CreateInvitationError: ( NotFound & { __typename: 'NotFound' } );
  DeleteScreenshotError: ( NotFound & { __typename: 'NotFound' } );
  EditMessageError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( EditWindowClosed & { __typename: 'EditWindowClosed' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  InboxEvent:
    | ( EventNode & { __typename: 'LeftScope' } )
    | ( EventNode & { __typename: 'OfferEnded' } )
    | ( EventNode & { __typename: 'OfferMade' } )
    | ( EventNode & { __typename: 'ResyncRequired' } )
    | ( EventNode & { __typename: 'SlaBreached' } )
    | ( EventNode & { __typename: 'SlaWarned' } )
    | ( EventNode & { __typename: 'TicketActivity' } )
    | ( EventNode & { __typename: 'TicketChanged' } )
    | ( EventNode & { __typename: 'TicketOpened' } )
  ;
  InboxListEvent:
    | ( EventNode & { __typename: 'InboxListChanged' } )
    | ( EventNode & { __typename: 'InboxListed' } )
    | ( EventNode & { __typename: 'ResyncRequired' } )
  ;
  InviteExpertError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  LabelTicketError: ( NotFound & { __typename: 'NotFound' } );
  MarkNotificationsReadError: ( NotFound & { __typename: 'NotFound' } );
  MarkReadError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  MergeTicketsError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( InvalidTransition & { __typename: 'InvalidTransition' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  MoveCaseError:
    | ( CaseUnassigned & { __typename: 'CaseUnassigned' } )
    | ( CaseUnchanged & { __typename: 'CaseUnchanged' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  MyEvent:
    | ( EventNode & { __typename: 'AgentStateChanged' } )
    | ( EventNode & { __typename: 'AssignmentChanged' } )
    | ( EventNode & { __typename: 'NotificationMade' } )
    | ( EventNode & { __typename: 'OfferEnded' } )
    | ( EventNode & { __typename: 'OfferMade' } )
    | ( EventNode & { __typename: 'ResyncRequired' } )
  ;
  NotifyManagerError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( InvalidTransition & { __typename: 'InvalidTransition' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  QueueEvent:
    | ( EventNode & { __typename: 'QueueLoadChanged' } )
    | ( EventNode & { __typename: 'ResyncRequired' } )
  ;
  RefreshSessionError: ( SessionEnded & { __typename: 'SessionEnded' } );
  RejectOfferError:
    | ( AlreadyTaken & { __typename: 'AlreadyTaken' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RejectNotAllowed & { __typename: 'RejectNotAllowed' } )
  ;
  RelateTicketsError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  RemoveParticipantError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  RepeatWebhookError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  ReplayWebhookError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( CursorTooOld & { __typename: 'CursorTooOld' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  RequestUploadError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( FileRefused & { __typename: 'FileRefused' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  RestoreDocumentError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  RevertAuthorError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  RosterEvent:
    | ( EventNode & { __typename: 'AgentStateChanged' } )
    | ( EventNode & { __typename: 'AgentsChanged' } )
    | ( EventNode & { __typename: 'ResyncRequired' } )
  ;
  RunMacroError:
    | ( Omit<AlreadyAssigned, 'assignee'> & { assignee?: Maybe<_RefType['User']> } & { __typename: 'AlreadyAssigned' } )
    | ( AtCapacity & { __typename: 'AtCapacity' } )
    | ( BadInput & { __typename: 'BadInput' } )
    | ( EmptyVariables & { __typename: 'EmptyVariables' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidTransition & { __typename: 'InvalidTransition' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( Omit<StaleReply, 'unseen'> & { unseen: Array<_RefType['Message']> } & { __typename: 'StaleReply' } )
  ;
  SaveTranscriptError:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  ScheduleReplyError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( InvalidTransition & { __typename: 'InvalidTransition' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  SendAnnotationError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  SendReplyError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( DraftChanged & { __typename: 'DraftChanged' } )
    | ( InvalidTransition & { __typename: 'InvalidTransition' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( Omit<StaleReply, 'unseen'> & { unseen: Array<_RefType['Message']> } & { __typename: 'StaleReply' } )
  ;
  SendWebMessageError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  SetTransactionCodesError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( InvalidTransition & { __typename: 'InvalidTransition' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  SetTypingError: ( NotFound & { __typename: 'NotFound' } );
  SettingError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InUse & { __typename: 'InUse' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NameTaken & { __typename: 'NameTaken' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  SignInError:
    | ( TooManyAttempts & { __typename: 'TooManyAttempts' } )
    | ( Omit<WorkspaceChoiceNeeded, 'workspaces'> & { workspaces: Array<_RefType['Workspace']> } & { __typename: 'WorkspaceChoiceNeeded' } )
    | ( WrongCredentials & { __typename: 'WrongCredentials' } )
  ;
  SmsSettingsError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  SplitTicketError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( InvalidTransition & { __typename: 'InvalidTransition' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  StartSmsError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( EmptyVariables & { __typename: 'EmptyVariables' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  StartWebChatError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( WebChatClosed & { __typename: 'WebChatClosed' } )
  ;
  TagTicketError: ( NotFound & { __typename: 'NotFound' } );
  TakeTicketError:
    | ( AtCapacity & { __typename: 'AtCapacity' } )
    | ( BadInput & { __typename: 'BadInput' } )
    | ( InvalidTransition & { __typename: 'InvalidTransition' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  TimelineItem:
    | ( NoteRow & { __typename: 'InternalNote' } )
    | ( MessageRow & { __typename: 'Message' } )
  ;
  TransactionCodesError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  TransferTicketError:
    | ( AgentNotAvailable & { __typename: 'AgentNotAvailable' } )
    | ( AtCapacity & { __typename: 'AtCapacity' } )
    | ( BadInput & { __typename: 'BadInput' } )
    | ( InvalidTransition & { __typename: 'InvalidTransition' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  UpdateCaseError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( CaseChanged & { __typename: 'CaseChanged' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  UploadScreenshotError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( FileRefused & { __typename: 'FileRefused' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  UserAdministrationError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  WebhookError:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  WordsError:
    | ( BadInput & { __typename: 'BadInput' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( LimitReached & { __typename: 'LimitReached' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( WordTaken & { __typename: 'WordTaken' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Event:
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
  ;
  Node:
    | ( AgentRow )
    | ( IntervalRow )
    | ( ApiTokenRow )
    | ( AttachmentRow )
    | ( AutoReplyRow )
    | ( AuxCodeRow )
    | ( BulkJobRow )
    | ( HoursRow )
    | ( CannedRow )
    | ( CaseRow )
    | ( ContactRow )
    | ( ContactIdentityRow )
    | ( ConversationRow )
    | ( EndpointRow )
    | ( FaqRow )
    | ( GroupRow )
    | ( NoteRow )
    | ( LabelRow )
    | ( LabelApplicationRow )
    | ( LabelRuleRow )
    | ( MacroRow )
    | ( MessageRow )
    | ( NotificationRow )
    | ( OfferRow )
    | ( QueueRow )
    | ( SavedViewRow )
    | ( ScreenshotRow )
    | ( SignatureRow )
    | ( SkillRow )
    | ( SlaPolicyRow )
    | ( SubaccountRow )
    | ( TagRow )
    | ( TicketRow )
    | ( TransactionCodeRow )
    | ( TransactionListRow )
    | ( UserRow )
    | ( WebhookRow )
    | ( DeliveryRow )
    | ( WorkspaceRow )
  ;
  TicketFlow:
    | ( StatsGroupRow )
    | ( StatsPointRow )
  ;
  UserError:
    | ( AgentNotAvailable )
    | ( Omit<AlreadyAssigned, 'assignee'> & { assignee?: Maybe<_RefType['User']> } )
    | ( AlreadyTaken )
    | ( AtCapacity )
    | ( BadInput )
    | ( CaseChanged )
    | ( CaseUnassigned )
    | ( CaseUnchanged )
    | ( CursorTooOld )
    | ( DraftChanged )
    | ( EditWindowClosed )
    | ( EmptyVariables )
    | ( FileRefused )
    | ( Forbidden )
    | ( IdentityTaken )
    | ( InUse )
    | ( InvalidAgentState )
    | ( InvalidSelection )
    | ( InvalidTransition )
    | ( InvitationInvalid )
    | ( LimitReached )
    | ( NameTaken )
    | ( NotFound )
    | ( RejectNotAllowed )
    | ( SessionEnded )
    | ( Omit<StaleReply, 'unseen'> & { unseen: Array<_RefType['Message']> } )
    | ( TooManyAttempts )
    | ( Omit<TransactionCodeRequired, 'lists'> & { lists: Array<_RefType['TransactionList']> } )
    | ( WebChatClosed )
    | ( WordTaken )
    | ( Omit<WorkspaceChoiceNeeded, 'workspaces'> & { workspaces: Array<_RefType['Workspace']> } )
    | ( WrongCredentials )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptInvitationError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AcceptInvitationError']>;
  AcceptInvitationInput: AcceptInvitationInput;
  AcceptInvitationPayload: ResolverTypeWrapper<Omit<AcceptInvitationPayload, 'errors' | 'room'> & { errors: Array<ResolversTypes['AcceptInvitationError']>, room?: Maybe<ResolversTypes['Room']> }>;
  AcceptOfferError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AcceptOfferError']>;
  AcceptOfferInput: AcceptOfferInput;
  AcceptOfferPayload: ResolverTypeWrapper<Omit<AcceptOfferPayload, 'errors' | 'offer' | 'ticket'> & { errors: Array<ResolversTypes['AcceptOfferError']>, offer?: Maybe<ResolversTypes['Offer']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  Activity: Activity;
  AddNoteError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddNoteError']>;
  AddNoteInput: AddNoteInput;
  AddNotePayload: ResolverTypeWrapper<Omit<AddNotePayload, 'errors' | 'note'> & { errors: Array<ResolversTypes['AddNoteError']>, note?: Maybe<ResolversTypes['InternalNote']> }>;
  AdministerAgentError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdministerAgentError']>;
  Agent: ResolverTypeWrapper<AgentRow>;
  AgentConnection: ResolverTypeWrapper<Omit<AgentConnection, 'edges'> & { edges: Array<ResolversTypes['AgentEdge']> }>;
  AgentEdge: ResolverTypeWrapper<Omit<AgentEdge, 'node'> & { node: ResolversTypes['Agent'] }>;
  AgentFilter: AgentFilter;
  AgentInterval: ResolverTypeWrapper<IntervalRow>;
  AgentIntervalConnection: ResolverTypeWrapper<Omit<AgentIntervalConnection, 'edges'> & { edges: Array<ResolversTypes['AgentIntervalEdge']> }>;
  AgentIntervalEdge: ResolverTypeWrapper<Omit<AgentIntervalEdge, 'node'> & { node: ResolversTypes['AgentInterval'] }>;
  AgentNotAvailable: ResolverTypeWrapper<AgentNotAvailable>;
  AgentSkill: ResolverTypeWrapper<AgentSkillRow>;
  AgentSkillInput: AgentSkillInput;
  AgentState: AgentState;
  AgentStateCause: AgentStateCause;
  AgentStateChanged: ResolverTypeWrapper<EventNode>;
  AgentStateError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AgentStateError']>;
  AgentTime: ResolverTypeWrapper<TimeRow>;
  AgentsChanged: ResolverTypeWrapper<EventNode>;
  AllTicketsFilter: AllTicketsFilter;
  AllTicketsSort: AllTicketsSort;
  AlreadyAssigned: ResolverTypeWrapper<Omit<AlreadyAssigned, 'assignee'> & { assignee?: Maybe<ResolversTypes['User']> }>;
  AlreadyTaken: ResolverTypeWrapper<AlreadyTaken>;
  ApiToken: ResolverTypeWrapper<ApiTokenRow>;
  ApiTokenError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ApiTokenError']>;
  AppendToNotesError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AppendToNotesError']>;
  AppendToNotesInput: AppendToNotesInput;
  AppendToNotesPayload: ResolverTypeWrapper<Omit<AppendToNotesPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['AppendToNotesError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  AssignCaseError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AssignCaseError']>;
  AssignCaseInput: AssignCaseInput;
  AssignCasePayload: ResolverTypeWrapper<Omit<AssignCasePayload, 'case' | 'errors'> & { case?: Maybe<ResolversTypes['Case']>, errors: Array<ResolversTypes['AssignCaseError']> }>;
  AssignSignatureInput: AssignSignatureInput;
  AssignSignaturePayload: ResolverTypeWrapper<Omit<AssignSignaturePayload, 'errors' | 'signature'> & { errors: Array<ResolversTypes['WordsError']>, signature?: Maybe<ResolversTypes['Signature']> }>;
  AssignmentChanged: ResolverTypeWrapper<EventNode>;
  AssignmentMode: AssignmentMode;
  AtCapacity: ResolverTypeWrapper<AtCapacity>;
  Attachment: ResolverTypeWrapper<AttachmentRow>;
  Author: ResolverTypeWrapper<AuthorRow>;
  AutoReply: ResolverTypeWrapper<AutoReplyRow>;
  AuxCode: ResolverTypeWrapper<AuxCodeRow>;
  AuxStatus: AuxStatus;
  BadInput: ResolverTypeWrapper<BadInput>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BulkAction: BulkAction;
  BulkJob: ResolverTypeWrapper<BulkJobRow>;
  BulkJobEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BulkJobEvent']>;
  BulkJobProgressed: ResolverTypeWrapper<EventNode>;
  BulkOutcome: BulkOutcome;
  BulkRow: ResolverTypeWrapper<BulkRowRow>;
  BulkRowConnection: ResolverTypeWrapper<Omit<BulkRowConnection, 'edges'> & { edges: Array<ResolversTypes['BulkRowEdge']> }>;
  BulkRowEdge: ResolverTypeWrapper<Omit<BulkRowEdge, 'node'> & { node: ResolversTypes['BulkRow'] }>;
  BulkStatus: BulkStatus;
  BulkTicketsError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BulkTicketsError']>;
  BulkTicketsInput: BulkTicketsInput;
  BulkTicketsPayload: ResolverTypeWrapper<Omit<BulkTicketsPayload, 'errors' | 'job'> & { errors: Array<ResolversTypes['BulkTicketsError']>, job?: Maybe<ResolversTypes['BulkJob']> }>;
  BusinessHours: ResolverTypeWrapper<HoursRow>;
  CancelScheduledReplyError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelScheduledReplyError']>;
  CancelScheduledReplyInput: CancelScheduledReplyInput;
  CancelScheduledReplyPayload: ResolverTypeWrapper<Omit<CancelScheduledReplyPayload, 'errors' | 'scheduledReply'> & { errors: Array<ResolversTypes['CancelScheduledReplyError']>, scheduledReply?: Maybe<ResolversTypes['ScheduledReply']> }>;
  CannedMessage: ResolverTypeWrapper<CannedRow>;
  CannedMessageConnection: ResolverTypeWrapper<Omit<CannedMessageConnection, 'edges'> & { edges: Array<ResolversTypes['CannedMessageEdge']> }>;
  CannedMessageEdge: ResolverTypeWrapper<Omit<CannedMessageEdge, 'node'> & { node: ResolversTypes['CannedMessage'] }>;
  Case: ResolverTypeWrapper<CaseRow>;
  CaseChanged: ResolverTypeWrapper<CaseChanged>;
  CaseConnection: ResolverTypeWrapper<Omit<CaseConnection, 'edges'> & { edges: Array<ResolversTypes['CaseEdge']> }>;
  CaseEdge: ResolverTypeWrapper<Omit<CaseEdge, 'node'> & { node: ResolversTypes['Case'] }>;
  CaseFilter: CaseFilter;
  CaseOrigin: CaseOrigin;
  CaseStatus: CaseStatus;
  CaseUnassigned: ResolverTypeWrapper<CaseUnassigned>;
  CaseUnchanged: ResolverTypeWrapper<CaseUnchanged>;
  Cause: Cause;
  ChangeAuxCodeInput: ChangeAuxCodeInput;
  ChangeAuxCodePayload: ResolverTypeWrapper<Omit<ChangeAuxCodePayload, 'auxCode' | 'errors'> & { auxCode?: Maybe<ResolversTypes['AuxCode']>, errors: Array<ResolversTypes['SettingError']> }>;
  ChangeBusinessHoursInput: ChangeBusinessHoursInput;
  ChangeBusinessHoursPayload: ResolverTypeWrapper<Omit<ChangeBusinessHoursPayload, 'businessHours' | 'errors'> & { businessHours?: Maybe<ResolversTypes['BusinessHours']>, errors: Array<ResolversTypes['SettingError']> }>;
  ChangeQueueInput: ChangeQueueInput;
  ChangeQueuePayload: ResolverTypeWrapper<Omit<ChangeQueuePayload, 'errors' | 'queue'> & { errors: Array<ResolversTypes['SettingError']>, queue?: Maybe<ResolversTypes['Queue']> }>;
  ChangeSkillInput: ChangeSkillInput;
  ChangeSkillPayload: ResolverTypeWrapper<Omit<ChangeSkillPayload, 'errors' | 'skill'> & { errors: Array<ResolversTypes['SettingError']>, skill?: Maybe<ResolversTypes['Skill']> }>;
  ChangeSlaPolicyInput: ChangeSlaPolicyInput;
  ChangeSlaPolicyPayload: ResolverTypeWrapper<Omit<ChangeSlaPolicyPayload, 'errors' | 'slaPolicy'> & { errors: Array<ResolversTypes['SettingError']>, slaPolicy?: Maybe<ResolversTypes['SlaPolicy']> }>;
  ChangeTicketError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeTicketError']>;
  ChangeUserRoleInput: ChangeUserRoleInput;
  ChangeUserRolePayload: ResolverTypeWrapper<Omit<ChangeUserRolePayload, 'errors' | 'user'> & { errors: Array<ResolversTypes['UserAdministrationError']>, user?: Maybe<ResolversTypes['User']> }>;
  ChangeWebhookError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeWebhookError']>;
  Channel: Channel;
  ChannelPolicy: ResolverTypeWrapper<ChannelPolicy>;
  ClaimTicketError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ClaimTicketError']>;
  ClaimTicketInput: ClaimTicketInput;
  ClaimTicketPayload: ResolverTypeWrapper<Omit<ClaimTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['ClaimTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  CloseCaseInput: CloseCaseInput;
  CloseCasePayload: ResolverTypeWrapper<Omit<CloseCasePayload, 'case' | 'errors'> & { case?: Maybe<ResolversTypes['Case']>, errors: Array<ResolversTypes['MoveCaseError']> }>;
  ConfirmContactError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConfirmContactError']>;
  ConfirmContactInput: ConfirmContactInput;
  ConfirmContactPayload: ResolverTypeWrapper<Omit<ConfirmContactPayload, 'contact' | 'errors'> & { contact?: Maybe<ResolversTypes['Contact']>, errors: Array<ResolversTypes['ConfirmContactError']> }>;
  Contact: ResolverTypeWrapper<ContactRow>;
  ContactIdentity: ResolverTypeWrapper<ContactIdentityRow>;
  ContactStatus: ContactStatus;
  Conversation: ResolverTypeWrapper<ConversationRow>;
  ConversationEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConversationEvent']>;
  ConversationKind: ConversationKind;
  CreateAgentInput: CreateAgentInput;
  CreateAgentPayload: ResolverTypeWrapper<Omit<CreateAgentPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: Array<ResolversTypes['AdministerAgentError']> }>;
  CreateApiTokenInput: CreateApiTokenInput;
  CreateApiTokenPayload: ResolverTypeWrapper<Omit<CreateApiTokenPayload, 'apiToken' | 'errors'> & { apiToken?: Maybe<ResolversTypes['ApiToken']>, errors: Array<ResolversTypes['ApiTokenError']> }>;
  CreateAutoReplyInput: CreateAutoReplyInput;
  CreateAutoReplyPayload: ResolverTypeWrapper<Omit<CreateAutoReplyPayload, 'autoReply' | 'errors'> & { autoReply?: Maybe<ResolversTypes['AutoReply']>, errors: Array<ResolversTypes['WordsError']> }>;
  CreateAuxCodeInput: CreateAuxCodeInput;
  CreateAuxCodePayload: ResolverTypeWrapper<Omit<CreateAuxCodePayload, 'auxCode' | 'errors'> & { auxCode?: Maybe<ResolversTypes['AuxCode']>, errors: Array<ResolversTypes['SettingError']> }>;
  CreateBusinessHoursInput: CreateBusinessHoursInput;
  CreateBusinessHoursPayload: ResolverTypeWrapper<Omit<CreateBusinessHoursPayload, 'businessHours' | 'errors'> & { businessHours?: Maybe<ResolversTypes['BusinessHours']>, errors: Array<ResolversTypes['SettingError']> }>;
  CreateCannedMessageInput: CreateCannedMessageInput;
  CreateCannedMessagePayload: ResolverTypeWrapper<Omit<CreateCannedMessagePayload, 'cannedMessage' | 'errors'> & { cannedMessage?: Maybe<ResolversTypes['CannedMessage']>, errors: Array<ResolversTypes['WordsError']> }>;
  CreateFaqInput: CreateFaqInput;
  CreateFaqPayload: ResolverTypeWrapper<Omit<CreateFaqPayload, 'errors' | 'faq'> & { errors: Array<ResolversTypes['WordsError']>, faq?: Maybe<ResolversTypes['Faq']> }>;
  CreateInvitationError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateInvitationError']>;
  CreateInvitationInput: CreateInvitationInput;
  CreateInvitationPayload: ResolverTypeWrapper<Omit<CreateInvitationPayload, 'errors'> & { errors: Array<ResolversTypes['CreateInvitationError']> }>;
  CreateLabelInput: CreateLabelInput;
  CreateLabelPayload: ResolverTypeWrapper<Omit<CreateLabelPayload, 'errors' | 'label'> & { errors: Array<ResolversTypes['WordsError']>, label?: Maybe<ResolversTypes['Label']> }>;
  CreateLabelRuleInput: CreateLabelRuleInput;
  CreateLabelRulePayload: ResolverTypeWrapper<Omit<CreateLabelRulePayload, 'errors' | 'labelRule'> & { errors: Array<ResolversTypes['WordsError']>, labelRule?: Maybe<ResolversTypes['LabelRule']> }>;
  CreateMacroInput: CreateMacroInput;
  CreateMacroPayload: ResolverTypeWrapper<Omit<CreateMacroPayload, 'errors' | 'macro'> & { errors: Array<ResolversTypes['WordsError']>, macro?: Maybe<ResolversTypes['Macro']> }>;
  CreateQueueInput: CreateQueueInput;
  CreateQueuePayload: ResolverTypeWrapper<Omit<CreateQueuePayload, 'errors' | 'queue'> & { errors: Array<ResolversTypes['SettingError']>, queue?: Maybe<ResolversTypes['Queue']> }>;
  CreateSavedViewInput: CreateSavedViewInput;
  CreateSavedViewPayload: ResolverTypeWrapper<Omit<CreateSavedViewPayload, 'errors' | 'savedView'> & { errors: Array<ResolversTypes['WordsError']>, savedView?: Maybe<ResolversTypes['SavedView']> }>;
  CreateSignatureInput: CreateSignatureInput;
  CreateSignaturePayload: ResolverTypeWrapper<Omit<CreateSignaturePayload, 'errors' | 'signature'> & { errors: Array<ResolversTypes['WordsError']>, signature?: Maybe<ResolversTypes['Signature']> }>;
  CreateSkillInput: CreateSkillInput;
  CreateSkillPayload: ResolverTypeWrapper<Omit<CreateSkillPayload, 'errors' | 'skill'> & { errors: Array<ResolversTypes['SettingError']>, skill?: Maybe<ResolversTypes['Skill']> }>;
  CreateSlaPolicyInput: CreateSlaPolicyInput;
  CreateSlaPolicyPayload: ResolverTypeWrapper<Omit<CreateSlaPolicyPayload, 'errors' | 'slaPolicy'> & { errors: Array<ResolversTypes['SettingError']>, slaPolicy?: Maybe<ResolversTypes['SlaPolicy']> }>;
  CreateTagInput: CreateTagInput;
  CreateTagPayload: ResolverTypeWrapper<Omit<CreateTagPayload, 'errors' | 'tag'> & { errors: Array<ResolversTypes['WordsError']>, tag?: Maybe<ResolversTypes['Tag']> }>;
  CreateTransactionCodeInput: CreateTransactionCodeInput;
  CreateTransactionCodePayload: ResolverTypeWrapper<Omit<CreateTransactionCodePayload, 'code' | 'errors'> & { code?: Maybe<ResolversTypes['TransactionCode']>, errors: Array<ResolversTypes['TransactionCodesError']> }>;
  CreateTransactionListInput: CreateTransactionListInput;
  CreateTransactionListPayload: ResolverTypeWrapper<Omit<CreateTransactionListPayload, 'errors' | 'list'> & { errors: Array<ResolversTypes['TransactionCodesError']>, list?: Maybe<ResolversTypes['TransactionList']> }>;
  CreateWebhookInput: CreateWebhookInput;
  CreateWebhookPayload: ResolverTypeWrapper<Omit<CreateWebhookPayload, 'errors' | 'webhook'> & { errors: Array<ResolversTypes['ChangeWebhookError']>, webhook?: Maybe<ResolversTypes['Webhook']> }>;
  CrmSave: CrmSave;
  CursorTooOld: ResolverTypeWrapper<CursorTooOld>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteAutoReplyInput: DeleteAutoReplyInput;
  DeleteAutoReplyPayload: ResolverTypeWrapper<Omit<DeleteAutoReplyPayload, 'errors'> & { errors: Array<ResolversTypes['WordsError']> }>;
  DeleteBusinessHoursInput: DeleteBusinessHoursInput;
  DeleteBusinessHoursPayload: ResolverTypeWrapper<Omit<DeleteBusinessHoursPayload, 'errors'> & { errors: Array<ResolversTypes['SettingError']> }>;
  DeleteCannedMessageInput: DeleteCannedMessageInput;
  DeleteCannedMessagePayload: ResolverTypeWrapper<Omit<DeleteCannedMessagePayload, 'errors'> & { errors: Array<ResolversTypes['WordsError']> }>;
  DeleteFaqInput: DeleteFaqInput;
  DeleteFaqPayload: ResolverTypeWrapper<Omit<DeleteFaqPayload, 'errors'> & { errors: Array<ResolversTypes['WordsError']> }>;
  DeleteMacroInput: DeleteMacroInput;
  DeleteMacroPayload: ResolverTypeWrapper<Omit<DeleteMacroPayload, 'errors'> & { errors: Array<ResolversTypes['WordsError']> }>;
  DeleteMessageInput: DeleteMessageInput;
  DeleteMessagePayload: ResolverTypeWrapper<Omit<DeleteMessagePayload, 'errors' | 'message'> & { errors: Array<ResolversTypes['EditMessageError']>, message?: Maybe<ResolversTypes['Message']> }>;
  DeleteSavedViewInput: DeleteSavedViewInput;
  DeleteSavedViewPayload: ResolverTypeWrapper<Omit<DeleteSavedViewPayload, 'errors'> & { errors: Array<ResolversTypes['WordsError']> }>;
  DeleteScreenshotError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteScreenshotError']>;
  DeleteScreenshotInput: DeleteScreenshotInput;
  DeleteScreenshotPayload: ResolverTypeWrapper<Omit<DeleteScreenshotPayload, 'errors'> & { errors: Array<ResolversTypes['DeleteScreenshotError']> }>;
  DeleteSignatureInput: DeleteSignatureInput;
  DeleteSignaturePayload: ResolverTypeWrapper<Omit<DeleteSignaturePayload, 'errors'> & { errors: Array<ResolversTypes['WordsError']> }>;
  DeleteSkillInput: DeleteSkillInput;
  DeleteSkillPayload: ResolverTypeWrapper<Omit<DeleteSkillPayload, 'errors'> & { errors: Array<ResolversTypes['SettingError']> }>;
  DeleteSlaPolicyInput: DeleteSlaPolicyInput;
  DeleteSlaPolicyPayload: ResolverTypeWrapper<Omit<DeleteSlaPolicyPayload, 'errors'> & { errors: Array<ResolversTypes['SettingError']> }>;
  DeleteWebhookInput: DeleteWebhookInput;
  DeleteWebhookPayload: ResolverTypeWrapper<Omit<DeleteWebhookPayload, 'errors'> & { errors: Array<ResolversTypes['WebhookError']> }>;
  DeliveryChanged: ResolverTypeWrapper<EventNode>;
  DeliveryStatus: DeliveryStatus;
  DisableWebhookInput: DisableWebhookInput;
  DisableWebhookPayload: ResolverTypeWrapper<Omit<DisableWebhookPayload, 'errors' | 'webhook'> & { errors: Array<ResolversTypes['WebhookError']>, webhook?: Maybe<ResolversTypes['Webhook']> }>;
  Disposition: ResolverTypeWrapper<DispositionRow>;
  Document: ResolverTypeWrapper<DocumentRow>;
  DocumentAuthor: ResolverTypeWrapper<DocumentAuthorKey>;
  DocumentAuthorKind: DocumentAuthorKind;
  DocumentContent: ResolverTypeWrapper<ContentRow>;
  DocumentEdit: ResolverTypeWrapper<Spell>;
  DocumentEditConnection: ResolverTypeWrapper<Omit<DocumentEditConnection, 'edges'> & { edges: Array<ResolversTypes['DocumentEditEdge']> }>;
  DocumentEditEdge: ResolverTypeWrapper<Omit<DocumentEditEdge, 'node'> & { node: ResolversTypes['DocumentEdit'] }>;
  DocumentMilestone: ResolverTypeWrapper<MilestoneRow>;
  DocumentMilestoneCause: DocumentMilestoneCause;
  DocumentMilestoneConnection: ResolverTypeWrapper<Omit<DocumentMilestoneConnection, 'edges'> & { edges: Array<ResolversTypes['DocumentMilestoneEdge']> }>;
  DocumentMilestoneEdge: ResolverTypeWrapper<Omit<DocumentMilestoneEdge, 'node'> & { node: ResolversTypes['DocumentMilestone'] }>;
  DocumentRange: ResolverTypeWrapper<Range>;
  DocumentRangeConnection: ResolverTypeWrapper<Omit<DocumentRangeConnection, 'edges'> & { edges: Array<ResolversTypes['DocumentRangeEdge']> }>;
  DocumentRangeEdge: ResolverTypeWrapper<Omit<DocumentRangeEdge, 'node'> & { node: ResolversTypes['DocumentRange'] }>;
  DocumentShape: DocumentShape;
  DocumentStroke: ResolverTypeWrapper<StrokeRow>;
  DraftChanged: ResolverTypeWrapper<DraftChanged>;
  DraftInput: DraftInput;
  Durations: ResolverTypeWrapper<Durations>;
  EditMessageError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EditMessageError']>;
  EditMessageInput: EditMessageInput;
  EditMessagePayload: ResolverTypeWrapper<Omit<EditMessagePayload, 'errors' | 'message'> & { errors: Array<ResolversTypes['EditMessageError']>, message?: Maybe<ResolversTypes['Message']> }>;
  EditWindowClosed: ResolverTypeWrapper<EditWindowClosed>;
  EmptyVariables: ResolverTypeWrapper<EmptyVariables>;
  EnableWebhookInput: EnableWebhookInput;
  EnableWebhookPayload: ResolverTypeWrapper<Omit<EnableWebhookPayload, 'errors' | 'webhook'> & { errors: Array<ResolversTypes['WebhookError']>, webhook?: Maybe<ResolversTypes['Webhook']> }>;
  EndInteractionInput: EndInteractionInput;
  EndInteractionPayload: ResolverTypeWrapper<Omit<EndInteractionPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: Array<ResolversTypes['AgentStateError']> }>;
  Endpoint: ResolverTypeWrapper<EndpointRow>;
  Engagement: Engagement;
  Event: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Event']>;
  ExpertPresence: ExpertPresence;
  Faq: ResolverTypeWrapper<FaqRow>;
  FaqConnection: ResolverTypeWrapper<Omit<FaqConnection, 'edges'> & { edges: Array<ResolversTypes['FaqEdge']> }>;
  FaqEdge: ResolverTypeWrapper<Omit<FaqEdge, 'node'> & { node: ResolversTypes['Faq'] }>;
  FileRefused: ResolverTypeWrapper<FileRefused>;
  FilledSignature: ResolverTypeWrapper<SignatureView>;
  FinishPostProcessingInput: FinishPostProcessingInput;
  FinishPostProcessingPayload: ResolverTypeWrapper<Omit<FinishPostProcessingPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: Array<ResolversTypes['AgentStateError']> }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FollowUpPolicy: FollowUpPolicy;
  Forbidden: ResolverTypeWrapper<Forbidden>;
  GoAvailableInput: GoAvailableInput;
  GoAvailablePayload: ResolverTypeWrapper<Omit<GoAvailablePayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: Array<ResolversTypes['AgentStateError']> }>;
  GoAwayInput: GoAwayInput;
  GoAwayPayload: ResolverTypeWrapper<Omit<GoAwayPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: Array<ResolversTypes['AgentStateError']> }>;
  GoBusyInput: GoBusyInput;
  GoBusyPayload: ResolverTypeWrapper<Omit<GoBusyPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: Array<ResolversTypes['AgentStateError']> }>;
  GoOfflineInput: GoOfflineInput;
  GoOfflinePayload: ResolverTypeWrapper<Omit<GoOfflinePayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: Array<ResolversTypes['AgentStateError']> }>;
  GoWorkOfflineInput: GoWorkOfflineInput;
  GoWorkOfflinePayload: ResolverTypeWrapper<Omit<GoWorkOfflinePayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: Array<ResolversTypes['AgentStateError']> }>;
  Group: ResolverTypeWrapper<GroupRow>;
  Guest: ResolverTypeWrapper<GuestActor>;
  Holiday: ResolverTypeWrapper<Holiday>;
  HolidayInput: HolidayInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdentityTaken: ResolverTypeWrapper<IdentityTaken>;
  InUse: ResolverTypeWrapper<InUse>;
  InboxDifference: ResolverTypeWrapper<Difference>;
  InboxDifferenceKind: InboxDifferenceKind;
  InboxEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['InboxEvent']>;
  InboxFilter: InboxFilter;
  InboxListChanged: ResolverTypeWrapper<EventNode>;
  InboxListEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['InboxListEvent']>;
  InboxListed: ResolverTypeWrapper<EventNode>;
  InboxRow: ResolverTypeWrapper<ListRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InternalNote: ResolverTypeWrapper<NoteRow>;
  InvalidAgentState: ResolverTypeWrapper<InvalidAgentState>;
  InvalidSelection: ResolverTypeWrapper<InvalidSelection>;
  InvalidTransition: ResolverTypeWrapper<InvalidTransition>;
  InvitationInvalid: ResolverTypeWrapper<InvitationInvalid>;
  InviteExpertError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['InviteExpertError']>;
  InviteExpertInput: InviteExpertInput;
  InviteExpertPayload: ResolverTypeWrapper<Omit<InviteExpertPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['InviteExpertError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Label: ResolverTypeWrapper<LabelRow>;
  LabelApplication: ResolverTypeWrapper<LabelApplicationRow>;
  LabelRule: ResolverTypeWrapper<LabelRuleRow>;
  LabelRuleDryRun: ResolverTypeWrapper<Omit<LabelRuleDryRun, 'samples'> & { samples: Array<ResolversTypes['Ticket']> }>;
  LabelRuleDryRunInput: LabelRuleDryRunInput;
  LabelRuleKind: LabelRuleKind;
  LabelTicketError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LabelTicketError']>;
  LabelTicketInput: LabelTicketInput;
  LabelTicketPayload: ResolverTypeWrapper<Omit<LabelTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['LabelTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  LeftScope: ResolverTypeWrapper<EventNode>;
  Limit: ResolverTypeWrapper<Limit>;
  LimitReached: ResolverTypeWrapper<LimitReached>;
  Macro: ResolverTypeWrapper<MacroRow>;
  MacroAction: MacroAction;
  MacroStep: ResolverTypeWrapper<MacroStep>;
  MacroStepInput: MacroStepInput;
  MarkNotificationsReadError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MarkNotificationsReadError']>;
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  MarkNotificationsReadPayload: ResolverTypeWrapper<Omit<MarkNotificationsReadPayload, 'errors'> & { errors: Array<ResolversTypes['MarkNotificationsReadError']> }>;
  MarkOnHoldInput: MarkOnHoldInput;
  MarkOnHoldPayload: ResolverTypeWrapper<Omit<MarkOnHoldPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['ChangeTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  MarkPendingInput: MarkPendingInput;
  MarkPendingPayload: ResolverTypeWrapper<Omit<MarkPendingPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['ChangeTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  MarkReadError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MarkReadError']>;
  MarkReadInput: MarkReadInput;
  MarkReadPayload: ResolverTypeWrapper<Omit<MarkReadPayload, 'conversation' | 'errors'> & { conversation?: Maybe<ResolversTypes['Conversation']>, errors: Array<ResolversTypes['MarkReadError']> }>;
  MergeTicketsError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MergeTicketsError']>;
  MergeTicketsInput: MergeTicketsInput;
  MergeTicketsPayload: ResolverTypeWrapper<Omit<MergeTicketsPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['MergeTicketsError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  Message: ResolverTypeWrapper<MessageRow>;
  MessageChanged: ResolverTypeWrapper<EventNode>;
  MessageConnection: ResolverTypeWrapper<Omit<MessageConnection, 'edges'> & { edges: Array<ResolversTypes['MessageEdge']> }>;
  MessageContent: MessageContent;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  MessagePosted: ResolverTypeWrapper<EventNode>;
  MoveCaseError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MoveCaseError']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MyEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MyEvent']>;
  NameTaken: ResolverTypeWrapper<NameTaken>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFound: ResolverTypeWrapper<NotFound>;
  NoteAdded: ResolverTypeWrapper<EventNode>;
  Notification: ResolverTypeWrapper<NotificationRow>;
  NotificationConnection: ResolverTypeWrapper<Omit<NotificationConnection, 'edges'> & { edges: Array<ResolversTypes['NotificationEdge']> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationMade: ResolverTypeWrapper<EventNode>;
  NotifyManagerError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['NotifyManagerError']>;
  NotifyManagerInput: NotifyManagerInput;
  NotifyManagerPayload: ResolverTypeWrapper<Omit<NotifyManagerPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['NotifyManagerError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  Offer: ResolverTypeWrapper<OfferRow>;
  OfferEnded: ResolverTypeWrapper<EventNode>;
  OfferMade: ResolverTypeWrapper<EventNode>;
  OfferState: OfferState;
  OnHoldMessage: OnHoldMessage;
  OpeningDay: ResolverTypeWrapper<OpeningDay>;
  OpeningDayInput: OpeningDayInput;
  OpeningSpan: ResolverTypeWrapper<OpeningSpan>;
  OpeningSpanInput: OpeningSpanInput;
  OutboundReplyRouting: OutboundReplyRouting;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PhraseFilter: PhraseFilter;
  PhrasePreview: ResolverTypeWrapper<Preview>;
  Presence: ResolverTypeWrapper<PresenceEntry>;
  ProvisionSmsNumberInput: ProvisionSmsNumberInput;
  ProvisionSmsNumberPayload: ResolverTypeWrapper<Omit<ProvisionSmsNumberPayload, 'endpoint' | 'errors'> & { endpoint?: Maybe<ResolversTypes['Endpoint']>, errors: Array<ResolversTypes['SmsSettingsError']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Queue: ResolverTypeWrapper<QueueRow>;
  QueueEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['QueueEvent']>;
  QueueLoad: ResolverTypeWrapper<QueueLoadRow>;
  QueueLoadChanged: ResolverTypeWrapper<EventNode>;
  RedeliverInput: RedeliverInput;
  RedeliverPayload: ResolverTypeWrapper<Omit<RedeliverPayload, 'delivery' | 'errors'> & { delivery?: Maybe<ResolversTypes['WebhookDelivery']>, errors: Array<ResolversTypes['RepeatWebhookError']> }>;
  RefreshSessionError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefreshSessionError']>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: ResolverTypeWrapper<Omit<RefreshSessionPayload, 'errors' | 'session'> & { errors: Array<ResolversTypes['RefreshSessionError']>, session?: Maybe<ResolversTypes['Session']> }>;
  RejectNotAllowed: ResolverTypeWrapper<RejectNotAllowed>;
  RejectOfferError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RejectOfferError']>;
  RejectOfferInput: RejectOfferInput;
  RejectOfferPayload: ResolverTypeWrapper<Omit<RejectOfferPayload, 'errors' | 'offer'> & { errors: Array<ResolversTypes['RejectOfferError']>, offer?: Maybe<ResolversTypes['Offer']> }>;
  RelateTicketsError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RelateTicketsError']>;
  RelateTicketsInput: RelateTicketsInput;
  RelateTicketsPayload: ResolverTypeWrapper<Omit<RelateTicketsPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['RelateTicketsError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  RemoveParticipantError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveParticipantError']>;
  RemoveParticipantInput: RemoveParticipantInput;
  RemoveParticipantPayload: ResolverTypeWrapper<Omit<RemoveParticipantPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['RemoveParticipantError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  ReopenCaseInput: ReopenCaseInput;
  ReopenCasePayload: ResolverTypeWrapper<Omit<ReopenCasePayload, 'case' | 'errors'> & { case?: Maybe<ResolversTypes['Case']>, errors: Array<ResolversTypes['MoveCaseError']> }>;
  ReopenTicketInput: ReopenTicketInput;
  ReopenTicketPayload: ResolverTypeWrapper<Omit<ReopenTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['ChangeTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  RepeatWebhookError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RepeatWebhookError']>;
  ReplayWebhookError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReplayWebhookError']>;
  ReplayWebhookInput: ReplayWebhookInput;
  ReplayWebhookPayload: ResolverTypeWrapper<Omit<ReplayWebhookPayload, 'errors' | 'webhook'> & { errors: Array<ResolversTypes['ReplayWebhookError']>, webhook?: Maybe<ResolversTypes['Webhook']> }>;
  RequestUploadError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestUploadError']>;
  RequestUploadInput: RequestUploadInput;
  RequestUploadPayload: ResolverTypeWrapper<Omit<RequestUploadPayload, 'errors'> & { errors: Array<ResolversTypes['RequestUploadError']> }>;
  RequiredSkill: ResolverTypeWrapper<RequiredSkillRow>;
  RequiredSkillInput: RequiredSkillInput;
  ResolveTicketInput: ResolveTicketInput;
  ResolveTicketPayload: ResolverTypeWrapper<Omit<ResolveTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['ChangeTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  RestoreDocumentError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreDocumentError']>;
  RestoreDocumentInput: RestoreDocumentInput;
  RestoreDocumentPayload: ResolverTypeWrapper<Omit<RestoreDocumentPayload, 'document' | 'errors'> & { document?: Maybe<ResolversTypes['Document']>, errors: Array<ResolversTypes['RestoreDocumentError']> }>;
  ResyncRequired: ResolverTypeWrapper<EventNode>;
  RevertAuthorError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevertAuthorError']>;
  RevertAuthorInput: RevertAuthorInput;
  RevertAuthorPayload: ResolverTypeWrapper<Omit<RevertAuthorPayload, 'document' | 'errors'> & { document?: Maybe<ResolversTypes['Document']>, errors: Array<ResolversTypes['RevertAuthorError']> }>;
  RevokeApiTokenInput: RevokeApiTokenInput;
  RevokeApiTokenPayload: ResolverTypeWrapper<Omit<RevokeApiTokenPayload, 'apiToken' | 'errors'> & { apiToken?: Maybe<ResolversTypes['ApiToken']>, errors: Array<ResolversTypes['ApiTokenError']> }>;
  Role: Role;
  Room: ResolverTypeWrapper<RoomEntry>;
  RosterEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RosterEvent']>;
  RosterStatus: RosterStatus;
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  RotateWebhookSecretPayload: ResolverTypeWrapper<Omit<RotateWebhookSecretPayload, 'errors' | 'webhook'> & { errors: Array<ResolversTypes['WebhookError']>, webhook?: Maybe<ResolversTypes['Webhook']> }>;
  Routing: ResolverTypeWrapper<RoutingView>;
  RoutingCandidate: ResolverTypeWrapper<CandidateView>;
  RoutingDecision: ResolverTypeWrapper<DecisionView>;
  RunMacroError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RunMacroError']>;
  RunMacroInput: RunMacroInput;
  RunMacroPayload: ResolverTypeWrapper<Omit<RunMacroPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['RunMacroError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  SaveTranscriptError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveTranscriptError']>;
  SaveTranscriptInput: SaveTranscriptInput;
  SaveTranscriptPayload: ResolverTypeWrapper<Omit<SaveTranscriptPayload, 'case' | 'errors'> & { case?: Maybe<ResolversTypes['Case']>, errors: Array<ResolversTypes['SaveTranscriptError']> }>;
  SavedView: ResolverTypeWrapper<SavedViewRow>;
  ScheduleReplyError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ScheduleReplyError']>;
  ScheduleReplyInput: ScheduleReplyInput;
  ScheduleReplyPayload: ResolverTypeWrapper<Omit<ScheduleReplyPayload, 'errors' | 'scheduledReply' | 'ticket'> & { errors: Array<ResolversTypes['ScheduleReplyError']>, scheduledReply?: Maybe<ResolversTypes['ScheduledReply']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  ScheduledReply: ResolverTypeWrapper<ScheduledReplyRow>;
  ScheduledReplyState: ScheduledReplyState;
  ScreenPop: ResolverTypeWrapper<ScreenPopRow>;
  Screenshot: ResolverTypeWrapper<ScreenshotRow>;
  ScreenshotDeleted: ResolverTypeWrapper<EventNode>;
  ScreenshotUploaded: ResolverTypeWrapper<EventNode>;
  SearchField: SearchField;
  SearchHit: ResolverTypeWrapper<HitRow>;
  SearchLanguage: SearchLanguage;
  SendAnnotationError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendAnnotationError']>;
  SendAnnotationInput: SendAnnotationInput;
  SendAnnotationPayload: ResolverTypeWrapper<Omit<SendAnnotationPayload, 'errors' | 'message'> & { errors: Array<ResolversTypes['SendAnnotationError']>, message?: Maybe<ResolversTypes['Message']> }>;
  SendReplyError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendReplyError']>;
  SendReplyInput: SendReplyInput;
  SendReplyPayload: ResolverTypeWrapper<Omit<SendReplyPayload, 'errors' | 'message' | 'ticket'> & { errors: Array<ResolversTypes['SendReplyError']>, message?: Maybe<ResolversTypes['Message']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  SendWebMessageError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendWebMessageError']>;
  SendWebMessageInput: SendWebMessageInput;
  SendWebMessagePayload: ResolverTypeWrapper<Omit<SendWebMessagePayload, 'errors' | 'message'> & { errors: Array<ResolversTypes['SendWebMessageError']>, message?: Maybe<ResolversTypes['Message']> }>;
  Session: ResolverTypeWrapper<IssuedSession>;
  SessionEnded: ResolverTypeWrapper<SessionEnded>;
  SetAgentCapacityInput: SetAgentCapacityInput;
  SetAgentCapacityPayload: ResolverTypeWrapper<Omit<SetAgentCapacityPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: Array<ResolversTypes['AdministerAgentError']> }>;
  SetAgentSkillsInput: SetAgentSkillsInput;
  SetAgentSkillsPayload: ResolverTypeWrapper<Omit<SetAgentSkillsPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: Array<ResolversTypes['AdministerAgentError']> }>;
  SetAgentStateInput: SetAgentStateInput;
  SetAgentStatePayload: ResolverTypeWrapper<Omit<SetAgentStatePayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: Array<ResolversTypes['AgentStateError']> }>;
  SetChannelPolicyInput: SetChannelPolicyInput;
  SetChannelPolicyPayload: ResolverTypeWrapper<Omit<SetChannelPolicyPayload, 'errors'> & { errors: Array<ResolversTypes['SettingError']> }>;
  SetOfferRejectionInput: SetOfferRejectionInput;
  SetOfferRejectionPayload: ResolverTypeWrapper<Omit<SetOfferRejectionPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: Array<ResolversTypes['AdministerAgentError']> }>;
  SetSmsCountriesInput: SetSmsCountriesInput;
  SetSmsCountriesPayload: ResolverTypeWrapper<Omit<SetSmsCountriesPayload, 'errors'> & { errors: Array<ResolversTypes['SmsSettingsError']> }>;
  SetTransactionCodesError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetTransactionCodesError']>;
  SetTransactionCodesInput: SetTransactionCodesInput;
  SetTransactionCodesPayload: ResolverTypeWrapper<Omit<SetTransactionCodesPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['SetTransactionCodesError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  SetTypingError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetTypingError']>;
  SetTypingInput: SetTypingInput;
  SetTypingPayload: ResolverTypeWrapper<Omit<SetTypingPayload, 'errors'> & { errors: Array<ResolversTypes['SetTypingError']> }>;
  SetUserStatusInput: SetUserStatusInput;
  SetUserStatusPayload: ResolverTypeWrapper<Omit<SetUserStatusPayload, 'errors' | 'user'> & { errors: Array<ResolversTypes['UserAdministrationError']>, user?: Maybe<ResolversTypes['User']> }>;
  SetWorkspaceSettingsInput: SetWorkspaceSettingsInput;
  SetWorkspaceSettingsPayload: ResolverTypeWrapper<Omit<SetWorkspaceSettingsPayload, 'errors'> & { errors: Array<ResolversTypes['SettingError']> }>;
  SettingError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SettingError']>;
  SharedText: ResolverTypeWrapper<TextRow>;
  Side: Side;
  SignInError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignInError']>;
  SignInInput: SignInInput;
  SignInPayload: ResolverTypeWrapper<Omit<SignInPayload, 'errors' | 'session'> & { errors: Array<ResolversTypes['SignInError']>, session?: Maybe<ResolversTypes['Session']> }>;
  SignOutInput: SignOutInput;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  Signature: ResolverTypeWrapper<SignatureRow>;
  SignatureSource: SignatureSource;
  Skill: ResolverTypeWrapper<SkillRow>;
  SkillLevel: SkillLevel;
  SkipReason: SkipReason;
  SlaBreached: ResolverTypeWrapper<EventNode>;
  SlaClock: ResolverTypeWrapper<SlaClockRow>;
  SlaKind: SlaKind;
  SlaPolicy: ResolverTypeWrapper<SlaPolicyRow>;
  SlaState: SlaState;
  SlaStep: ResolverTypeWrapper<SlaStepRow>;
  SlaStepKind: SlaStepKind;
  SlaWarned: ResolverTypeWrapper<EventNode>;
  SmsCountry: ResolverTypeWrapper<SmsCountry>;
  SmsCountryInput: SmsCountryInput;
  SmsSettingsError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SmsSettingsError']>;
  SnippetPart: ResolverTypeWrapper<SnippetPart>;
  SnoozeTicketInput: SnoozeTicketInput;
  SnoozeTicketPayload: ResolverTypeWrapper<Omit<SnoozeTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['ChangeTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  SplitTicketError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SplitTicketError']>;
  SplitTicketInput: SplitTicketInput;
  SplitTicketPayload: ResolverTypeWrapper<Omit<SplitTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['SplitTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  StaleReply: ResolverTypeWrapper<Omit<StaleReply, 'unseen'> & { unseen: Array<ResolversTypes['Message']> }>;
  StartSmsError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartSmsError']>;
  StartSmsInput: StartSmsInput;
  StartSmsPayload: ResolverTypeWrapper<Omit<StartSmsPayload, 'errors' | 'message' | 'ticket'> & { errors: Array<ResolversTypes['StartSmsError']>, message?: Maybe<ResolversTypes['Message']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  StartWebChatError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartWebChatError']>;
  StartWebChatInput: StartWebChatInput;
  StartWebChatPayload: ResolverTypeWrapper<Omit<StartWebChatPayload, 'errors' | 'message' | 'room'> & { errors: Array<ResolversTypes['StartWebChatError']>, message?: Maybe<ResolversTypes['Message']>, room?: Maybe<ResolversTypes['Room']> }>;
  Stats: ResolverTypeWrapper<StatsView>;
  StatsDimension: StatsDimension;
  StatsFilter: StatsFilter;
  StatsGroup: ResolverTypeWrapper<StatsGroupRow>;
  StatsPoint: ResolverTypeWrapper<StatsPointRow>;
  StatsStep: StatsStep;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subaccount: ResolverTypeWrapper<SubaccountRow>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SupervisorScope: SupervisorScope;
  SystemDisposition: SystemDisposition;
  Tag: ResolverTypeWrapper<TagRow>;
  TagCategory: TagCategory;
  TagTicketError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TagTicketError']>;
  TagTicketInput: TagTicketInput;
  TagTicketPayload: ResolverTypeWrapper<Omit<TagTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['TagTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  TakeTicketError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TakeTicketError']>;
  TakeTicketInput: TakeTicketInput;
  TakeTicketPayload: ResolverTypeWrapper<Omit<TakeTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['TakeTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  TestWebhookInput: TestWebhookInput;
  TestWebhookPayload: ResolverTypeWrapper<Omit<TestWebhookPayload, 'delivery' | 'errors'> & { delivery?: Maybe<ResolversTypes['WebhookDelivery']>, errors: Array<ResolversTypes['RepeatWebhookError']> }>;
  Ticket: ResolverTypeWrapper<TicketRow>;
  TicketAction: TicketAction;
  TicketActivity: ResolverTypeWrapper<EventNode>;
  TicketChangeKind: TicketChangeKind;
  TicketChanged: ResolverTypeWrapper<EventNode>;
  TicketConnection: ResolverTypeWrapper<Omit<TicketConnection, 'edges'> & { edges: Array<ResolversTypes['TicketEdge']> }>;
  TicketCounts: ResolverTypeWrapper<TicketCounts>;
  TicketEdge: ResolverTypeWrapper<Omit<TicketEdge, 'node'> & { node: ResolversTypes['Ticket'] }>;
  TicketFlow: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['TicketFlow']>;
  TicketLink: ResolverTypeWrapper<LinkRow>;
  TicketLinkKind: TicketLinkKind;
  TicketOpened: ResolverTypeWrapper<EventNode>;
  TicketStatus: TicketStatus;
  TimelineConnection: ResolverTypeWrapper<Omit<TimelineConnection, 'edges'> & { edges: Array<ResolversTypes['TimelineEdge']> }>;
  TimelineEdge: ResolverTypeWrapper<Omit<TimelineEdge, 'node'> & { node: ResolversTypes['TimelineItem'] }>;
  TimelineItem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TimelineItem']>;
  TokenScope: TokenScope;
  TooManyAttempts: ResolverTypeWrapper<TooManyAttempts>;
  TransactionCode: ResolverTypeWrapper<TransactionCodeRow>;
  TransactionCodeRequired: ResolverTypeWrapper<Omit<TransactionCodeRequired, 'lists'> & { lists: Array<ResolversTypes['TransactionList']> }>;
  TransactionCodesError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TransactionCodesError']>;
  TransactionList: ResolverTypeWrapper<TransactionListRow>;
  TransferAgent: ResolverTypeWrapper<TargetView>;
  TransferTargets: ResolverTypeWrapper<TargetsView>;
  TransferTicketError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TransferTicketError']>;
  TransferTicketInput: TransferTicketInput;
  TransferTicketPayload: ResolverTypeWrapper<Omit<TransferTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['TransferTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  UnlabelTicketInput: UnlabelTicketInput;
  UnlabelTicketPayload: ResolverTypeWrapper<Omit<UnlabelTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['LabelTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  UnrelateTicketsInput: UnrelateTicketsInput;
  UnrelateTicketsPayload: ResolverTypeWrapper<Omit<UnrelateTicketsPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['RelateTicketsError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  UnsnoozeTicketInput: UnsnoozeTicketInput;
  UnsnoozeTicketPayload: ResolverTypeWrapper<Omit<UnsnoozeTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['ChangeTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  UntagTicketInput: UntagTicketInput;
  UntagTicketPayload: ResolverTypeWrapper<Omit<UntagTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversTypes['TagTicketError']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  UpdateAutoReplyInput: UpdateAutoReplyInput;
  UpdateAutoReplyPayload: ResolverTypeWrapper<Omit<UpdateAutoReplyPayload, 'autoReply' | 'errors'> & { autoReply?: Maybe<ResolversTypes['AutoReply']>, errors: Array<ResolversTypes['WordsError']> }>;
  UpdateCannedMessageInput: UpdateCannedMessageInput;
  UpdateCannedMessagePayload: ResolverTypeWrapper<Omit<UpdateCannedMessagePayload, 'cannedMessage' | 'errors'> & { cannedMessage?: Maybe<ResolversTypes['CannedMessage']>, errors: Array<ResolversTypes['WordsError']> }>;
  UpdateCaseError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateCaseError']>;
  UpdateCaseInput: UpdateCaseInput;
  UpdateCasePayload: ResolverTypeWrapper<Omit<UpdateCasePayload, 'case' | 'errors'> & { case?: Maybe<ResolversTypes['Case']>, errors: Array<ResolversTypes['UpdateCaseError']> }>;
  UpdateFaqInput: UpdateFaqInput;
  UpdateFaqPayload: ResolverTypeWrapper<Omit<UpdateFaqPayload, 'errors' | 'faq'> & { errors: Array<ResolversTypes['WordsError']>, faq?: Maybe<ResolversTypes['Faq']> }>;
  UpdateLabelInput: UpdateLabelInput;
  UpdateLabelPayload: ResolverTypeWrapper<Omit<UpdateLabelPayload, 'errors' | 'label'> & { errors: Array<ResolversTypes['WordsError']>, label?: Maybe<ResolversTypes['Label']> }>;
  UpdateLabelRuleInput: UpdateLabelRuleInput;
  UpdateLabelRulePayload: ResolverTypeWrapper<Omit<UpdateLabelRulePayload, 'errors' | 'labelRule'> & { errors: Array<ResolversTypes['WordsError']>, labelRule?: Maybe<ResolversTypes['LabelRule']> }>;
  UpdateMacroInput: UpdateMacroInput;
  UpdateMacroPayload: ResolverTypeWrapper<Omit<UpdateMacroPayload, 'errors' | 'macro'> & { errors: Array<ResolversTypes['WordsError']>, macro?: Maybe<ResolversTypes['Macro']> }>;
  UpdateSavedViewInput: UpdateSavedViewInput;
  UpdateSavedViewPayload: ResolverTypeWrapper<Omit<UpdateSavedViewPayload, 'errors' | 'savedView'> & { errors: Array<ResolversTypes['WordsError']>, savedView?: Maybe<ResolversTypes['SavedView']> }>;
  UpdateSignatureInput: UpdateSignatureInput;
  UpdateSignaturePayload: ResolverTypeWrapper<Omit<UpdateSignaturePayload, 'errors' | 'signature'> & { errors: Array<ResolversTypes['WordsError']>, signature?: Maybe<ResolversTypes['Signature']> }>;
  UpdateTagInput: UpdateTagInput;
  UpdateTagPayload: ResolverTypeWrapper<Omit<UpdateTagPayload, 'errors' | 'tag'> & { errors: Array<ResolversTypes['WordsError']>, tag?: Maybe<ResolversTypes['Tag']> }>;
  UpdateTransactionCodeInput: UpdateTransactionCodeInput;
  UpdateTransactionCodePayload: ResolverTypeWrapper<Omit<UpdateTransactionCodePayload, 'code' | 'errors'> & { code?: Maybe<ResolversTypes['TransactionCode']>, errors: Array<ResolversTypes['TransactionCodesError']> }>;
  UpdateTransactionListInput: UpdateTransactionListInput;
  UpdateTransactionListPayload: ResolverTypeWrapper<Omit<UpdateTransactionListPayload, 'errors' | 'list'> & { errors: Array<ResolversTypes['TransactionCodesError']>, list?: Maybe<ResolversTypes['TransactionList']> }>;
  UpdateWebhookInput: UpdateWebhookInput;
  UpdateWebhookPayload: ResolverTypeWrapper<Omit<UpdateWebhookPayload, 'errors' | 'webhook'> & { errors: Array<ResolversTypes['ChangeWebhookError']>, webhook?: Maybe<ResolversTypes['Webhook']> }>;
  Upload: ResolverTypeWrapper<Upload>;
  UploadScreenshotError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UploadScreenshotError']>;
  UploadScreenshotInput: UploadScreenshotInput;
  UploadScreenshotPayload: ResolverTypeWrapper<Omit<UploadScreenshotPayload, 'errors' | 'screenshot'> & { errors: Array<ResolversTypes['UploadScreenshotError']>, screenshot?: Maybe<ResolversTypes['Screenshot']> }>;
  User: ResolverTypeWrapper<UserRow>;
  UserAdministrationError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UserAdministrationError']>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges'> & { edges: Array<ResolversTypes['UserEdge']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserStatus: UserStatus;
  VideoPresence: VideoPresence;
  WaitReason: WaitReason;
  WebChat: ResolverTypeWrapper<WebChat>;
  WebChatClosed: ResolverTypeWrapper<WebChatClosed>;
  WebMessageInput: WebMessageInput;
  Webhook: ResolverTypeWrapper<WebhookRow>;
  WebhookDelivery: ResolverTypeWrapper<DeliveryRow>;
  WebhookDeliveryConnection: ResolverTypeWrapper<Omit<WebhookDeliveryConnection, 'edges'> & { edges: Array<ResolversTypes['WebhookDeliveryEdge']> }>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  WebhookDeliveryStatus: WebhookDeliveryStatus;
  WebhookDisabledReason: WebhookDisabledReason;
  WebhookError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WebhookError']>;
  WebhookStatus: WebhookStatus;
  WhenOffline: WhenOffline;
  WordTaken: ResolverTypeWrapper<WordTaken>;
  WordsError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WordsError']>;
  Workspace: ResolverTypeWrapper<WorkspaceRow>;
  WorkspaceChoiceNeeded: ResolverTypeWrapper<Omit<WorkspaceChoiceNeeded, 'workspaces'> & { workspaces: Array<ResolversTypes['Workspace']> }>;
  WorkspaceSettings: ResolverTypeWrapper<WorkspaceSettings>;
  WrongCredentials: ResolverTypeWrapper<WrongCredentials>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptInvitationError: ResolversUnionTypes<ResolversParentTypes>['AcceptInvitationError'];
  AcceptInvitationInput: AcceptInvitationInput;
  AcceptInvitationPayload: Omit<AcceptInvitationPayload, 'errors' | 'room'> & { errors: Array<ResolversParentTypes['AcceptInvitationError']>, room?: Maybe<ResolversParentTypes['Room']> };
  AcceptOfferError: ResolversUnionTypes<ResolversParentTypes>['AcceptOfferError'];
  AcceptOfferInput: AcceptOfferInput;
  AcceptOfferPayload: Omit<AcceptOfferPayload, 'errors' | 'offer' | 'ticket'> & { errors: Array<ResolversParentTypes['AcceptOfferError']>, offer?: Maybe<ResolversParentTypes['Offer']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  AddNoteError: ResolversUnionTypes<ResolversParentTypes>['AddNoteError'];
  AddNoteInput: AddNoteInput;
  AddNotePayload: Omit<AddNotePayload, 'errors' | 'note'> & { errors: Array<ResolversParentTypes['AddNoteError']>, note?: Maybe<ResolversParentTypes['InternalNote']> };
  AdministerAgentError: ResolversUnionTypes<ResolversParentTypes>['AdministerAgentError'];
  Agent: AgentRow;
  AgentConnection: Omit<AgentConnection, 'edges'> & { edges: Array<ResolversParentTypes['AgentEdge']> };
  AgentEdge: Omit<AgentEdge, 'node'> & { node: ResolversParentTypes['Agent'] };
  AgentFilter: AgentFilter;
  AgentInterval: IntervalRow;
  AgentIntervalConnection: Omit<AgentIntervalConnection, 'edges'> & { edges: Array<ResolversParentTypes['AgentIntervalEdge']> };
  AgentIntervalEdge: Omit<AgentIntervalEdge, 'node'> & { node: ResolversParentTypes['AgentInterval'] };
  AgentNotAvailable: AgentNotAvailable;
  AgentSkill: AgentSkillRow;
  AgentSkillInput: AgentSkillInput;
  AgentStateChanged: EventNode;
  AgentStateError: ResolversUnionTypes<ResolversParentTypes>['AgentStateError'];
  AgentTime: TimeRow;
  AgentsChanged: EventNode;
  AllTicketsFilter: AllTicketsFilter;
  AlreadyAssigned: Omit<AlreadyAssigned, 'assignee'> & { assignee?: Maybe<ResolversParentTypes['User']> };
  AlreadyTaken: AlreadyTaken;
  ApiToken: ApiTokenRow;
  ApiTokenError: ResolversUnionTypes<ResolversParentTypes>['ApiTokenError'];
  AppendToNotesError: ResolversUnionTypes<ResolversParentTypes>['AppendToNotesError'];
  AppendToNotesInput: AppendToNotesInput;
  AppendToNotesPayload: Omit<AppendToNotesPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['AppendToNotesError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  AssignCaseError: ResolversUnionTypes<ResolversParentTypes>['AssignCaseError'];
  AssignCaseInput: AssignCaseInput;
  AssignCasePayload: Omit<AssignCasePayload, 'case' | 'errors'> & { case?: Maybe<ResolversParentTypes['Case']>, errors: Array<ResolversParentTypes['AssignCaseError']> };
  AssignSignatureInput: AssignSignatureInput;
  AssignSignaturePayload: Omit<AssignSignaturePayload, 'errors' | 'signature'> & { errors: Array<ResolversParentTypes['WordsError']>, signature?: Maybe<ResolversParentTypes['Signature']> };
  AssignmentChanged: EventNode;
  AtCapacity: AtCapacity;
  Attachment: AttachmentRow;
  Author: AuthorRow;
  AutoReply: AutoReplyRow;
  AuxCode: AuxCodeRow;
  BadInput: BadInput;
  Boolean: Scalars['Boolean']['output'];
  BulkJob: BulkJobRow;
  BulkJobEvent: ResolversUnionTypes<ResolversParentTypes>['BulkJobEvent'];
  BulkJobProgressed: EventNode;
  BulkRow: BulkRowRow;
  BulkRowConnection: Omit<BulkRowConnection, 'edges'> & { edges: Array<ResolversParentTypes['BulkRowEdge']> };
  BulkRowEdge: Omit<BulkRowEdge, 'node'> & { node: ResolversParentTypes['BulkRow'] };
  BulkTicketsError: ResolversUnionTypes<ResolversParentTypes>['BulkTicketsError'];
  BulkTicketsInput: BulkTicketsInput;
  BulkTicketsPayload: Omit<BulkTicketsPayload, 'errors' | 'job'> & { errors: Array<ResolversParentTypes['BulkTicketsError']>, job?: Maybe<ResolversParentTypes['BulkJob']> };
  BusinessHours: HoursRow;
  CancelScheduledReplyError: ResolversUnionTypes<ResolversParentTypes>['CancelScheduledReplyError'];
  CancelScheduledReplyInput: CancelScheduledReplyInput;
  CancelScheduledReplyPayload: Omit<CancelScheduledReplyPayload, 'errors' | 'scheduledReply'> & { errors: Array<ResolversParentTypes['CancelScheduledReplyError']>, scheduledReply?: Maybe<ResolversParentTypes['ScheduledReply']> };
  CannedMessage: CannedRow;
  CannedMessageConnection: Omit<CannedMessageConnection, 'edges'> & { edges: Array<ResolversParentTypes['CannedMessageEdge']> };
  CannedMessageEdge: Omit<CannedMessageEdge, 'node'> & { node: ResolversParentTypes['CannedMessage'] };
  Case: CaseRow;
  CaseChanged: CaseChanged;
  CaseConnection: Omit<CaseConnection, 'edges'> & { edges: Array<ResolversParentTypes['CaseEdge']> };
  CaseEdge: Omit<CaseEdge, 'node'> & { node: ResolversParentTypes['Case'] };
  CaseFilter: CaseFilter;
  CaseUnassigned: CaseUnassigned;
  CaseUnchanged: CaseUnchanged;
  ChangeAuxCodeInput: ChangeAuxCodeInput;
  ChangeAuxCodePayload: Omit<ChangeAuxCodePayload, 'auxCode' | 'errors'> & { auxCode?: Maybe<ResolversParentTypes['AuxCode']>, errors: Array<ResolversParentTypes['SettingError']> };
  ChangeBusinessHoursInput: ChangeBusinessHoursInput;
  ChangeBusinessHoursPayload: Omit<ChangeBusinessHoursPayload, 'businessHours' | 'errors'> & { businessHours?: Maybe<ResolversParentTypes['BusinessHours']>, errors: Array<ResolversParentTypes['SettingError']> };
  ChangeQueueInput: ChangeQueueInput;
  ChangeQueuePayload: Omit<ChangeQueuePayload, 'errors' | 'queue'> & { errors: Array<ResolversParentTypes['SettingError']>, queue?: Maybe<ResolversParentTypes['Queue']> };
  ChangeSkillInput: ChangeSkillInput;
  ChangeSkillPayload: Omit<ChangeSkillPayload, 'errors' | 'skill'> & { errors: Array<ResolversParentTypes['SettingError']>, skill?: Maybe<ResolversParentTypes['Skill']> };
  ChangeSlaPolicyInput: ChangeSlaPolicyInput;
  ChangeSlaPolicyPayload: Omit<ChangeSlaPolicyPayload, 'errors' | 'slaPolicy'> & { errors: Array<ResolversParentTypes['SettingError']>, slaPolicy?: Maybe<ResolversParentTypes['SlaPolicy']> };
  ChangeTicketError: ResolversUnionTypes<ResolversParentTypes>['ChangeTicketError'];
  ChangeUserRoleInput: ChangeUserRoleInput;
  ChangeUserRolePayload: Omit<ChangeUserRolePayload, 'errors' | 'user'> & { errors: Array<ResolversParentTypes['UserAdministrationError']>, user?: Maybe<ResolversParentTypes['User']> };
  ChangeWebhookError: ResolversUnionTypes<ResolversParentTypes>['ChangeWebhookError'];
  ChannelPolicy: ChannelPolicy;
  ClaimTicketError: ResolversUnionTypes<ResolversParentTypes>['ClaimTicketError'];
  ClaimTicketInput: ClaimTicketInput;
  ClaimTicketPayload: Omit<ClaimTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['ClaimTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  CloseCaseInput: CloseCaseInput;
  CloseCasePayload: Omit<CloseCasePayload, 'case' | 'errors'> & { case?: Maybe<ResolversParentTypes['Case']>, errors: Array<ResolversParentTypes['MoveCaseError']> };
  ConfirmContactError: ResolversUnionTypes<ResolversParentTypes>['ConfirmContactError'];
  ConfirmContactInput: ConfirmContactInput;
  ConfirmContactPayload: Omit<ConfirmContactPayload, 'contact' | 'errors'> & { contact?: Maybe<ResolversParentTypes['Contact']>, errors: Array<ResolversParentTypes['ConfirmContactError']> };
  Contact: ContactRow;
  ContactIdentity: ContactIdentityRow;
  Conversation: ConversationRow;
  ConversationEvent: ResolversUnionTypes<ResolversParentTypes>['ConversationEvent'];
  CreateAgentInput: CreateAgentInput;
  CreateAgentPayload: Omit<CreateAgentPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: Array<ResolversParentTypes['AdministerAgentError']> };
  CreateApiTokenInput: CreateApiTokenInput;
  CreateApiTokenPayload: Omit<CreateApiTokenPayload, 'apiToken' | 'errors'> & { apiToken?: Maybe<ResolversParentTypes['ApiToken']>, errors: Array<ResolversParentTypes['ApiTokenError']> };
  CreateAutoReplyInput: CreateAutoReplyInput;
  CreateAutoReplyPayload: Omit<CreateAutoReplyPayload, 'autoReply' | 'errors'> & { autoReply?: Maybe<ResolversParentTypes['AutoReply']>, errors: Array<ResolversParentTypes['WordsError']> };
  CreateAuxCodeInput: CreateAuxCodeInput;
  CreateAuxCodePayload: Omit<CreateAuxCodePayload, 'auxCode' | 'errors'> & { auxCode?: Maybe<ResolversParentTypes['AuxCode']>, errors: Array<ResolversParentTypes['SettingError']> };
  CreateBusinessHoursInput: CreateBusinessHoursInput;
  CreateBusinessHoursPayload: Omit<CreateBusinessHoursPayload, 'businessHours' | 'errors'> & { businessHours?: Maybe<ResolversParentTypes['BusinessHours']>, errors: Array<ResolversParentTypes['SettingError']> };
  CreateCannedMessageInput: CreateCannedMessageInput;
  CreateCannedMessagePayload: Omit<CreateCannedMessagePayload, 'cannedMessage' | 'errors'> & { cannedMessage?: Maybe<ResolversParentTypes['CannedMessage']>, errors: Array<ResolversParentTypes['WordsError']> };
  CreateFaqInput: CreateFaqInput;
  CreateFaqPayload: Omit<CreateFaqPayload, 'errors' | 'faq'> & { errors: Array<ResolversParentTypes['WordsError']>, faq?: Maybe<ResolversParentTypes['Faq']> };
  CreateInvitationError: ResolversUnionTypes<ResolversParentTypes>['CreateInvitationError'];
  CreateInvitationInput: CreateInvitationInput;
  CreateInvitationPayload: Omit<CreateInvitationPayload, 'errors'> & { errors: Array<ResolversParentTypes['CreateInvitationError']> };
  CreateLabelInput: CreateLabelInput;
  CreateLabelPayload: Omit<CreateLabelPayload, 'errors' | 'label'> & { errors: Array<ResolversParentTypes['WordsError']>, label?: Maybe<ResolversParentTypes['Label']> };
  CreateLabelRuleInput: CreateLabelRuleInput;
  CreateLabelRulePayload: Omit<CreateLabelRulePayload, 'errors' | 'labelRule'> & { errors: Array<ResolversParentTypes['WordsError']>, labelRule?: Maybe<ResolversParentTypes['LabelRule']> };
  CreateMacroInput: CreateMacroInput;
  CreateMacroPayload: Omit<CreateMacroPayload, 'errors' | 'macro'> & { errors: Array<ResolversParentTypes['WordsError']>, macro?: Maybe<ResolversParentTypes['Macro']> };
  CreateQueueInput: CreateQueueInput;
  CreateQueuePayload: Omit<CreateQueuePayload, 'errors' | 'queue'> & { errors: Array<ResolversParentTypes['SettingError']>, queue?: Maybe<ResolversParentTypes['Queue']> };
  CreateSavedViewInput: CreateSavedViewInput;
  CreateSavedViewPayload: Omit<CreateSavedViewPayload, 'errors' | 'savedView'> & { errors: Array<ResolversParentTypes['WordsError']>, savedView?: Maybe<ResolversParentTypes['SavedView']> };
  CreateSignatureInput: CreateSignatureInput;
  CreateSignaturePayload: Omit<CreateSignaturePayload, 'errors' | 'signature'> & { errors: Array<ResolversParentTypes['WordsError']>, signature?: Maybe<ResolversParentTypes['Signature']> };
  CreateSkillInput: CreateSkillInput;
  CreateSkillPayload: Omit<CreateSkillPayload, 'errors' | 'skill'> & { errors: Array<ResolversParentTypes['SettingError']>, skill?: Maybe<ResolversParentTypes['Skill']> };
  CreateSlaPolicyInput: CreateSlaPolicyInput;
  CreateSlaPolicyPayload: Omit<CreateSlaPolicyPayload, 'errors' | 'slaPolicy'> & { errors: Array<ResolversParentTypes['SettingError']>, slaPolicy?: Maybe<ResolversParentTypes['SlaPolicy']> };
  CreateTagInput: CreateTagInput;
  CreateTagPayload: Omit<CreateTagPayload, 'errors' | 'tag'> & { errors: Array<ResolversParentTypes['WordsError']>, tag?: Maybe<ResolversParentTypes['Tag']> };
  CreateTransactionCodeInput: CreateTransactionCodeInput;
  CreateTransactionCodePayload: Omit<CreateTransactionCodePayload, 'code' | 'errors'> & { code?: Maybe<ResolversParentTypes['TransactionCode']>, errors: Array<ResolversParentTypes['TransactionCodesError']> };
  CreateTransactionListInput: CreateTransactionListInput;
  CreateTransactionListPayload: Omit<CreateTransactionListPayload, 'errors' | 'list'> & { errors: Array<ResolversParentTypes['TransactionCodesError']>, list?: Maybe<ResolversParentTypes['TransactionList']> };
  CreateWebhookInput: CreateWebhookInput;
  CreateWebhookPayload: Omit<CreateWebhookPayload, 'errors' | 'webhook'> & { errors: Array<ResolversParentTypes['ChangeWebhookError']>, webhook?: Maybe<ResolversParentTypes['Webhook']> };
  CursorTooOld: CursorTooOld;
  DateTime: Scalars['DateTime']['output'];
  DeleteAutoReplyInput: DeleteAutoReplyInput;
  DeleteAutoReplyPayload: Omit<DeleteAutoReplyPayload, 'errors'> & { errors: Array<ResolversParentTypes['WordsError']> };
  DeleteBusinessHoursInput: DeleteBusinessHoursInput;
  DeleteBusinessHoursPayload: Omit<DeleteBusinessHoursPayload, 'errors'> & { errors: Array<ResolversParentTypes['SettingError']> };
  DeleteCannedMessageInput: DeleteCannedMessageInput;
  DeleteCannedMessagePayload: Omit<DeleteCannedMessagePayload, 'errors'> & { errors: Array<ResolversParentTypes['WordsError']> };
  DeleteFaqInput: DeleteFaqInput;
  DeleteFaqPayload: Omit<DeleteFaqPayload, 'errors'> & { errors: Array<ResolversParentTypes['WordsError']> };
  DeleteMacroInput: DeleteMacroInput;
  DeleteMacroPayload: Omit<DeleteMacroPayload, 'errors'> & { errors: Array<ResolversParentTypes['WordsError']> };
  DeleteMessageInput: DeleteMessageInput;
  DeleteMessagePayload: Omit<DeleteMessagePayload, 'errors' | 'message'> & { errors: Array<ResolversParentTypes['EditMessageError']>, message?: Maybe<ResolversParentTypes['Message']> };
  DeleteSavedViewInput: DeleteSavedViewInput;
  DeleteSavedViewPayload: Omit<DeleteSavedViewPayload, 'errors'> & { errors: Array<ResolversParentTypes['WordsError']> };
  DeleteScreenshotError: ResolversUnionTypes<ResolversParentTypes>['DeleteScreenshotError'];
  DeleteScreenshotInput: DeleteScreenshotInput;
  DeleteScreenshotPayload: Omit<DeleteScreenshotPayload, 'errors'> & { errors: Array<ResolversParentTypes['DeleteScreenshotError']> };
  DeleteSignatureInput: DeleteSignatureInput;
  DeleteSignaturePayload: Omit<DeleteSignaturePayload, 'errors'> & { errors: Array<ResolversParentTypes['WordsError']> };
  DeleteSkillInput: DeleteSkillInput;
  DeleteSkillPayload: Omit<DeleteSkillPayload, 'errors'> & { errors: Array<ResolversParentTypes['SettingError']> };
  DeleteSlaPolicyInput: DeleteSlaPolicyInput;
  DeleteSlaPolicyPayload: Omit<DeleteSlaPolicyPayload, 'errors'> & { errors: Array<ResolversParentTypes['SettingError']> };
  DeleteWebhookInput: DeleteWebhookInput;
  DeleteWebhookPayload: Omit<DeleteWebhookPayload, 'errors'> & { errors: Array<ResolversParentTypes['WebhookError']> };
  DeliveryChanged: EventNode;
  DisableWebhookInput: DisableWebhookInput;
  DisableWebhookPayload: Omit<DisableWebhookPayload, 'errors' | 'webhook'> & { errors: Array<ResolversParentTypes['WebhookError']>, webhook?: Maybe<ResolversParentTypes['Webhook']> };
  Disposition: DispositionRow;
  Document: DocumentRow;
  DocumentAuthor: DocumentAuthorKey;
  DocumentContent: ContentRow;
  DocumentEdit: Spell;
  DocumentEditConnection: Omit<DocumentEditConnection, 'edges'> & { edges: Array<ResolversParentTypes['DocumentEditEdge']> };
  DocumentEditEdge: Omit<DocumentEditEdge, 'node'> & { node: ResolversParentTypes['DocumentEdit'] };
  DocumentMilestone: MilestoneRow;
  DocumentMilestoneConnection: Omit<DocumentMilestoneConnection, 'edges'> & { edges: Array<ResolversParentTypes['DocumentMilestoneEdge']> };
  DocumentMilestoneEdge: Omit<DocumentMilestoneEdge, 'node'> & { node: ResolversParentTypes['DocumentMilestone'] };
  DocumentRange: Range;
  DocumentRangeConnection: Omit<DocumentRangeConnection, 'edges'> & { edges: Array<ResolversParentTypes['DocumentRangeEdge']> };
  DocumentRangeEdge: Omit<DocumentRangeEdge, 'node'> & { node: ResolversParentTypes['DocumentRange'] };
  DocumentStroke: StrokeRow;
  DraftChanged: DraftChanged;
  DraftInput: DraftInput;
  Durations: Durations;
  EditMessageError: ResolversUnionTypes<ResolversParentTypes>['EditMessageError'];
  EditMessageInput: EditMessageInput;
  EditMessagePayload: Omit<EditMessagePayload, 'errors' | 'message'> & { errors: Array<ResolversParentTypes['EditMessageError']>, message?: Maybe<ResolversParentTypes['Message']> };
  EditWindowClosed: EditWindowClosed;
  EmptyVariables: EmptyVariables;
  EnableWebhookInput: EnableWebhookInput;
  EnableWebhookPayload: Omit<EnableWebhookPayload, 'errors' | 'webhook'> & { errors: Array<ResolversParentTypes['WebhookError']>, webhook?: Maybe<ResolversParentTypes['Webhook']> };
  EndInteractionInput: EndInteractionInput;
  EndInteractionPayload: Omit<EndInteractionPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: Array<ResolversParentTypes['AgentStateError']> };
  Endpoint: EndpointRow;
  Event: ResolversInterfaceTypes<ResolversParentTypes>['Event'];
  Faq: FaqRow;
  FaqConnection: Omit<FaqConnection, 'edges'> & { edges: Array<ResolversParentTypes['FaqEdge']> };
  FaqEdge: Omit<FaqEdge, 'node'> & { node: ResolversParentTypes['Faq'] };
  FileRefused: FileRefused;
  FilledSignature: SignatureView;
  FinishPostProcessingInput: FinishPostProcessingInput;
  FinishPostProcessingPayload: Omit<FinishPostProcessingPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: Array<ResolversParentTypes['AgentStateError']> };
  Float: Scalars['Float']['output'];
  Forbidden: Forbidden;
  GoAvailableInput: GoAvailableInput;
  GoAvailablePayload: Omit<GoAvailablePayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: Array<ResolversParentTypes['AgentStateError']> };
  GoAwayInput: GoAwayInput;
  GoAwayPayload: Omit<GoAwayPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: Array<ResolversParentTypes['AgentStateError']> };
  GoBusyInput: GoBusyInput;
  GoBusyPayload: Omit<GoBusyPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: Array<ResolversParentTypes['AgentStateError']> };
  GoOfflineInput: GoOfflineInput;
  GoOfflinePayload: Omit<GoOfflinePayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: Array<ResolversParentTypes['AgentStateError']> };
  GoWorkOfflineInput: GoWorkOfflineInput;
  GoWorkOfflinePayload: Omit<GoWorkOfflinePayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: Array<ResolversParentTypes['AgentStateError']> };
  Group: GroupRow;
  Guest: GuestActor;
  Holiday: Holiday;
  HolidayInput: HolidayInput;
  ID: Scalars['ID']['output'];
  IdentityTaken: IdentityTaken;
  InUse: InUse;
  InboxDifference: Difference;
  InboxEvent: ResolversUnionTypes<ResolversParentTypes>['InboxEvent'];
  InboxFilter: InboxFilter;
  InboxListChanged: EventNode;
  InboxListEvent: ResolversUnionTypes<ResolversParentTypes>['InboxListEvent'];
  InboxListed: EventNode;
  InboxRow: ListRow;
  Int: Scalars['Int']['output'];
  InternalNote: NoteRow;
  InvalidAgentState: InvalidAgentState;
  InvalidSelection: InvalidSelection;
  InvalidTransition: InvalidTransition;
  InvitationInvalid: InvitationInvalid;
  InviteExpertError: ResolversUnionTypes<ResolversParentTypes>['InviteExpertError'];
  InviteExpertInput: InviteExpertInput;
  InviteExpertPayload: Omit<InviteExpertPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['InviteExpertError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  JSON: Scalars['JSON']['output'];
  Label: LabelRow;
  LabelApplication: LabelApplicationRow;
  LabelRule: LabelRuleRow;
  LabelRuleDryRun: Omit<LabelRuleDryRun, 'samples'> & { samples: Array<ResolversParentTypes['Ticket']> };
  LabelRuleDryRunInput: LabelRuleDryRunInput;
  LabelTicketError: ResolversUnionTypes<ResolversParentTypes>['LabelTicketError'];
  LabelTicketInput: LabelTicketInput;
  LabelTicketPayload: Omit<LabelTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['LabelTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  LeftScope: EventNode;
  Limit: Limit;
  LimitReached: LimitReached;
  Macro: MacroRow;
  MacroStep: MacroStep;
  MacroStepInput: MacroStepInput;
  MarkNotificationsReadError: ResolversUnionTypes<ResolversParentTypes>['MarkNotificationsReadError'];
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  MarkNotificationsReadPayload: Omit<MarkNotificationsReadPayload, 'errors'> & { errors: Array<ResolversParentTypes['MarkNotificationsReadError']> };
  MarkOnHoldInput: MarkOnHoldInput;
  MarkOnHoldPayload: Omit<MarkOnHoldPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['ChangeTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  MarkPendingInput: MarkPendingInput;
  MarkPendingPayload: Omit<MarkPendingPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['ChangeTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  MarkReadError: ResolversUnionTypes<ResolversParentTypes>['MarkReadError'];
  MarkReadInput: MarkReadInput;
  MarkReadPayload: Omit<MarkReadPayload, 'conversation' | 'errors'> & { conversation?: Maybe<ResolversParentTypes['Conversation']>, errors: Array<ResolversParentTypes['MarkReadError']> };
  MergeTicketsError: ResolversUnionTypes<ResolversParentTypes>['MergeTicketsError'];
  MergeTicketsInput: MergeTicketsInput;
  MergeTicketsPayload: Omit<MergeTicketsPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['MergeTicketsError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  Message: MessageRow;
  MessageChanged: EventNode;
  MessageConnection: Omit<MessageConnection, 'edges'> & { edges: Array<ResolversParentTypes['MessageEdge']> };
  MessageContent: MessageContent;
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  MessagePosted: EventNode;
  MoveCaseError: ResolversUnionTypes<ResolversParentTypes>['MoveCaseError'];
  Mutation: Record<PropertyKey, never>;
  MyEvent: ResolversUnionTypes<ResolversParentTypes>['MyEvent'];
  NameTaken: NameTaken;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFound: NotFound;
  NoteAdded: EventNode;
  Notification: NotificationRow;
  NotificationConnection: Omit<NotificationConnection, 'edges'> & { edges: Array<ResolversParentTypes['NotificationEdge']> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  NotificationMade: EventNode;
  NotifyManagerError: ResolversUnionTypes<ResolversParentTypes>['NotifyManagerError'];
  NotifyManagerInput: NotifyManagerInput;
  NotifyManagerPayload: Omit<NotifyManagerPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['NotifyManagerError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  Offer: OfferRow;
  OfferEnded: EventNode;
  OfferMade: EventNode;
  OpeningDay: OpeningDay;
  OpeningDayInput: OpeningDayInput;
  OpeningSpan: OpeningSpan;
  OpeningSpanInput: OpeningSpanInput;
  PageInfo: PageInfo;
  PhraseFilter: PhraseFilter;
  PhrasePreview: Preview;
  Presence: PresenceEntry;
  ProvisionSmsNumberInput: ProvisionSmsNumberInput;
  ProvisionSmsNumberPayload: Omit<ProvisionSmsNumberPayload, 'endpoint' | 'errors'> & { endpoint?: Maybe<ResolversParentTypes['Endpoint']>, errors: Array<ResolversParentTypes['SmsSettingsError']> };
  Query: Record<PropertyKey, never>;
  Queue: QueueRow;
  QueueEvent: ResolversUnionTypes<ResolversParentTypes>['QueueEvent'];
  QueueLoad: QueueLoadRow;
  QueueLoadChanged: EventNode;
  RedeliverInput: RedeliverInput;
  RedeliverPayload: Omit<RedeliverPayload, 'delivery' | 'errors'> & { delivery?: Maybe<ResolversParentTypes['WebhookDelivery']>, errors: Array<ResolversParentTypes['RepeatWebhookError']> };
  RefreshSessionError: ResolversUnionTypes<ResolversParentTypes>['RefreshSessionError'];
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: Omit<RefreshSessionPayload, 'errors' | 'session'> & { errors: Array<ResolversParentTypes['RefreshSessionError']>, session?: Maybe<ResolversParentTypes['Session']> };
  RejectNotAllowed: RejectNotAllowed;
  RejectOfferError: ResolversUnionTypes<ResolversParentTypes>['RejectOfferError'];
  RejectOfferInput: RejectOfferInput;
  RejectOfferPayload: Omit<RejectOfferPayload, 'errors' | 'offer'> & { errors: Array<ResolversParentTypes['RejectOfferError']>, offer?: Maybe<ResolversParentTypes['Offer']> };
  RelateTicketsError: ResolversUnionTypes<ResolversParentTypes>['RelateTicketsError'];
  RelateTicketsInput: RelateTicketsInput;
  RelateTicketsPayload: Omit<RelateTicketsPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['RelateTicketsError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  RemoveParticipantError: ResolversUnionTypes<ResolversParentTypes>['RemoveParticipantError'];
  RemoveParticipantInput: RemoveParticipantInput;
  RemoveParticipantPayload: Omit<RemoveParticipantPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['RemoveParticipantError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  ReopenCaseInput: ReopenCaseInput;
  ReopenCasePayload: Omit<ReopenCasePayload, 'case' | 'errors'> & { case?: Maybe<ResolversParentTypes['Case']>, errors: Array<ResolversParentTypes['MoveCaseError']> };
  ReopenTicketInput: ReopenTicketInput;
  ReopenTicketPayload: Omit<ReopenTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['ChangeTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  RepeatWebhookError: ResolversUnionTypes<ResolversParentTypes>['RepeatWebhookError'];
  ReplayWebhookError: ResolversUnionTypes<ResolversParentTypes>['ReplayWebhookError'];
  ReplayWebhookInput: ReplayWebhookInput;
  ReplayWebhookPayload: Omit<ReplayWebhookPayload, 'errors' | 'webhook'> & { errors: Array<ResolversParentTypes['ReplayWebhookError']>, webhook?: Maybe<ResolversParentTypes['Webhook']> };
  RequestUploadError: ResolversUnionTypes<ResolversParentTypes>['RequestUploadError'];
  RequestUploadInput: RequestUploadInput;
  RequestUploadPayload: Omit<RequestUploadPayload, 'errors'> & { errors: Array<ResolversParentTypes['RequestUploadError']> };
  RequiredSkill: RequiredSkillRow;
  RequiredSkillInput: RequiredSkillInput;
  ResolveTicketInput: ResolveTicketInput;
  ResolveTicketPayload: Omit<ResolveTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['ChangeTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  RestoreDocumentError: ResolversUnionTypes<ResolversParentTypes>['RestoreDocumentError'];
  RestoreDocumentInput: RestoreDocumentInput;
  RestoreDocumentPayload: Omit<RestoreDocumentPayload, 'document' | 'errors'> & { document?: Maybe<ResolversParentTypes['Document']>, errors: Array<ResolversParentTypes['RestoreDocumentError']> };
  ResyncRequired: EventNode;
  RevertAuthorError: ResolversUnionTypes<ResolversParentTypes>['RevertAuthorError'];
  RevertAuthorInput: RevertAuthorInput;
  RevertAuthorPayload: Omit<RevertAuthorPayload, 'document' | 'errors'> & { document?: Maybe<ResolversParentTypes['Document']>, errors: Array<ResolversParentTypes['RevertAuthorError']> };
  RevokeApiTokenInput: RevokeApiTokenInput;
  RevokeApiTokenPayload: Omit<RevokeApiTokenPayload, 'apiToken' | 'errors'> & { apiToken?: Maybe<ResolversParentTypes['ApiToken']>, errors: Array<ResolversParentTypes['ApiTokenError']> };
  Room: RoomEntry;
  RosterEvent: ResolversUnionTypes<ResolversParentTypes>['RosterEvent'];
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  RotateWebhookSecretPayload: Omit<RotateWebhookSecretPayload, 'errors' | 'webhook'> & { errors: Array<ResolversParentTypes['WebhookError']>, webhook?: Maybe<ResolversParentTypes['Webhook']> };
  Routing: RoutingView;
  RoutingCandidate: CandidateView;
  RoutingDecision: DecisionView;
  RunMacroError: ResolversUnionTypes<ResolversParentTypes>['RunMacroError'];
  RunMacroInput: RunMacroInput;
  RunMacroPayload: Omit<RunMacroPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['RunMacroError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  SaveTranscriptError: ResolversUnionTypes<ResolversParentTypes>['SaveTranscriptError'];
  SaveTranscriptInput: SaveTranscriptInput;
  SaveTranscriptPayload: Omit<SaveTranscriptPayload, 'case' | 'errors'> & { case?: Maybe<ResolversParentTypes['Case']>, errors: Array<ResolversParentTypes['SaveTranscriptError']> };
  SavedView: SavedViewRow;
  ScheduleReplyError: ResolversUnionTypes<ResolversParentTypes>['ScheduleReplyError'];
  ScheduleReplyInput: ScheduleReplyInput;
  ScheduleReplyPayload: Omit<ScheduleReplyPayload, 'errors' | 'scheduledReply' | 'ticket'> & { errors: Array<ResolversParentTypes['ScheduleReplyError']>, scheduledReply?: Maybe<ResolversParentTypes['ScheduledReply']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  ScheduledReply: ScheduledReplyRow;
  ScreenPop: ScreenPopRow;
  Screenshot: ScreenshotRow;
  ScreenshotDeleted: EventNode;
  ScreenshotUploaded: EventNode;
  SearchHit: HitRow;
  SendAnnotationError: ResolversUnionTypes<ResolversParentTypes>['SendAnnotationError'];
  SendAnnotationInput: SendAnnotationInput;
  SendAnnotationPayload: Omit<SendAnnotationPayload, 'errors' | 'message'> & { errors: Array<ResolversParentTypes['SendAnnotationError']>, message?: Maybe<ResolversParentTypes['Message']> };
  SendReplyError: ResolversUnionTypes<ResolversParentTypes>['SendReplyError'];
  SendReplyInput: SendReplyInput;
  SendReplyPayload: Omit<SendReplyPayload, 'errors' | 'message' | 'ticket'> & { errors: Array<ResolversParentTypes['SendReplyError']>, message?: Maybe<ResolversParentTypes['Message']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  SendWebMessageError: ResolversUnionTypes<ResolversParentTypes>['SendWebMessageError'];
  SendWebMessageInput: SendWebMessageInput;
  SendWebMessagePayload: Omit<SendWebMessagePayload, 'errors' | 'message'> & { errors: Array<ResolversParentTypes['SendWebMessageError']>, message?: Maybe<ResolversParentTypes['Message']> };
  Session: IssuedSession;
  SessionEnded: SessionEnded;
  SetAgentCapacityInput: SetAgentCapacityInput;
  SetAgentCapacityPayload: Omit<SetAgentCapacityPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: Array<ResolversParentTypes['AdministerAgentError']> };
  SetAgentSkillsInput: SetAgentSkillsInput;
  SetAgentSkillsPayload: Omit<SetAgentSkillsPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: Array<ResolversParentTypes['AdministerAgentError']> };
  SetAgentStateInput: SetAgentStateInput;
  SetAgentStatePayload: Omit<SetAgentStatePayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: Array<ResolversParentTypes['AgentStateError']> };
  SetChannelPolicyInput: SetChannelPolicyInput;
  SetChannelPolicyPayload: Omit<SetChannelPolicyPayload, 'errors'> & { errors: Array<ResolversParentTypes['SettingError']> };
  SetOfferRejectionInput: SetOfferRejectionInput;
  SetOfferRejectionPayload: Omit<SetOfferRejectionPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: Array<ResolversParentTypes['AdministerAgentError']> };
  SetSmsCountriesInput: SetSmsCountriesInput;
  SetSmsCountriesPayload: Omit<SetSmsCountriesPayload, 'errors'> & { errors: Array<ResolversParentTypes['SmsSettingsError']> };
  SetTransactionCodesError: ResolversUnionTypes<ResolversParentTypes>['SetTransactionCodesError'];
  SetTransactionCodesInput: SetTransactionCodesInput;
  SetTransactionCodesPayload: Omit<SetTransactionCodesPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['SetTransactionCodesError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  SetTypingError: ResolversUnionTypes<ResolversParentTypes>['SetTypingError'];
  SetTypingInput: SetTypingInput;
  SetTypingPayload: Omit<SetTypingPayload, 'errors'> & { errors: Array<ResolversParentTypes['SetTypingError']> };
  SetUserStatusInput: SetUserStatusInput;
  SetUserStatusPayload: Omit<SetUserStatusPayload, 'errors' | 'user'> & { errors: Array<ResolversParentTypes['UserAdministrationError']>, user?: Maybe<ResolversParentTypes['User']> };
  SetWorkspaceSettingsInput: SetWorkspaceSettingsInput;
  SetWorkspaceSettingsPayload: Omit<SetWorkspaceSettingsPayload, 'errors'> & { errors: Array<ResolversParentTypes['SettingError']> };
  SettingError: ResolversUnionTypes<ResolversParentTypes>['SettingError'];
  SharedText: TextRow;
  SignInError: ResolversUnionTypes<ResolversParentTypes>['SignInError'];
  SignInInput: SignInInput;
  SignInPayload: Omit<SignInPayload, 'errors' | 'session'> & { errors: Array<ResolversParentTypes['SignInError']>, session?: Maybe<ResolversParentTypes['Session']> };
  SignOutInput: SignOutInput;
  SignOutPayload: SignOutPayload;
  Signature: SignatureRow;
  Skill: SkillRow;
  SlaBreached: EventNode;
  SlaClock: SlaClockRow;
  SlaPolicy: SlaPolicyRow;
  SlaStep: SlaStepRow;
  SlaWarned: EventNode;
  SmsCountry: SmsCountry;
  SmsCountryInput: SmsCountryInput;
  SmsSettingsError: ResolversUnionTypes<ResolversParentTypes>['SmsSettingsError'];
  SnippetPart: SnippetPart;
  SnoozeTicketInput: SnoozeTicketInput;
  SnoozeTicketPayload: Omit<SnoozeTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['ChangeTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  SplitTicketError: ResolversUnionTypes<ResolversParentTypes>['SplitTicketError'];
  SplitTicketInput: SplitTicketInput;
  SplitTicketPayload: Omit<SplitTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['SplitTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  StaleReply: Omit<StaleReply, 'unseen'> & { unseen: Array<ResolversParentTypes['Message']> };
  StartSmsError: ResolversUnionTypes<ResolversParentTypes>['StartSmsError'];
  StartSmsInput: StartSmsInput;
  StartSmsPayload: Omit<StartSmsPayload, 'errors' | 'message' | 'ticket'> & { errors: Array<ResolversParentTypes['StartSmsError']>, message?: Maybe<ResolversParentTypes['Message']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  StartWebChatError: ResolversUnionTypes<ResolversParentTypes>['StartWebChatError'];
  StartWebChatInput: StartWebChatInput;
  StartWebChatPayload: Omit<StartWebChatPayload, 'errors' | 'message' | 'room'> & { errors: Array<ResolversParentTypes['StartWebChatError']>, message?: Maybe<ResolversParentTypes['Message']>, room?: Maybe<ResolversParentTypes['Room']> };
  Stats: StatsView;
  StatsFilter: StatsFilter;
  StatsGroup: StatsGroupRow;
  StatsPoint: StatsPointRow;
  String: Scalars['String']['output'];
  Subaccount: SubaccountRow;
  Subscription: Record<PropertyKey, never>;
  Tag: TagRow;
  TagTicketError: ResolversUnionTypes<ResolversParentTypes>['TagTicketError'];
  TagTicketInput: TagTicketInput;
  TagTicketPayload: Omit<TagTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['TagTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  TakeTicketError: ResolversUnionTypes<ResolversParentTypes>['TakeTicketError'];
  TakeTicketInput: TakeTicketInput;
  TakeTicketPayload: Omit<TakeTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['TakeTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  TestWebhookInput: TestWebhookInput;
  TestWebhookPayload: Omit<TestWebhookPayload, 'delivery' | 'errors'> & { delivery?: Maybe<ResolversParentTypes['WebhookDelivery']>, errors: Array<ResolversParentTypes['RepeatWebhookError']> };
  Ticket: TicketRow;
  TicketActivity: EventNode;
  TicketChanged: EventNode;
  TicketConnection: Omit<TicketConnection, 'edges'> & { edges: Array<ResolversParentTypes['TicketEdge']> };
  TicketCounts: TicketCounts;
  TicketEdge: Omit<TicketEdge, 'node'> & { node: ResolversParentTypes['Ticket'] };
  TicketFlow: ResolversInterfaceTypes<ResolversParentTypes>['TicketFlow'];
  TicketLink: LinkRow;
  TicketOpened: EventNode;
  TimelineConnection: Omit<TimelineConnection, 'edges'> & { edges: Array<ResolversParentTypes['TimelineEdge']> };
  TimelineEdge: Omit<TimelineEdge, 'node'> & { node: ResolversParentTypes['TimelineItem'] };
  TimelineItem: ResolversUnionTypes<ResolversParentTypes>['TimelineItem'];
  TooManyAttempts: TooManyAttempts;
  TransactionCode: TransactionCodeRow;
  TransactionCodeRequired: Omit<TransactionCodeRequired, 'lists'> & { lists: Array<ResolversParentTypes['TransactionList']> };
  TransactionCodesError: ResolversUnionTypes<ResolversParentTypes>['TransactionCodesError'];
  TransactionList: TransactionListRow;
  TransferAgent: TargetView;
  TransferTargets: TargetsView;
  TransferTicketError: ResolversUnionTypes<ResolversParentTypes>['TransferTicketError'];
  TransferTicketInput: TransferTicketInput;
  TransferTicketPayload: Omit<TransferTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['TransferTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  UnlabelTicketInput: UnlabelTicketInput;
  UnlabelTicketPayload: Omit<UnlabelTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['LabelTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  UnrelateTicketsInput: UnrelateTicketsInput;
  UnrelateTicketsPayload: Omit<UnrelateTicketsPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['RelateTicketsError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  UnsnoozeTicketInput: UnsnoozeTicketInput;
  UnsnoozeTicketPayload: Omit<UnsnoozeTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['ChangeTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  UntagTicketInput: UntagTicketInput;
  UntagTicketPayload: Omit<UntagTicketPayload, 'errors' | 'ticket'> & { errors: Array<ResolversParentTypes['TagTicketError']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  UpdateAutoReplyInput: UpdateAutoReplyInput;
  UpdateAutoReplyPayload: Omit<UpdateAutoReplyPayload, 'autoReply' | 'errors'> & { autoReply?: Maybe<ResolversParentTypes['AutoReply']>, errors: Array<ResolversParentTypes['WordsError']> };
  UpdateCannedMessageInput: UpdateCannedMessageInput;
  UpdateCannedMessagePayload: Omit<UpdateCannedMessagePayload, 'cannedMessage' | 'errors'> & { cannedMessage?: Maybe<ResolversParentTypes['CannedMessage']>, errors: Array<ResolversParentTypes['WordsError']> };
  UpdateCaseError: ResolversUnionTypes<ResolversParentTypes>['UpdateCaseError'];
  UpdateCaseInput: UpdateCaseInput;
  UpdateCasePayload: Omit<UpdateCasePayload, 'case' | 'errors'> & { case?: Maybe<ResolversParentTypes['Case']>, errors: Array<ResolversParentTypes['UpdateCaseError']> };
  UpdateFaqInput: UpdateFaqInput;
  UpdateFaqPayload: Omit<UpdateFaqPayload, 'errors' | 'faq'> & { errors: Array<ResolversParentTypes['WordsError']>, faq?: Maybe<ResolversParentTypes['Faq']> };
  UpdateLabelInput: UpdateLabelInput;
  UpdateLabelPayload: Omit<UpdateLabelPayload, 'errors' | 'label'> & { errors: Array<ResolversParentTypes['WordsError']>, label?: Maybe<ResolversParentTypes['Label']> };
  UpdateLabelRuleInput: UpdateLabelRuleInput;
  UpdateLabelRulePayload: Omit<UpdateLabelRulePayload, 'errors' | 'labelRule'> & { errors: Array<ResolversParentTypes['WordsError']>, labelRule?: Maybe<ResolversParentTypes['LabelRule']> };
  UpdateMacroInput: UpdateMacroInput;
  UpdateMacroPayload: Omit<UpdateMacroPayload, 'errors' | 'macro'> & { errors: Array<ResolversParentTypes['WordsError']>, macro?: Maybe<ResolversParentTypes['Macro']> };
  UpdateSavedViewInput: UpdateSavedViewInput;
  UpdateSavedViewPayload: Omit<UpdateSavedViewPayload, 'errors' | 'savedView'> & { errors: Array<ResolversParentTypes['WordsError']>, savedView?: Maybe<ResolversParentTypes['SavedView']> };
  UpdateSignatureInput: UpdateSignatureInput;
  UpdateSignaturePayload: Omit<UpdateSignaturePayload, 'errors' | 'signature'> & { errors: Array<ResolversParentTypes['WordsError']>, signature?: Maybe<ResolversParentTypes['Signature']> };
  UpdateTagInput: UpdateTagInput;
  UpdateTagPayload: Omit<UpdateTagPayload, 'errors' | 'tag'> & { errors: Array<ResolversParentTypes['WordsError']>, tag?: Maybe<ResolversParentTypes['Tag']> };
  UpdateTransactionCodeInput: UpdateTransactionCodeInput;
  UpdateTransactionCodePayload: Omit<UpdateTransactionCodePayload, 'code' | 'errors'> & { code?: Maybe<ResolversParentTypes['TransactionCode']>, errors: Array<ResolversParentTypes['TransactionCodesError']> };
  UpdateTransactionListInput: UpdateTransactionListInput;
  UpdateTransactionListPayload: Omit<UpdateTransactionListPayload, 'errors' | 'list'> & { errors: Array<ResolversParentTypes['TransactionCodesError']>, list?: Maybe<ResolversParentTypes['TransactionList']> };
  UpdateWebhookInput: UpdateWebhookInput;
  UpdateWebhookPayload: Omit<UpdateWebhookPayload, 'errors' | 'webhook'> & { errors: Array<ResolversParentTypes['ChangeWebhookError']>, webhook?: Maybe<ResolversParentTypes['Webhook']> };
  Upload: Upload;
  UploadScreenshotError: ResolversUnionTypes<ResolversParentTypes>['UploadScreenshotError'];
  UploadScreenshotInput: UploadScreenshotInput;
  UploadScreenshotPayload: Omit<UploadScreenshotPayload, 'errors' | 'screenshot'> & { errors: Array<ResolversParentTypes['UploadScreenshotError']>, screenshot?: Maybe<ResolversParentTypes['Screenshot']> };
  User: UserRow;
  UserAdministrationError: ResolversUnionTypes<ResolversParentTypes>['UserAdministrationError'];
  UserConnection: Omit<UserConnection, 'edges'> & { edges: Array<ResolversParentTypes['UserEdge']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  WebChat: WebChat;
  WebChatClosed: WebChatClosed;
  WebMessageInput: WebMessageInput;
  Webhook: WebhookRow;
  WebhookDelivery: DeliveryRow;
  WebhookDeliveryConnection: Omit<WebhookDeliveryConnection, 'edges'> & { edges: Array<ResolversParentTypes['WebhookDeliveryEdge']> };
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  WebhookError: ResolversUnionTypes<ResolversParentTypes>['WebhookError'];
  WordTaken: WordTaken;
  WordsError: ResolversUnionTypes<ResolversParentTypes>['WordsError'];
  Workspace: WorkspaceRow;
  WorkspaceChoiceNeeded: Omit<WorkspaceChoiceNeeded, 'workspaces'> & { workspaces: Array<ResolversParentTypes['Workspace']> };
  WorkspaceSettings: WorkspaceSettings;
  WrongCredentials: WrongCredentials;
};

export type ViewerDirectiveArgs = { };

export type ViewerDirectiveResolver<Result, Parent, ContextType = Context, Args = ViewerDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AcceptInvitationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationError'] = ResolversParentTypes['AcceptInvitationError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'InvitationInvalid', ParentType, ContextType>;
};

export type AcceptInvitationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationPayload'] = ResolversParentTypes['AcceptInvitationPayload']> = {
  errors?: Resolver<Array<ResolversTypes['AcceptInvitationError']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type AcceptOfferErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptOfferError'] = ResolversParentTypes['AcceptOfferError']> = {
  __resolveType: TypeResolveFn<'AlreadyTaken' | 'AtCapacity' | 'NotFound', ParentType, ContextType>;
};

export type AcceptOfferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptOfferPayload'] = ResolversParentTypes['AcceptOfferPayload']> = {
  errors?: Resolver<Array<ResolversTypes['AcceptOfferError']>, ParentType, ContextType>;
  offer?: Resolver<Maybe<ResolversTypes['Offer']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type AddNoteErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddNoteError'] = ResolversParentTypes['AddNoteError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type AddNotePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddNotePayload'] = ResolversParentTypes['AddNotePayload']> = {
  errors?: Resolver<Array<ResolversTypes['AddNoteError']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['InternalNote']>, ParentType, ContextType>;
};

export type AdministerAgentErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdministerAgentError'] = ResolversParentTypes['AdministerAgentError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'Forbidden' | 'NotFound', ParentType, ContextType>;
};

export type AgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agent'] = ResolversParentTypes['Agent']> = {
  activeTickets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  auxCode?: Resolver<Maybe<ResolversTypes['AuxCode']>, ParentType, ContextType>;
  averageResponseMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  capacity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expertPresence?: Resolver<ResolversTypes['ExpertPresence'], ParentType, ContextType>;
  handled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  load?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  mayReject?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  present?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  queues?: Resolver<Array<ResolversTypes['Queue']>, ParentType, ContextType>;
  signedInAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  skills?: Resolver<Array<ResolversTypes['AgentSkill']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AgentState'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RosterStatus'], ParentType, ContextType>;
  takesWork?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  videoPresence?: Resolver<ResolversTypes['VideoPresence'], ParentType, ContextType>;
  wrapUps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentConnection'] = ResolversParentTypes['AgentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AgentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentEdge'] = ResolversParentTypes['AgentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
};

export type AgentIntervalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentInterval'] = ResolversParentTypes['AgentInterval']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  auxCode?: Resolver<Maybe<ResolversTypes['AuxCode']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['AgentStateCause'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AgentState'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentIntervalConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentIntervalConnection'] = ResolversParentTypes['AgentIntervalConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AgentIntervalEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AgentIntervalEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentIntervalEdge'] = ResolversParentTypes['AgentIntervalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AgentInterval'], ParentType, ContextType>;
};

export type AgentNotAvailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentNotAvailable'] = ResolversParentTypes['AgentNotAvailable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentSkillResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentSkill'] = ResolversParentTypes['AgentSkill']> = {
  level?: Resolver<ResolversTypes['SkillLevel'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
};

export type AgentStateChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentStateChanged'] = ResolversParentTypes['AgentStateChanged']> = {
  after?: Resolver<ResolversTypes['AgentState'], ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  auxCode?: Resolver<Maybe<ResolversTypes['AuxCode']>, ParentType, ContextType>;
  before?: Resolver<ResolversTypes['AgentState'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['AgentStateCause'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentStateErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentStateError'] = ResolversParentTypes['AgentStateError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'Forbidden' | 'InvalidAgentState' | 'NotFound', ParentType, ContextType>;
};

export type AgentTimeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentTime'] = ResolversParentTypes['AgentTime']> = {
  auxCode?: Resolver<Maybe<ResolversTypes['AuxCode']>, ParentType, ContextType>;
  ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AgentState'], ParentType, ContextType>;
  times?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgentsChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentsChanged'] = ResolversParentTypes['AgentsChanged']> = {
  agents?: Resolver<Array<ResolversTypes['Agent']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlreadyAssignedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadyAssigned'] = ResolversParentTypes['AlreadyAssigned']> = {
  assignee?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlreadyTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadyTaken'] = ResolversParentTypes['AlreadyTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OfferState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiToken'] = ResolversParentTypes['ApiToken']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['TokenScope']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiTokenErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiTokenError'] = ResolversParentTypes['ApiTokenError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'Forbidden' | 'NotFound', ParentType, ContextType>;
};

export type AppendToNotesErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppendToNotesError'] = ResolversParentTypes['AppendToNotesError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'NotFound', ParentType, ContextType>;
};

export type AppendToNotesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppendToNotesPayload'] = ResolversParentTypes['AppendToNotesPayload']> = {
  errors?: Resolver<Array<ResolversTypes['AppendToNotesError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AssignCaseErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignCaseError'] = ResolversParentTypes['AssignCaseError']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'NotFound', ParentType, ContextType>;
};

export type AssignCasePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignCasePayload'] = ResolversParentTypes['AssignCasePayload']> = {
  case?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AssignCaseError']>, ParentType, ContextType>;
};

export type AssignSignaturePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignSignaturePayload'] = ResolversParentTypes['AssignSignaturePayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  signature?: Resolver<Maybe<ResolversTypes['Signature']>, ParentType, ContextType>;
};

export type AssignmentChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignmentChanged'] = ResolversParentTypes['AssignmentChanged']> = {
  assigned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AtCapacityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AtCapacity'] = ResolversParentTypes['AtCapacity']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttachmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attachment'] = ResolversParentTypes['Attachment']> = {
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  width?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AuthorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Author'] = ResolversParentTypes['Author']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type AutoReplyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AutoReply'] = ResolversParentTypes['AutoReply']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  queue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AuxCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuxCode'] = ResolversParentTypes['AuxCode']> = {
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  colour?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  scheduledMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AuxStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BadInputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BadInput'] = ResolversParentTypes['BadInput']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BulkJobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkJob'] = ResolversParentTypes['BulkJob']> = {
  action?: Resolver<ResolversTypes['BulkAction'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['BulkRowConnection'], ParentType, ContextType, RequireFields<BulkJobRowsArgs, 'first'>>;
  status?: Resolver<ResolversTypes['BulkStatus'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BulkJobEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkJobEvent'] = ResolversParentTypes['BulkJobEvent']> = {
  __resolveType: TypeResolveFn<'BulkJobProgressed' | 'ResyncRequired', ParentType, ContextType>;
};

export type BulkJobProgressedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkJobProgressed'] = ResolversParentTypes['BulkJobProgressed']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['BulkJob'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BulkRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRow'] = ResolversParentTypes['BulkRow']> = {
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['BulkOutcome'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type BulkRowConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRowConnection'] = ResolversParentTypes['BulkRowConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BulkRowEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BulkRowEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRowEdge'] = ResolversParentTypes['BulkRowEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BulkRow'], ParentType, ContextType>;
};

export type BulkTicketsErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkTicketsError'] = ResolversParentTypes['BulkTicketsError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'LimitReached', ParentType, ContextType>;
};

export type BulkTicketsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkTicketsPayload'] = ResolversParentTypes['BulkTicketsPayload']> = {
  errors?: Resolver<Array<ResolversTypes['BulkTicketsError']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['BulkJob']>, ParentType, ContextType>;
};

export type BusinessHoursResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BusinessHours'] = ResolversParentTypes['BusinessHours']> = {
  holidays?: Resolver<Array<ResolversTypes['Holiday']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weekly?: Resolver<Array<ResolversTypes['OpeningDay']>, ParentType, ContextType>;
  zone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelScheduledReplyErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelScheduledReplyError'] = ResolversParentTypes['CancelScheduledReplyError']> = {
  __resolveType: TypeResolveFn<'NotFound', ParentType, ContextType>;
};

export type CancelScheduledReplyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelScheduledReplyPayload'] = ResolversParentTypes['CancelScheduledReplyPayload']> = {
  errors?: Resolver<Array<ResolversTypes['CancelScheduledReplyError']>, ParentType, ContextType>;
  scheduledReply?: Resolver<Maybe<ResolversTypes['ScheduledReply']>, ParentType, ContextType>;
};

export type CannedMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CannedMessage'] = ResolversParentTypes['CannedMessage']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channels?: Resolver<Array<ResolversTypes['Channel']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  shortcut?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CannedMessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CannedMessageConnection'] = ResolversParentTypes['CannedMessageConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CannedMessageEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CannedMessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CannedMessageEdge'] = ResolversParentTypes['CannedMessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CannedMessage'], ParentType, ContextType>;
};

export type CaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Case'] = ResolversParentTypes['Case']> = {
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['CaseOrigin'], ParentType, ContextType>;
  savedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CaseStatus'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transcript?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CaseChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseChanged'] = ResolversParentTypes['CaseChanged']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CaseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseConnection'] = ResolversParentTypes['CaseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CaseEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CaseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseEdge'] = ResolversParentTypes['CaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Case'], ParentType, ContextType>;
};

export type CaseUnassignedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseUnassigned'] = ResolversParentTypes['CaseUnassigned']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CaseUnchangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseUnchanged'] = ResolversParentTypes['CaseUnchanged']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangeAuxCodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeAuxCodePayload'] = ResolversParentTypes['ChangeAuxCodePayload']> = {
  auxCode?: Resolver<Maybe<ResolversTypes['AuxCode']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
};

export type ChangeBusinessHoursPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeBusinessHoursPayload'] = ResolversParentTypes['ChangeBusinessHoursPayload']> = {
  businessHours?: Resolver<Maybe<ResolversTypes['BusinessHours']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
};

export type ChangeQueuePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeQueuePayload'] = ResolversParentTypes['ChangeQueuePayload']> = {
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
  queue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType>;
};

export type ChangeSkillPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeSkillPayload'] = ResolversParentTypes['ChangeSkillPayload']> = {
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
  skill?: Resolver<Maybe<ResolversTypes['Skill']>, ParentType, ContextType>;
};

export type ChangeSlaPolicyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeSlaPolicyPayload'] = ResolversParentTypes['ChangeSlaPolicyPayload']> = {
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
  slaPolicy?: Resolver<Maybe<ResolversTypes['SlaPolicy']>, ParentType, ContextType>;
};

export type ChangeTicketErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeTicketError'] = ResolversParentTypes['ChangeTicketError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'InvalidTransition' | 'NotFound' | 'TransactionCodeRequired', ParentType, ContextType>;
};

export type ChangeUserRolePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeUserRolePayload'] = ResolversParentTypes['ChangeUserRolePayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserAdministrationError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ChangeWebhookErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeWebhookError'] = ResolversParentTypes['ChangeWebhookError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'Forbidden' | 'InvalidSelection' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type ChannelPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelPolicy'] = ResolversParentTypes['ChannelPolicy']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  crmSave?: Resolver<ResolversTypes['CrmSave'], ParentType, ContextType>;
  maxConcurrent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ClaimTicketErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimTicketError'] = ResolversParentTypes['ClaimTicketError']> = {
  __resolveType: TypeResolveFn<'AlreadyAssigned' | 'AtCapacity' | 'InvalidTransition' | 'NotFound', ParentType, ContextType>;
};

export type ClaimTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimTicketPayload'] = ResolversParentTypes['ClaimTicketPayload']> = {
  errors?: Resolver<Array<ResolversTypes['ClaimTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type CloseCasePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseCasePayload'] = ResolversParentTypes['CloseCasePayload']> = {
  case?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['MoveCaseError']>, ParentType, ContextType>;
};

export type ConfirmContactErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmContactError'] = ResolversParentTypes['ConfirmContactError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'IdentityTaken' | 'NotFound', ParentType, ContextType>;
};

export type ConfirmContactPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmContactPayload'] = ResolversParentTypes['ConfirmContactPayload']> = {
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['ConfirmContactError']>, ParentType, ContextType>;
};

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  attributes?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  cases?: Resolver<ResolversTypes['CaseConnection'], ParentType, ContextType, RequireFields<ContactCasesArgs, 'first'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identities?: Resolver<Array<ResolversTypes['ContactIdentity']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notes?: Resolver<ResolversTypes['SharedText'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ContactStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactIdentityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactIdentity'] = ResolversParentTypes['ContactIdentity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endpointName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ConversationKind'], ParentType, ContextType>;
  lastMessage?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  lastMessageAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastPosition?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<ConversationMessagesArgs>>;
  presenceDocument?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readPosition?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  screenshots?: Resolver<Array<ResolversTypes['Screenshot']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEvent'] = ResolversParentTypes['ConversationEvent']> = {
  __resolveType: TypeResolveFn<'DeliveryChanged' | 'LeftScope' | 'MessageChanged' | 'MessagePosted' | 'NoteAdded' | 'ResyncRequired' | 'ScreenshotDeleted' | 'ScreenshotUploaded' | 'SlaBreached' | 'SlaWarned' | 'TicketChanged' | 'TicketOpened', ParentType, ContextType>;
};

export type CreateAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAgentPayload'] = ResolversParentTypes['CreateAgentPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AdministerAgentError']>, ParentType, ContextType>;
};

export type CreateApiTokenPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateApiTokenPayload'] = ResolversParentTypes['CreateApiTokenPayload']> = {
  apiToken?: Resolver<Maybe<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['ApiTokenError']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CreateAutoReplyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAutoReplyPayload'] = ResolversParentTypes['CreateAutoReplyPayload']> = {
  autoReply?: Resolver<Maybe<ResolversTypes['AutoReply']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
};

export type CreateAuxCodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAuxCodePayload'] = ResolversParentTypes['CreateAuxCodePayload']> = {
  auxCode?: Resolver<Maybe<ResolversTypes['AuxCode']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
};

export type CreateBusinessHoursPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateBusinessHoursPayload'] = ResolversParentTypes['CreateBusinessHoursPayload']> = {
  businessHours?: Resolver<Maybe<ResolversTypes['BusinessHours']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
};

export type CreateCannedMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCannedMessagePayload'] = ResolversParentTypes['CreateCannedMessagePayload']> = {
  cannedMessage?: Resolver<Maybe<ResolversTypes['CannedMessage']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
};

export type CreateFaqPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateFaqPayload'] = ResolversParentTypes['CreateFaqPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  faq?: Resolver<Maybe<ResolversTypes['Faq']>, ParentType, ContextType>;
};

export type CreateInvitationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateInvitationError'] = ResolversParentTypes['CreateInvitationError']> = {
  __resolveType: TypeResolveFn<'NotFound', ParentType, ContextType>;
};

export type CreateInvitationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateInvitationPayload'] = ResolversParentTypes['CreateInvitationPayload']> = {
  errors?: Resolver<Array<ResolversTypes['CreateInvitationError']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CreateLabelPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLabelPayload'] = ResolversParentTypes['CreateLabelPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['Label']>, ParentType, ContextType>;
};

export type CreateLabelRulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLabelRulePayload'] = ResolversParentTypes['CreateLabelRulePayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  labelRule?: Resolver<Maybe<ResolversTypes['LabelRule']>, ParentType, ContextType>;
};

export type CreateMacroPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateMacroPayload'] = ResolversParentTypes['CreateMacroPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  macro?: Resolver<Maybe<ResolversTypes['Macro']>, ParentType, ContextType>;
};

export type CreateQueuePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateQueuePayload'] = ResolversParentTypes['CreateQueuePayload']> = {
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
  queue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType>;
};

export type CreateSavedViewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSavedViewPayload'] = ResolversParentTypes['CreateSavedViewPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  savedView?: Resolver<Maybe<ResolversTypes['SavedView']>, ParentType, ContextType>;
};

export type CreateSignaturePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSignaturePayload'] = ResolversParentTypes['CreateSignaturePayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  signature?: Resolver<Maybe<ResolversTypes['Signature']>, ParentType, ContextType>;
};

export type CreateSkillPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSkillPayload'] = ResolversParentTypes['CreateSkillPayload']> = {
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
  skill?: Resolver<Maybe<ResolversTypes['Skill']>, ParentType, ContextType>;
};

export type CreateSlaPolicyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSlaPolicyPayload'] = ResolversParentTypes['CreateSlaPolicyPayload']> = {
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
  slaPolicy?: Resolver<Maybe<ResolversTypes['SlaPolicy']>, ParentType, ContextType>;
};

export type CreateTagPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTagPayload'] = ResolversParentTypes['CreateTagPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
};

export type CreateTransactionCodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTransactionCodePayload'] = ResolversParentTypes['CreateTransactionCodePayload']> = {
  code?: Resolver<Maybe<ResolversTypes['TransactionCode']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['TransactionCodesError']>, ParentType, ContextType>;
};

export type CreateTransactionListPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTransactionListPayload'] = ResolversParentTypes['CreateTransactionListPayload']> = {
  errors?: Resolver<Array<ResolversTypes['TransactionCodesError']>, ParentType, ContextType>;
  list?: Resolver<Maybe<ResolversTypes['TransactionList']>, ParentType, ContextType>;
};

export type CreateWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateWebhookPayload'] = ResolversParentTypes['CreateWebhookPayload']> = {
  errors?: Resolver<Array<ResolversTypes['ChangeWebhookError']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
};

export type CursorTooOldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CursorTooOld'] = ResolversParentTypes['CursorTooOld']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteAutoReplyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAutoReplyPayload'] = ResolversParentTypes['DeleteAutoReplyPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
};

export type DeleteBusinessHoursPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteBusinessHoursPayload'] = ResolversParentTypes['DeleteBusinessHoursPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
};

export type DeleteCannedMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCannedMessagePayload'] = ResolversParentTypes['DeleteCannedMessagePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
};

export type DeleteFaqPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteFaqPayload'] = ResolversParentTypes['DeleteFaqPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
};

export type DeleteMacroPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteMacroPayload'] = ResolversParentTypes['DeleteMacroPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
};

export type DeleteMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteMessagePayload'] = ResolversParentTypes['DeleteMessagePayload']> = {
  errors?: Resolver<Array<ResolversTypes['EditMessageError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type DeleteSavedViewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteSavedViewPayload'] = ResolversParentTypes['DeleteSavedViewPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
};

export type DeleteScreenshotErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteScreenshotError'] = ResolversParentTypes['DeleteScreenshotError']> = {
  __resolveType: TypeResolveFn<'NotFound', ParentType, ContextType>;
};

export type DeleteScreenshotPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteScreenshotPayload'] = ResolversParentTypes['DeleteScreenshotPayload']> = {
  errors?: Resolver<Array<ResolversTypes['DeleteScreenshotError']>, ParentType, ContextType>;
  screenshotId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type DeleteSignaturePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteSignaturePayload'] = ResolversParentTypes['DeleteSignaturePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
};

export type DeleteSkillPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteSkillPayload'] = ResolversParentTypes['DeleteSkillPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
};

export type DeleteSlaPolicyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteSlaPolicyPayload'] = ResolversParentTypes['DeleteSlaPolicyPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
};

export type DeleteWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteWebhookPayload'] = ResolversParentTypes['DeleteWebhookPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['WebhookError']>, ParentType, ContextType>;
};

export type DeliveryChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryChanged'] = ResolversParentTypes['DeliveryChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  delivery?: Resolver<ResolversTypes['DeliveryStatus'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  upToPosition?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DisableWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisableWebhookPayload'] = ResolversParentTypes['DisableWebhookPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WebhookError']>, ParentType, ContextType>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
};

export type DispositionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Disposition'] = ResolversParentTypes['Disposition']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['TransactionCode']>, ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['SystemDisposition']>, ParentType, ContextType>;
};

export type DocumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Document'] = ResolversParentTypes['Document']> = {
  at?: Resolver<Maybe<ResolversTypes['DocumentContent']>, ParentType, ContextType, RequireFields<DocumentAtArgs, 'version'>>;
  attribution?: Resolver<ResolversTypes['DocumentRangeConnection'], ParentType, ContextType, RequireFields<DocumentAttributionArgs, 'first'>>;
  history?: Resolver<ResolversTypes['DocumentEditConnection'], ParentType, ContextType, RequireFields<DocumentHistoryArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shape?: Resolver<ResolversTypes['DocumentShape'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  versions?: Resolver<ResolversTypes['DocumentMilestoneConnection'], ParentType, ContextType, RequireFields<DocumentVersionsArgs, 'first'>>;
};

export type DocumentAuthorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentAuthor'] = ResolversParentTypes['DocumentAuthor']> = {
  contactId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DocumentAuthorKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type DocumentContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentContent'] = ResolversParentTypes['DocumentContent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  strokes?: Resolver<Maybe<Array<ResolversTypes['DocumentStroke']>>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DocumentEditResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentEdit'] = ResolversParentTypes['DocumentEdit']> = {
  author?: Resolver<ResolversTypes['DocumentAuthor'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deleted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deletedOthers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  inserted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DocumentEditConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentEditConnection'] = ResolversParentTypes['DocumentEditConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DocumentEditEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DocumentEditEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentEditEdge'] = ResolversParentTypes['DocumentEditEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DocumentEdit'], ParentType, ContextType>;
};

export type DocumentMilestoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentMilestone'] = ResolversParentTypes['DocumentMilestone']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['DocumentMilestoneCause'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DocumentMilestoneConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentMilestoneConnection'] = ResolversParentTypes['DocumentMilestoneConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DocumentMilestoneEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DocumentMilestoneEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentMilestoneEdge'] = ResolversParentTypes['DocumentMilestoneEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DocumentMilestone'], ParentType, ContextType>;
};

export type DocumentRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentRange'] = ResolversParentTypes['DocumentRange']> = {
  author?: Resolver<ResolversTypes['DocumentAuthor'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DocumentRangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentRangeConnection'] = ResolversParentTypes['DocumentRangeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DocumentRangeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DocumentRangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentRangeEdge'] = ResolversParentTypes['DocumentRangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DocumentRange'], ParentType, ContextType>;
};

export type DocumentStrokeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentStroke'] = ResolversParentTypes['DocumentStroke']> = {
  author?: Resolver<ResolversTypes['DocumentAuthor'], ParentType, ContextType>;
  colour?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  points?: Resolver<Array<ResolversTypes['Float']>, ParentType, ContextType>;
  tool?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DraftChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DraftChanged'] = ResolversParentTypes['DraftChanged']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DurationsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Durations'] = ResolversParentTypes['Durations']> = {
  average?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  longest?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p50?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p95?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shortest?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type EditMessageErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditMessageError'] = ResolversParentTypes['EditMessageError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'EditWindowClosed' | 'NotFound', ParentType, ContextType>;
};

export type EditMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditMessagePayload'] = ResolversParentTypes['EditMessagePayload']> = {
  errors?: Resolver<Array<ResolversTypes['EditMessageError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type EditWindowClosedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditWindowClosed'] = ResolversParentTypes['EditWindowClosed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EmptyVariablesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmptyVariables'] = ResolversParentTypes['EmptyVariables']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  variables?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnableWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnableWebhookPayload'] = ResolversParentTypes['EnableWebhookPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WebhookError']>, ParentType, ContextType>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
};

export type EndInteractionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndInteractionPayload'] = ResolversParentTypes['EndInteractionPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AgentStateError']>, ParentType, ContextType>;
};

export type EndpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Endpoint'] = ResolversParentTypes['Endpoint']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  queue?: Resolver<ResolversTypes['Queue'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Event'] = ResolversParentTypes['Event']> = {
  __resolveType: TypeResolveFn<'AgentStateChanged' | 'AgentsChanged' | 'AssignmentChanged' | 'BulkJobProgressed' | 'DeliveryChanged' | 'InboxListChanged' | 'InboxListed' | 'LeftScope' | 'MessageChanged' | 'MessagePosted' | 'NoteAdded' | 'NotificationMade' | 'OfferEnded' | 'OfferMade' | 'QueueLoadChanged' | 'ResyncRequired' | 'ScreenshotDeleted' | 'ScreenshotUploaded' | 'SlaBreached' | 'SlaWarned' | 'TicketActivity' | 'TicketChanged' | 'TicketOpened', ParentType, ContextType>;
};

export type FaqResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Faq'] = ResolversParentTypes['Faq']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FaqConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FaqConnection'] = ResolversParentTypes['FaqConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FaqEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FaqEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FaqEdge'] = ResolversParentTypes['FaqEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Faq'], ParentType, ContextType>;
};

export type FileRefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FileRefused'] = ResolversParentTypes['FileRefused']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FilledSignatureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FilledSignature'] = ResolversParentTypes['FilledSignature']> = {
  emptyVariables?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  html?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SignatureSource'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FinishPostProcessingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FinishPostProcessingPayload'] = ResolversParentTypes['FinishPostProcessingPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AgentStateError']>, ParentType, ContextType>;
};

export type ForbiddenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Forbidden'] = ResolversParentTypes['Forbidden']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GoAvailablePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GoAvailablePayload'] = ResolversParentTypes['GoAvailablePayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AgentStateError']>, ParentType, ContextType>;
};

export type GoAwayPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GoAwayPayload'] = ResolversParentTypes['GoAwayPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AgentStateError']>, ParentType, ContextType>;
};

export type GoBusyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GoBusyPayload'] = ResolversParentTypes['GoBusyPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AgentStateError']>, ParentType, ContextType>;
};

export type GoOfflinePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GoOfflinePayload'] = ResolversParentTypes['GoOfflinePayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AgentStateError']>, ParentType, ContextType>;
};

export type GoWorkOfflinePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GoWorkOfflinePayload'] = ResolversParentTypes['GoWorkOfflinePayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AgentStateError']>, ParentType, ContextType>;
};

export type GroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Group'] = ResolversParentTypes['Group']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GuestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Guest'] = ResolversParentTypes['Guest']> = {
  conversationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  workspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
};

export type HolidayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Holiday'] = ResolversParentTypes['Holiday']> = {
  date?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  spans?: Resolver<Array<ResolversTypes['OpeningSpan']>, ParentType, ContextType>;
};

export type IdentityTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityTaken'] = ResolversParentTypes['IdentityTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InUseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InUse'] = ResolversParentTypes['InUse']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InboxDifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InboxDifference'] = ResolversParentTypes['InboxDifference']> = {
  after?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InboxDifferenceKind'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type InboxEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InboxEvent'] = ResolversParentTypes['InboxEvent']> = {
  __resolveType: TypeResolveFn<'LeftScope' | 'OfferEnded' | 'OfferMade' | 'ResyncRequired' | 'SlaBreached' | 'SlaWarned' | 'TicketActivity' | 'TicketChanged' | 'TicketOpened', ParentType, ContextType>;
};

export type InboxListChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InboxListChanged'] = ResolversParentTypes['InboxListChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  differences?: Resolver<Array<ResolversTypes['InboxDifference']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InboxListEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InboxListEvent'] = ResolversParentTypes['InboxListEvent']> = {
  __resolveType: TypeResolveFn<'InboxListChanged' | 'InboxListed' | 'ResyncRequired', ParentType, ContextType>;
};

export type InboxListedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InboxListed'] = ResolversParentTypes['InboxListed']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['InboxRow']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InboxRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InboxRow'] = ResolversParentTypes['InboxRow']> = {
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type InternalNoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InternalNote'] = ResolversParentTypes['InternalNote']> = {
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidAgentStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidAgentState'] = ResolversParentTypes['InvalidAgentState']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AgentState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidSelectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidSelection'] = ResolversParentTypes['InvalidSelection']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidTransitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidTransition'] = ResolversParentTypes['InvalidTransition']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TicketStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationInvalidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationInvalid'] = ResolversParentTypes['InvitationInvalid']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InviteExpertErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteExpertError'] = ResolversParentTypes['InviteExpertError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'NotFound', ParentType, ContextType>;
};

export type InviteExpertPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteExpertPayload'] = ResolversParentTypes['InviteExpertPayload']> = {
  errors?: Resolver<Array<ResolversTypes['InviteExpertError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LabelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Label'] = ResolversParentTypes['Label']> = {
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  colour?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  highlight?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notifies?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LabelApplicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabelApplication'] = ResolversParentTypes['LabelApplication']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['Label'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['LabelRule']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LabelRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabelRule'] = ResolversParentTypes['LabelRule']> = {
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LabelRuleKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['Label'], ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  words?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LabelRuleDryRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabelRuleDryRun'] = ResolversParentTypes['LabelRuleDryRun']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  samples?: Resolver<Array<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type LabelTicketErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabelTicketError'] = ResolversParentTypes['LabelTicketError']> = {
  __resolveType: TypeResolveFn<'NotFound', ParentType, ContextType>;
};

export type LabelTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabelTicketPayload'] = ResolversParentTypes['LabelTicketPayload']> = {
  errors?: Resolver<Array<ResolversTypes['LabelTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type LeftScopeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeftScope'] = ResolversParentTypes['LeftScope']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Limit'] = ResolversParentTypes['Limit']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type LimitReachedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LimitReached'] = ResolversParentTypes['LimitReached']> = {
  limit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MacroResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Macro'] = ResolversParentTypes['Macro']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['MacroStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MacroStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MacroStep'] = ResolversParentTypes['MacroStep']> = {
  action?: Resolver<ResolversTypes['MacroAction'], ParentType, ContextType>;
  labelId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  queueId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  tagId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type MarkNotificationsReadErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationsReadError'] = ResolversParentTypes['MarkNotificationsReadError']> = {
  __resolveType: TypeResolveFn<'NotFound', ParentType, ContextType>;
};

export type MarkNotificationsReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationsReadPayload'] = ResolversParentTypes['MarkNotificationsReadPayload']> = {
  errors?: Resolver<Array<ResolversTypes['MarkNotificationsReadError']>, ParentType, ContextType>;
  read?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MarkOnHoldPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkOnHoldPayload'] = ResolversParentTypes['MarkOnHoldPayload']> = {
  errors?: Resolver<Array<ResolversTypes['ChangeTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type MarkPendingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkPendingPayload'] = ResolversParentTypes['MarkPendingPayload']> = {
  errors?: Resolver<Array<ResolversTypes['ChangeTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type MarkReadErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkReadError'] = ResolversParentTypes['MarkReadError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'NotFound', ParentType, ContextType>;
};

export type MarkReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkReadPayload'] = ResolversParentTypes['MarkReadPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['MarkReadError']>, ParentType, ContextType>;
};

export type MergeTicketsErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergeTicketsError'] = ResolversParentTypes['MergeTicketsError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'InvalidTransition' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type MergeTicketsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergeTicketsPayload'] = ResolversParentTypes['MergeTicketsPayload']> = {
  errors?: Resolver<Array<ResolversTypes['MergeTicketsError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  attachments?: Resolver<Array<ResolversTypes['Attachment']>, ParentType, ContextType>;
  author?: Resolver<ResolversTypes['Author'], ParentType, ContextType>;
  clientId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  conversationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  delivery?: Resolver<Maybe<ResolversTypes['DeliveryStatus']>, ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  richText?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  side?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageChanged'] = ResolversParentTypes['MessageChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MessagePostedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessagePosted'] = ResolversParentTypes['MessagePosted']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoveCaseErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveCaseError'] = ResolversParentTypes['MoveCaseError']> = {
  __resolveType: TypeResolveFn<'CaseUnassigned' | 'CaseUnchanged' | 'Forbidden' | 'NotFound', ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptInvitation?: Resolver<ResolversTypes['AcceptInvitationPayload'], ParentType, ContextType, RequireFields<MutationAcceptInvitationArgs, 'input'>>;
  acceptOffer?: Resolver<ResolversTypes['AcceptOfferPayload'], ParentType, ContextType, RequireFields<MutationAcceptOfferArgs, 'input'>>;
  addNote?: Resolver<ResolversTypes['AddNotePayload'], ParentType, ContextType, RequireFields<MutationAddNoteArgs, 'input'>>;
  appendToNotes?: Resolver<ResolversTypes['AppendToNotesPayload'], ParentType, ContextType, RequireFields<MutationAppendToNotesArgs, 'input'>>;
  assignCase?: Resolver<ResolversTypes['AssignCasePayload'], ParentType, ContextType, RequireFields<MutationAssignCaseArgs, 'input'>>;
  assignSignature?: Resolver<ResolversTypes['AssignSignaturePayload'], ParentType, ContextType, RequireFields<MutationAssignSignatureArgs, 'input'>>;
  bulkTickets?: Resolver<ResolversTypes['BulkTicketsPayload'], ParentType, ContextType, RequireFields<MutationBulkTicketsArgs, 'input'>>;
  cancelScheduledReply?: Resolver<ResolversTypes['CancelScheduledReplyPayload'], ParentType, ContextType, RequireFields<MutationCancelScheduledReplyArgs, 'input'>>;
  changeAuxCode?: Resolver<ResolversTypes['ChangeAuxCodePayload'], ParentType, ContextType, RequireFields<MutationChangeAuxCodeArgs, 'input'>>;
  changeBusinessHours?: Resolver<ResolversTypes['ChangeBusinessHoursPayload'], ParentType, ContextType, RequireFields<MutationChangeBusinessHoursArgs, 'input'>>;
  changeQueue?: Resolver<ResolversTypes['ChangeQueuePayload'], ParentType, ContextType, RequireFields<MutationChangeQueueArgs, 'input'>>;
  changeSkill?: Resolver<ResolversTypes['ChangeSkillPayload'], ParentType, ContextType, RequireFields<MutationChangeSkillArgs, 'input'>>;
  changeSlaPolicy?: Resolver<ResolversTypes['ChangeSlaPolicyPayload'], ParentType, ContextType, RequireFields<MutationChangeSlaPolicyArgs, 'input'>>;
  changeUserRole?: Resolver<ResolversTypes['ChangeUserRolePayload'], ParentType, ContextType, RequireFields<MutationChangeUserRoleArgs, 'input'>>;
  claimTicket?: Resolver<ResolversTypes['ClaimTicketPayload'], ParentType, ContextType, RequireFields<MutationClaimTicketArgs, 'input'>>;
  closeCase?: Resolver<ResolversTypes['CloseCasePayload'], ParentType, ContextType, RequireFields<MutationCloseCaseArgs, 'input'>>;
  confirmContact?: Resolver<ResolversTypes['ConfirmContactPayload'], ParentType, ContextType, RequireFields<MutationConfirmContactArgs, 'input'>>;
  createAgent?: Resolver<ResolversTypes['CreateAgentPayload'], ParentType, ContextType, RequireFields<MutationCreateAgentArgs, 'input'>>;
  createApiToken?: Resolver<ResolversTypes['CreateApiTokenPayload'], ParentType, ContextType, RequireFields<MutationCreateApiTokenArgs, 'input'>>;
  createAutoReply?: Resolver<ResolversTypes['CreateAutoReplyPayload'], ParentType, ContextType, RequireFields<MutationCreateAutoReplyArgs, 'input'>>;
  createAuxCode?: Resolver<ResolversTypes['CreateAuxCodePayload'], ParentType, ContextType, RequireFields<MutationCreateAuxCodeArgs, 'input'>>;
  createBusinessHours?: Resolver<ResolversTypes['CreateBusinessHoursPayload'], ParentType, ContextType, RequireFields<MutationCreateBusinessHoursArgs, 'input'>>;
  createCannedMessage?: Resolver<ResolversTypes['CreateCannedMessagePayload'], ParentType, ContextType, RequireFields<MutationCreateCannedMessageArgs, 'input'>>;
  createFaq?: Resolver<ResolversTypes['CreateFaqPayload'], ParentType, ContextType, RequireFields<MutationCreateFaqArgs, 'input'>>;
  createInvitation?: Resolver<ResolversTypes['CreateInvitationPayload'], ParentType, ContextType, RequireFields<MutationCreateInvitationArgs, 'input'>>;
  createLabel?: Resolver<ResolversTypes['CreateLabelPayload'], ParentType, ContextType, RequireFields<MutationCreateLabelArgs, 'input'>>;
  createLabelRule?: Resolver<ResolversTypes['CreateLabelRulePayload'], ParentType, ContextType, RequireFields<MutationCreateLabelRuleArgs, 'input'>>;
  createMacro?: Resolver<ResolversTypes['CreateMacroPayload'], ParentType, ContextType, RequireFields<MutationCreateMacroArgs, 'input'>>;
  createQueue?: Resolver<ResolversTypes['CreateQueuePayload'], ParentType, ContextType, RequireFields<MutationCreateQueueArgs, 'input'>>;
  createSavedView?: Resolver<ResolversTypes['CreateSavedViewPayload'], ParentType, ContextType, RequireFields<MutationCreateSavedViewArgs, 'input'>>;
  createSignature?: Resolver<ResolversTypes['CreateSignaturePayload'], ParentType, ContextType, RequireFields<MutationCreateSignatureArgs, 'input'>>;
  createSkill?: Resolver<ResolversTypes['CreateSkillPayload'], ParentType, ContextType, RequireFields<MutationCreateSkillArgs, 'input'>>;
  createSlaPolicy?: Resolver<ResolversTypes['CreateSlaPolicyPayload'], ParentType, ContextType, RequireFields<MutationCreateSlaPolicyArgs, 'input'>>;
  createTag?: Resolver<ResolversTypes['CreateTagPayload'], ParentType, ContextType, RequireFields<MutationCreateTagArgs, 'input'>>;
  createTransactionCode?: Resolver<ResolversTypes['CreateTransactionCodePayload'], ParentType, ContextType, RequireFields<MutationCreateTransactionCodeArgs, 'input'>>;
  createTransactionList?: Resolver<ResolversTypes['CreateTransactionListPayload'], ParentType, ContextType, RequireFields<MutationCreateTransactionListArgs, 'input'>>;
  createWebhook?: Resolver<ResolversTypes['CreateWebhookPayload'], ParentType, ContextType, RequireFields<MutationCreateWebhookArgs, 'input'>>;
  deleteAutoReply?: Resolver<ResolversTypes['DeleteAutoReplyPayload'], ParentType, ContextType, RequireFields<MutationDeleteAutoReplyArgs, 'input'>>;
  deleteBusinessHours?: Resolver<ResolversTypes['DeleteBusinessHoursPayload'], ParentType, ContextType, RequireFields<MutationDeleteBusinessHoursArgs, 'input'>>;
  deleteCannedMessage?: Resolver<ResolversTypes['DeleteCannedMessagePayload'], ParentType, ContextType, RequireFields<MutationDeleteCannedMessageArgs, 'input'>>;
  deleteFaq?: Resolver<ResolversTypes['DeleteFaqPayload'], ParentType, ContextType, RequireFields<MutationDeleteFaqArgs, 'input'>>;
  deleteMacro?: Resolver<ResolversTypes['DeleteMacroPayload'], ParentType, ContextType, RequireFields<MutationDeleteMacroArgs, 'input'>>;
  deleteMessage?: Resolver<ResolversTypes['DeleteMessagePayload'], ParentType, ContextType, RequireFields<MutationDeleteMessageArgs, 'input'>>;
  deleteSavedView?: Resolver<ResolversTypes['DeleteSavedViewPayload'], ParentType, ContextType, RequireFields<MutationDeleteSavedViewArgs, 'input'>>;
  deleteScreenshot?: Resolver<ResolversTypes['DeleteScreenshotPayload'], ParentType, ContextType, RequireFields<MutationDeleteScreenshotArgs, 'input'>>;
  deleteSignature?: Resolver<ResolversTypes['DeleteSignaturePayload'], ParentType, ContextType, RequireFields<MutationDeleteSignatureArgs, 'input'>>;
  deleteSkill?: Resolver<ResolversTypes['DeleteSkillPayload'], ParentType, ContextType, RequireFields<MutationDeleteSkillArgs, 'input'>>;
  deleteSlaPolicy?: Resolver<ResolversTypes['DeleteSlaPolicyPayload'], ParentType, ContextType, RequireFields<MutationDeleteSlaPolicyArgs, 'input'>>;
  deleteWebhook?: Resolver<ResolversTypes['DeleteWebhookPayload'], ParentType, ContextType, RequireFields<MutationDeleteWebhookArgs, 'input'>>;
  disableWebhook?: Resolver<ResolversTypes['DisableWebhookPayload'], ParentType, ContextType, RequireFields<MutationDisableWebhookArgs, 'input'>>;
  editMessage?: Resolver<ResolversTypes['EditMessagePayload'], ParentType, ContextType, RequireFields<MutationEditMessageArgs, 'input'>>;
  enableWebhook?: Resolver<ResolversTypes['EnableWebhookPayload'], ParentType, ContextType, RequireFields<MutationEnableWebhookArgs, 'input'>>;
  endInteraction?: Resolver<ResolversTypes['EndInteractionPayload'], ParentType, ContextType, RequireFields<MutationEndInteractionArgs, 'input'>>;
  finishPostProcessing?: Resolver<ResolversTypes['FinishPostProcessingPayload'], ParentType, ContextType, RequireFields<MutationFinishPostProcessingArgs, 'input'>>;
  goAvailable?: Resolver<ResolversTypes['GoAvailablePayload'], ParentType, ContextType, RequireFields<MutationGoAvailableArgs, 'input'>>;
  goAway?: Resolver<ResolversTypes['GoAwayPayload'], ParentType, ContextType, RequireFields<MutationGoAwayArgs, 'input'>>;
  goBusy?: Resolver<ResolversTypes['GoBusyPayload'], ParentType, ContextType, RequireFields<MutationGoBusyArgs, 'input'>>;
  goOffline?: Resolver<ResolversTypes['GoOfflinePayload'], ParentType, ContextType, RequireFields<MutationGoOfflineArgs, 'input'>>;
  goWorkOffline?: Resolver<ResolversTypes['GoWorkOfflinePayload'], ParentType, ContextType, RequireFields<MutationGoWorkOfflineArgs, 'input'>>;
  inviteExpert?: Resolver<ResolversTypes['InviteExpertPayload'], ParentType, ContextType, RequireFields<MutationInviteExpertArgs, 'input'>>;
  labelTicket?: Resolver<ResolversTypes['LabelTicketPayload'], ParentType, ContextType, RequireFields<MutationLabelTicketArgs, 'input'>>;
  markNotificationsRead?: Resolver<ResolversTypes['MarkNotificationsReadPayload'], ParentType, ContextType, RequireFields<MutationMarkNotificationsReadArgs, 'input'>>;
  markOnHold?: Resolver<ResolversTypes['MarkOnHoldPayload'], ParentType, ContextType, RequireFields<MutationMarkOnHoldArgs, 'input'>>;
  markPending?: Resolver<ResolversTypes['MarkPendingPayload'], ParentType, ContextType, RequireFields<MutationMarkPendingArgs, 'input'>>;
  markRead?: Resolver<ResolversTypes['MarkReadPayload'], ParentType, ContextType, RequireFields<MutationMarkReadArgs, 'input'>>;
  mergeTickets?: Resolver<ResolversTypes['MergeTicketsPayload'], ParentType, ContextType, RequireFields<MutationMergeTicketsArgs, 'input'>>;
  notifyManager?: Resolver<ResolversTypes['NotifyManagerPayload'], ParentType, ContextType, RequireFields<MutationNotifyManagerArgs, 'input'>>;
  provisionSmsNumber?: Resolver<ResolversTypes['ProvisionSmsNumberPayload'], ParentType, ContextType, RequireFields<MutationProvisionSmsNumberArgs, 'input'>>;
  redeliver?: Resolver<ResolversTypes['RedeliverPayload'], ParentType, ContextType, RequireFields<MutationRedeliverArgs, 'input'>>;
  refreshSession?: Resolver<ResolversTypes['RefreshSessionPayload'], ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  rejectOffer?: Resolver<ResolversTypes['RejectOfferPayload'], ParentType, ContextType, RequireFields<MutationRejectOfferArgs, 'input'>>;
  relateTickets?: Resolver<ResolversTypes['RelateTicketsPayload'], ParentType, ContextType, RequireFields<MutationRelateTicketsArgs, 'input'>>;
  removeParticipant?: Resolver<ResolversTypes['RemoveParticipantPayload'], ParentType, ContextType, RequireFields<MutationRemoveParticipantArgs, 'input'>>;
  reopenCase?: Resolver<ResolversTypes['ReopenCasePayload'], ParentType, ContextType, RequireFields<MutationReopenCaseArgs, 'input'>>;
  reopenTicket?: Resolver<ResolversTypes['ReopenTicketPayload'], ParentType, ContextType, RequireFields<MutationReopenTicketArgs, 'input'>>;
  replayWebhook?: Resolver<ResolversTypes['ReplayWebhookPayload'], ParentType, ContextType, RequireFields<MutationReplayWebhookArgs, 'input'>>;
  requestUpload?: Resolver<ResolversTypes['RequestUploadPayload'], ParentType, ContextType, RequireFields<MutationRequestUploadArgs, 'input'>>;
  resolveTicket?: Resolver<ResolversTypes['ResolveTicketPayload'], ParentType, ContextType, RequireFields<MutationResolveTicketArgs, 'input'>>;
  restoreDocument?: Resolver<ResolversTypes['RestoreDocumentPayload'], ParentType, ContextType, RequireFields<MutationRestoreDocumentArgs, 'input'>>;
  revertAuthor?: Resolver<ResolversTypes['RevertAuthorPayload'], ParentType, ContextType, RequireFields<MutationRevertAuthorArgs, 'input'>>;
  revokeApiToken?: Resolver<ResolversTypes['RevokeApiTokenPayload'], ParentType, ContextType, RequireFields<MutationRevokeApiTokenArgs, 'input'>>;
  rotateWebhookSecret?: Resolver<ResolversTypes['RotateWebhookSecretPayload'], ParentType, ContextType, RequireFields<MutationRotateWebhookSecretArgs, 'input'>>;
  runMacro?: Resolver<ResolversTypes['RunMacroPayload'], ParentType, ContextType, RequireFields<MutationRunMacroArgs, 'input'>>;
  saveTranscript?: Resolver<ResolversTypes['SaveTranscriptPayload'], ParentType, ContextType, RequireFields<MutationSaveTranscriptArgs, 'input'>>;
  scheduleReply?: Resolver<ResolversTypes['ScheduleReplyPayload'], ParentType, ContextType, RequireFields<MutationScheduleReplyArgs, 'input'>>;
  sendAnnotation?: Resolver<ResolversTypes['SendAnnotationPayload'], ParentType, ContextType, RequireFields<MutationSendAnnotationArgs, 'input'>>;
  sendReply?: Resolver<ResolversTypes['SendReplyPayload'], ParentType, ContextType, RequireFields<MutationSendReplyArgs, 'input'>>;
  sendWebMessage?: Resolver<ResolversTypes['SendWebMessagePayload'], ParentType, ContextType, RequireFields<MutationSendWebMessageArgs, 'input'>>;
  setAgentCapacity?: Resolver<ResolversTypes['SetAgentCapacityPayload'], ParentType, ContextType, RequireFields<MutationSetAgentCapacityArgs, 'input'>>;
  setAgentSkills?: Resolver<ResolversTypes['SetAgentSkillsPayload'], ParentType, ContextType, RequireFields<MutationSetAgentSkillsArgs, 'input'>>;
  setAgentState?: Resolver<ResolversTypes['SetAgentStatePayload'], ParentType, ContextType, RequireFields<MutationSetAgentStateArgs, 'input'>>;
  setChannelPolicy?: Resolver<ResolversTypes['SetChannelPolicyPayload'], ParentType, ContextType, RequireFields<MutationSetChannelPolicyArgs, 'input'>>;
  setOfferRejection?: Resolver<ResolversTypes['SetOfferRejectionPayload'], ParentType, ContextType, RequireFields<MutationSetOfferRejectionArgs, 'input'>>;
  setSmsCountries?: Resolver<ResolversTypes['SetSmsCountriesPayload'], ParentType, ContextType, RequireFields<MutationSetSmsCountriesArgs, 'input'>>;
  setTransactionCodes?: Resolver<ResolversTypes['SetTransactionCodesPayload'], ParentType, ContextType, RequireFields<MutationSetTransactionCodesArgs, 'input'>>;
  setTyping?: Resolver<ResolversTypes['SetTypingPayload'], ParentType, ContextType, RequireFields<MutationSetTypingArgs, 'input'>>;
  setUserStatus?: Resolver<ResolversTypes['SetUserStatusPayload'], ParentType, ContextType, RequireFields<MutationSetUserStatusArgs, 'input'>>;
  setWorkspaceSettings?: Resolver<ResolversTypes['SetWorkspaceSettingsPayload'], ParentType, ContextType, RequireFields<MutationSetWorkspaceSettingsArgs, 'input'>>;
  signIn?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<ResolversTypes['SignOutPayload'], ParentType, ContextType, RequireFields<MutationSignOutArgs, 'input'>>;
  snoozeTicket?: Resolver<ResolversTypes['SnoozeTicketPayload'], ParentType, ContextType, RequireFields<MutationSnoozeTicketArgs, 'input'>>;
  splitTicket?: Resolver<ResolversTypes['SplitTicketPayload'], ParentType, ContextType, RequireFields<MutationSplitTicketArgs, 'input'>>;
  startSms?: Resolver<ResolversTypes['StartSmsPayload'], ParentType, ContextType, RequireFields<MutationStartSmsArgs, 'input'>>;
  startWebChat?: Resolver<ResolversTypes['StartWebChatPayload'], ParentType, ContextType, RequireFields<MutationStartWebChatArgs, 'input'>>;
  tagTicket?: Resolver<ResolversTypes['TagTicketPayload'], ParentType, ContextType, RequireFields<MutationTagTicketArgs, 'input'>>;
  takeTicket?: Resolver<ResolversTypes['TakeTicketPayload'], ParentType, ContextType, RequireFields<MutationTakeTicketArgs, 'input'>>;
  testWebhook?: Resolver<ResolversTypes['TestWebhookPayload'], ParentType, ContextType, RequireFields<MutationTestWebhookArgs, 'input'>>;
  transferTicket?: Resolver<ResolversTypes['TransferTicketPayload'], ParentType, ContextType, RequireFields<MutationTransferTicketArgs, 'input'>>;
  unlabelTicket?: Resolver<ResolversTypes['UnlabelTicketPayload'], ParentType, ContextType, RequireFields<MutationUnlabelTicketArgs, 'input'>>;
  unrelateTickets?: Resolver<ResolversTypes['UnrelateTicketsPayload'], ParentType, ContextType, RequireFields<MutationUnrelateTicketsArgs, 'input'>>;
  unsnoozeTicket?: Resolver<ResolversTypes['UnsnoozeTicketPayload'], ParentType, ContextType, RequireFields<MutationUnsnoozeTicketArgs, 'input'>>;
  untagTicket?: Resolver<ResolversTypes['UntagTicketPayload'], ParentType, ContextType, RequireFields<MutationUntagTicketArgs, 'input'>>;
  updateAutoReply?: Resolver<ResolversTypes['UpdateAutoReplyPayload'], ParentType, ContextType, RequireFields<MutationUpdateAutoReplyArgs, 'input'>>;
  updateCannedMessage?: Resolver<ResolversTypes['UpdateCannedMessagePayload'], ParentType, ContextType, RequireFields<MutationUpdateCannedMessageArgs, 'input'>>;
  updateCase?: Resolver<ResolversTypes['UpdateCasePayload'], ParentType, ContextType, RequireFields<MutationUpdateCaseArgs, 'input'>>;
  updateFaq?: Resolver<ResolversTypes['UpdateFaqPayload'], ParentType, ContextType, RequireFields<MutationUpdateFaqArgs, 'input'>>;
  updateLabel?: Resolver<ResolversTypes['UpdateLabelPayload'], ParentType, ContextType, RequireFields<MutationUpdateLabelArgs, 'input'>>;
  updateLabelRule?: Resolver<ResolversTypes['UpdateLabelRulePayload'], ParentType, ContextType, RequireFields<MutationUpdateLabelRuleArgs, 'input'>>;
  updateMacro?: Resolver<ResolversTypes['UpdateMacroPayload'], ParentType, ContextType, RequireFields<MutationUpdateMacroArgs, 'input'>>;
  updateSavedView?: Resolver<ResolversTypes['UpdateSavedViewPayload'], ParentType, ContextType, RequireFields<MutationUpdateSavedViewArgs, 'input'>>;
  updateSignature?: Resolver<ResolversTypes['UpdateSignaturePayload'], ParentType, ContextType, RequireFields<MutationUpdateSignatureArgs, 'input'>>;
  updateTag?: Resolver<ResolversTypes['UpdateTagPayload'], ParentType, ContextType, RequireFields<MutationUpdateTagArgs, 'input'>>;
  updateTransactionCode?: Resolver<ResolversTypes['UpdateTransactionCodePayload'], ParentType, ContextType, RequireFields<MutationUpdateTransactionCodeArgs, 'input'>>;
  updateTransactionList?: Resolver<ResolversTypes['UpdateTransactionListPayload'], ParentType, ContextType, RequireFields<MutationUpdateTransactionListArgs, 'input'>>;
  updateWebhook?: Resolver<ResolversTypes['UpdateWebhookPayload'], ParentType, ContextType, RequireFields<MutationUpdateWebhookArgs, 'input'>>;
  uploadScreenshot?: Resolver<ResolversTypes['UploadScreenshotPayload'], ParentType, ContextType, RequireFields<MutationUploadScreenshotArgs, 'input'>>;
};

export type MyEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MyEvent'] = ResolversParentTypes['MyEvent']> = {
  __resolveType: TypeResolveFn<'AgentStateChanged' | 'AssignmentChanged' | 'NotificationMade' | 'OfferEnded' | 'OfferMade' | 'ResyncRequired', ParentType, ContextType>;
};

export type NameTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NameTaken'] = ResolversParentTypes['NameTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Agent' | 'AgentInterval' | 'ApiToken' | 'Attachment' | 'AutoReply' | 'AuxCode' | 'BulkJob' | 'BusinessHours' | 'CannedMessage' | 'Case' | 'Contact' | 'ContactIdentity' | 'Conversation' | 'Endpoint' | 'Faq' | 'Group' | 'InternalNote' | 'Label' | 'LabelApplication' | 'LabelRule' | 'Macro' | 'Message' | 'Notification' | 'Offer' | 'Queue' | 'SavedView' | 'Screenshot' | 'Signature' | 'Skill' | 'SlaPolicy' | 'Subaccount' | 'Tag' | 'Ticket' | 'TransactionCode' | 'TransactionList' | 'User' | 'Webhook' | 'WebhookDelivery' | 'Workspace', ParentType, ContextType>;
};

export type NotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFound'] = ResolversParentTypes['NotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NoteAddedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NoteAdded'] = ResolversParentTypes['NoteAdded']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['InternalNote'], ParentType, ContextType>;
  ticketId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification']> = {
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type NotificationMadeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationMade'] = ResolversParentTypes['NotificationMade']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  notification?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotifyManagerErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotifyManagerError'] = ResolversParentTypes['NotifyManagerError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'InvalidTransition' | 'NotFound', ParentType, ContextType>;
};

export type NotifyManagerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotifyManagerPayload'] = ResolversParentTypes['NotifyManagerPayload']> = {
  errors?: Resolver<Array<ResolversTypes['NotifyManagerError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type OfferResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Offer'] = ResolversParentTypes['Offer']> = {
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  madeAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  queue?: Resolver<ResolversTypes['Queue'], ParentType, ContextType>;
  round?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OfferState'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OfferEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferEnded'] = ResolversParentTypes['OfferEnded']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  offerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OfferState'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OfferMadeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferMade'] = ResolversParentTypes['OfferMade']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  offer?: Resolver<Maybe<ResolversTypes['Offer']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OpeningDayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpeningDay'] = ResolversParentTypes['OpeningDay']> = {
  spans?: Resolver<Array<ResolversTypes['OpeningSpan']>, ParentType, ContextType>;
  weekday?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OpeningSpanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpeningSpan'] = ResolversParentTypes['OpeningSpan']> = {
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PhrasePreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PhrasePreview'] = ResolversParentTypes['PhrasePreview']> = {
  emptyVariables?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PresenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Presence'] = ResolversParentTypes['Presence']> = {
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  colour?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ProvisionSmsNumberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProvisionSmsNumberPayload'] = ResolversParentTypes['ProvisionSmsNumberPayload']> = {
  endpoint?: Resolver<Maybe<ResolversTypes['Endpoint']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['SmsSettingsError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agentIntervals?: Resolver<ResolversTypes['AgentIntervalConnection'], ParentType, ContextType, RequireFields<QueryAgentIntervalsArgs, 'first' | 'from' | 'to' | 'userId'>>;
  agentTimes?: Resolver<Array<ResolversTypes['AgentTime']>, ParentType, ContextType, RequireFields<QueryAgentTimesArgs, 'from' | 'to' | 'userId'>>;
  agents?: Resolver<ResolversTypes['AgentConnection'], ParentType, ContextType, RequireFields<QueryAgentsArgs, 'first'>>;
  allTickets?: Resolver<ResolversTypes['TicketConnection'], ParentType, ContextType, RequireFields<QueryAllTicketsArgs, 'first' | 'sort'>>;
  apiTokens?: Resolver<Array<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  autoReplies?: Resolver<Array<ResolversTypes['AutoReply']>, ParentType, ContextType>;
  auxCodes?: Resolver<Array<ResolversTypes['AuxCode']>, ParentType, ContextType>;
  bulkJob?: Resolver<Maybe<ResolversTypes['BulkJob']>, ParentType, ContextType, RequireFields<QueryBulkJobArgs, 'id'>>;
  bulkJobs?: Resolver<Array<ResolversTypes['BulkJob']>, ParentType, ContextType>;
  businessHours?: Resolver<Array<ResolversTypes['BusinessHours']>, ParentType, ContextType>;
  cannedMessages?: Resolver<ResolversTypes['CannedMessageConnection'], ParentType, ContextType, RequireFields<QueryCannedMessagesArgs, 'first'>>;
  case?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType, RequireFields<QueryCaseArgs, 'id'>>;
  cases?: Resolver<ResolversTypes['CaseConnection'], ParentType, ContextType, RequireFields<QueryCasesArgs, 'first'>>;
  channelPolicies?: Resolver<Array<ResolversTypes['ChannelPolicy']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType, RequireFields<QueryContactArgs, 'id'>>;
  contactTickets?: Resolver<ResolversTypes['TicketConnection'], ParentType, ContextType, RequireFields<QueryContactTicketsArgs, 'contactId' | 'first'>>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryConversationArgs, 'id'>>;
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType, RequireFields<QueryDocumentArgs, 'name'>>;
  dryRunLabelRule?: Resolver<ResolversTypes['LabelRuleDryRun'], ParentType, ContextType, RequireFields<QueryDryRunLabelRuleArgs, 'rule' | 'since'>>;
  endpoints?: Resolver<Array<ResolversTypes['Endpoint']>, ParentType, ContextType>;
  eventCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  faqs?: Resolver<ResolversTypes['FaqConnection'], ParentType, ContextType, RequireFields<QueryFaqsArgs, 'first'>>;
  guest?: Resolver<Maybe<ResolversTypes['Guest']>, ParentType, ContextType>;
  inbox?: Resolver<ResolversTypes['TicketConnection'], ParentType, ContextType, RequireFields<QueryInboxArgs, 'first'>>;
  labelRules?: Resolver<Array<ResolversTypes['LabelRule']>, ParentType, ContextType>;
  labels?: Resolver<Array<ResolversTypes['Label']>, ParentType, ContextType>;
  limits?: Resolver<Array<ResolversTypes['Limit']>, ParentType, ContextType>;
  macros?: Resolver<Array<ResolversTypes['Macro']>, ParentType, ContextType>;
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  myOffers?: Resolver<Array<ResolversTypes['Offer']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  notifications?: Resolver<ResolversTypes['NotificationConnection'], ParentType, ContextType, RequireFields<QueryNotificationsArgs, 'first' | 'unread'>>;
  phraseCategories?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  previewCanned?: Resolver<Maybe<ResolversTypes['PhrasePreview']>, ParentType, ContextType, RequireFields<QueryPreviewCannedArgs, 'cannedId' | 'ticketId'>>;
  previewFaq?: Resolver<Maybe<ResolversTypes['PhrasePreview']>, ParentType, ContextType, RequireFields<QueryPreviewFaqArgs, 'faqId' | 'ticketId'>>;
  queueLoads?: Resolver<Array<ResolversTypes['QueueLoad']>, ParentType, ContextType>;
  queues?: Resolver<Array<ResolversTypes['Queue']>, ParentType, ContextType>;
  savedViews?: Resolver<Array<ResolversTypes['SavedView']>, ParentType, ContextType>;
  search?: Resolver<Array<ResolversTypes['SearchHit']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'first' | 'text'>>;
  signatures?: Resolver<Array<ResolversTypes['Signature']>, ParentType, ContextType>;
  simulateRouting?: Resolver<Maybe<Array<ResolversTypes['RoutingCandidate']>>, ParentType, ContextType, RequireFields<QuerySimulateRoutingArgs, 'ticketId'>>;
  skills?: Resolver<Array<ResolversTypes['Skill']>, ParentType, ContextType>;
  slaPolicies?: Resolver<Array<ResolversTypes['SlaPolicy']>, ParentType, ContextType>;
  smsCountries?: Resolver<Array<ResolversTypes['SmsCountry']>, ParentType, ContextType>;
  stats?: Resolver<ResolversTypes['Stats'], ParentType, ContextType, RequireFields<QueryStatsArgs, 'from'>>;
  tags?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType, RequireFields<QueryTicketArgs, 'id'>>;
  transactionLists?: Resolver<Array<ResolversTypes['TransactionList']>, ParentType, ContextType>;
  transferTargets?: Resolver<Maybe<ResolversTypes['TransferTargets']>, ParentType, ContextType, RequireFields<QueryTransferTargetsArgs, 'ticketId'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<QueryUsersArgs, 'first'>>;
  webChat?: Resolver<Maybe<ResolversTypes['WebChat']>, ParentType, ContextType, RequireFields<QueryWebChatArgs, 'endpointKey'>>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType, RequireFields<QueryWebhookArgs, 'id'>>;
  webhookEventTypes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  webhooks?: Resolver<Array<ResolversTypes['Webhook']>, ParentType, ContextType>;
  workspace?: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
  workspaceSettings?: Resolver<ResolversTypes['WorkspaceSettings'], ParentType, ContextType>;
};

export type QueueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Queue'] = ResolversParentTypes['Queue']> = {
  acceptanceMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  assignmentMode?: Resolver<ResolversTypes['AssignmentMode'], ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  followUpPolicy?: Resolver<ResolversTypes['FollowUpPolicy'], ParentType, ContextType>;
  hours?: Resolver<Maybe<ResolversTypes['BusinessHours']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requiredSkills?: Resolver<Array<ResolversTypes['RequiredSkill']>, ParentType, ContextType>;
  slaPolicy?: Resolver<Maybe<ResolversTypes['SlaPolicy']>, ParentType, ContextType>;
  whenOffline?: Resolver<ResolversTypes['WhenOffline'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueueEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueEvent'] = ResolversParentTypes['QueueEvent']> = {
  __resolveType: TypeResolveFn<'QueueLoadChanged' | 'ResyncRequired', ParentType, ContextType>;
};

export type QueueLoadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueLoad'] = ResolversParentTypes['QueueLoad']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldestSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pendingOffers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  queue?: Resolver<ResolversTypes['Queue'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueueLoadChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueLoadChanged'] = ResolversParentTypes['QueueLoadChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  loads?: Resolver<Array<ResolversTypes['QueueLoad']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RedeliverPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RedeliverPayload'] = ResolversParentTypes['RedeliverPayload']> = {
  delivery?: Resolver<Maybe<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['RepeatWebhookError']>, ParentType, ContextType>;
};

export type RefreshSessionErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionError'] = ResolversParentTypes['RefreshSessionError']> = {
  __resolveType: TypeResolveFn<'SessionEnded', ParentType, ContextType>;
};

export type RefreshSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionPayload'] = ResolversParentTypes['RefreshSessionPayload']> = {
  errors?: Resolver<Array<ResolversTypes['RefreshSessionError']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
};

export type RejectNotAllowedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectNotAllowed'] = ResolversParentTypes['RejectNotAllowed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RejectOfferErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectOfferError'] = ResolversParentTypes['RejectOfferError']> = {
  __resolveType: TypeResolveFn<'AlreadyTaken' | 'NotFound' | 'RejectNotAllowed', ParentType, ContextType>;
};

export type RejectOfferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectOfferPayload'] = ResolversParentTypes['RejectOfferPayload']> = {
  errors?: Resolver<Array<ResolversTypes['RejectOfferError']>, ParentType, ContextType>;
  offer?: Resolver<Maybe<ResolversTypes['Offer']>, ParentType, ContextType>;
};

export type RelateTicketsErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RelateTicketsError'] = ResolversParentTypes['RelateTicketsError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'NotFound', ParentType, ContextType>;
};

export type RelateTicketsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RelateTicketsPayload'] = ResolversParentTypes['RelateTicketsPayload']> = {
  errors?: Resolver<Array<ResolversTypes['RelateTicketsError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type RemoveParticipantErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveParticipantError'] = ResolversParentTypes['RemoveParticipantError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'NotFound', ParentType, ContextType>;
};

export type RemoveParticipantPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveParticipantPayload'] = ResolversParentTypes['RemoveParticipantPayload']> = {
  errors?: Resolver<Array<ResolversTypes['RemoveParticipantError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type ReopenCasePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReopenCasePayload'] = ResolversParentTypes['ReopenCasePayload']> = {
  case?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['MoveCaseError']>, ParentType, ContextType>;
};

export type ReopenTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReopenTicketPayload'] = ResolversParentTypes['ReopenTicketPayload']> = {
  errors?: Resolver<Array<ResolversTypes['ChangeTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type RepeatWebhookErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RepeatWebhookError'] = ResolversParentTypes['RepeatWebhookError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'Forbidden' | 'NotFound', ParentType, ContextType>;
};

export type ReplayWebhookErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWebhookError'] = ResolversParentTypes['ReplayWebhookError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'CursorTooOld' | 'Forbidden' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type ReplayWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWebhookPayload'] = ResolversParentTypes['ReplayWebhookPayload']> = {
  errors?: Resolver<Array<ResolversTypes['ReplayWebhookError']>, ParentType, ContextType>;
  queued?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
};

export type RequestUploadErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestUploadError'] = ResolversParentTypes['RequestUploadError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'FileRefused' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type RequestUploadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestUploadPayload'] = ResolversParentTypes['RequestUploadPayload']> = {
  errors?: Resolver<Array<ResolversTypes['RequestUploadError']>, ParentType, ContextType>;
  upload?: Resolver<Maybe<ResolversTypes['Upload']>, ParentType, ContextType>;
};

export type RequiredSkillResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequiredSkill'] = ResolversParentTypes['RequiredSkill']> = {
  minLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
};

export type ResolveTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveTicketPayload'] = ResolversParentTypes['ResolveTicketPayload']> = {
  errors?: Resolver<Array<ResolversTypes['ChangeTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type RestoreDocumentErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreDocumentError'] = ResolversParentTypes['RestoreDocumentError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'Forbidden' | 'NotFound', ParentType, ContextType>;
};

export type RestoreDocumentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreDocumentPayload'] = ResolversParentTypes['RestoreDocumentPayload']> = {
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['RestoreDocumentError']>, ParentType, ContextType>;
};

export type ResyncRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResyncRequired'] = ResolversParentTypes['ResyncRequired']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevertAuthorErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevertAuthorError'] = ResolversParentTypes['RevertAuthorError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'Forbidden' | 'NotFound', ParentType, ContextType>;
};

export type RevertAuthorPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevertAuthorPayload'] = ResolversParentTypes['RevertAuthorPayload']> = {
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['RevertAuthorError']>, ParentType, ContextType>;
};

export type RevokeApiTokenPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeApiTokenPayload'] = ResolversParentTypes['RevokeApiTokenPayload']> = {
  apiToken?: Resolver<Maybe<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['ApiTokenError']>, ParentType, ContextType>;
};

export type RoomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Room'] = ResolversParentTypes['Room']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RosterEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RosterEvent'] = ResolversParentTypes['RosterEvent']> = {
  __resolveType: TypeResolveFn<'AgentStateChanged' | 'AgentsChanged' | 'ResyncRequired', ParentType, ContextType>;
};

export type RotateWebhookSecretPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateWebhookSecretPayload'] = ResolversParentTypes['RotateWebhookSecretPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WebhookError']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
};

export type RoutingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Routing'] = ResolversParentTypes['Routing']> = {
  candidates?: Resolver<Maybe<Array<ResolversTypes['RoutingCandidate']>>, ParentType, ContextType>;
  estimatedWaitMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lastDecision?: Resolver<Maybe<ResolversTypes['RoutingDecision']>, ParentType, ContextType>;
  offer?: Resolver<Maybe<ResolversTypes['Offer']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['WaitReason'], ParentType, ContextType>;
  waitingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RoutingCandidateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoutingCandidate'] = ResolversParentTypes['RoutingCandidate']> = {
  capacity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  chosen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  idleSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  load?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  proficiency?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skipped?: Resolver<Maybe<ResolversTypes['SkipReason']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type RoutingDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoutingDecision'] = ResolversParentTypes['RoutingDecision']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  candidates?: Resolver<Maybe<Array<ResolversTypes['RoutingCandidate']>>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['AssignmentMode'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  waitedMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RunMacroErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunMacroError'] = ResolversParentTypes['RunMacroError']> = {
  __resolveType: TypeResolveFn<'AlreadyAssigned' | 'AtCapacity' | 'BadInput' | 'EmptyVariables' | 'Forbidden' | 'InvalidTransition' | 'LimitReached' | 'NotFound' | 'StaleReply', ParentType, ContextType>;
};

export type RunMacroPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunMacroPayload'] = ResolversParentTypes['RunMacroPayload']> = {
  errors?: Resolver<Array<ResolversTypes['RunMacroError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type SaveTranscriptErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveTranscriptError'] = ResolversParentTypes['SaveTranscriptError']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'NotFound', ParentType, ContextType>;
};

export type SaveTranscriptPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveTranscriptPayload'] = ResolversParentTypes['SaveTranscriptPayload']> = {
  case?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['SaveTranscriptError']>, ParentType, ContextType>;
};

export type SavedViewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedView'] = ResolversParentTypes['SavedView']> = {
  filter?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  shared?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScheduleReplyErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleReplyError'] = ResolversParentTypes['ScheduleReplyError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'InvalidTransition' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type ScheduleReplyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleReplyPayload'] = ResolversParentTypes['ScheduleReplyPayload']> = {
  errors?: Resolver<Array<ResolversTypes['ScheduleReplyError']>, ParentType, ContextType>;
  scheduledReply?: Resolver<Maybe<ResolversTypes['ScheduledReply']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type ScheduledReplyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduledReply'] = ResolversParentTypes['ScheduledReply']> = {
  author?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  cancelOnCustomerReply?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sendAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ScheduledReplyState'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ScreenPopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreenPop'] = ResolversParentTypes['ScreenPop']> = {
  contact?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
  lastMessages?: Resolver<Array<ResolversTypes['Message']>, ParentType, ContextType>;
  newCustomer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  openCases?: Resolver<Array<ResolversTypes['Case']>, ParentType, ContextType>;
  recentCases?: Resolver<Array<ResolversTypes['Case']>, ParentType, ContextType>;
  recentTickets?: Resolver<Array<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type ScreenshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Screenshot'] = ResolversParentTypes['Screenshot']> = {
  author?: Resolver<ResolversTypes['Author'], ParentType, ContextType>;
  canvas?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  conversationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  image?: Resolver<ResolversTypes['Attachment'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScreenshotDeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreenshotDeleted'] = ResolversParentTypes['ScreenshotDeleted']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  screenshotId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScreenshotUploadedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreenshotUploaded'] = ResolversParentTypes['ScreenshotUploaded']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  screenshot?: Resolver<Maybe<ResolversTypes['Screenshot']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SearchHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchHit'] = ResolversParentTypes['SearchHit']> = {
  field?: Resolver<ResolversTypes['SearchField'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  snippet?: Resolver<Array<ResolversTypes['SnippetPart']>, ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
};

export type SendAnnotationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendAnnotationError'] = ResolversParentTypes['SendAnnotationError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type SendAnnotationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendAnnotationPayload'] = ResolversParentTypes['SendAnnotationPayload']> = {
  errors?: Resolver<Array<ResolversTypes['SendAnnotationError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type SendReplyErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendReplyError'] = ResolversParentTypes['SendReplyError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'DraftChanged' | 'InvalidTransition' | 'LimitReached' | 'NotFound' | 'StaleReply', ParentType, ContextType>;
};

export type SendReplyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendReplyPayload'] = ResolversParentTypes['SendReplyPayload']> = {
  errors?: Resolver<Array<ResolversTypes['SendReplyError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type SendWebMessageErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendWebMessageError'] = ResolversParentTypes['SendWebMessageError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type SendWebMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendWebMessagePayload'] = ResolversParentTypes['SendWebMessagePayload']> = {
  errors?: Resolver<Array<ResolversTypes['SendWebMessageError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  workspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
};

export type SessionEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionEnded'] = ResolversParentTypes['SessionEnded']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetAgentCapacityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetAgentCapacityPayload'] = ResolversParentTypes['SetAgentCapacityPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AdministerAgentError']>, ParentType, ContextType>;
};

export type SetAgentSkillsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetAgentSkillsPayload'] = ResolversParentTypes['SetAgentSkillsPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AdministerAgentError']>, ParentType, ContextType>;
};

export type SetAgentStatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetAgentStatePayload'] = ResolversParentTypes['SetAgentStatePayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AgentStateError']>, ParentType, ContextType>;
};

export type SetChannelPolicyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetChannelPolicyPayload'] = ResolversParentTypes['SetChannelPolicyPayload']> = {
  channelPolicy?: Resolver<Maybe<ResolversTypes['ChannelPolicy']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
};

export type SetOfferRejectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetOfferRejectionPayload'] = ResolversParentTypes['SetOfferRejectionPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AdministerAgentError']>, ParentType, ContextType>;
};

export type SetSmsCountriesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSmsCountriesPayload'] = ResolversParentTypes['SetSmsCountriesPayload']> = {
  countries?: Resolver<Maybe<Array<ResolversTypes['SmsCountry']>>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['SmsSettingsError']>, ParentType, ContextType>;
};

export type SetTransactionCodesErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTransactionCodesError'] = ResolversParentTypes['SetTransactionCodesError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'InvalidTransition' | 'NotFound', ParentType, ContextType>;
};

export type SetTransactionCodesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTransactionCodesPayload'] = ResolversParentTypes['SetTransactionCodesPayload']> = {
  errors?: Resolver<Array<ResolversTypes['SetTransactionCodesError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type SetTypingErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTypingError'] = ResolversParentTypes['SetTypingError']> = {
  __resolveType: TypeResolveFn<'NotFound', ParentType, ContextType>;
};

export type SetTypingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTypingPayload'] = ResolversParentTypes['SetTypingPayload']> = {
  errors?: Resolver<Array<ResolversTypes['SetTypingError']>, ParentType, ContextType>;
};

export type SetUserStatusPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserStatusPayload'] = ResolversParentTypes['SetUserStatusPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserAdministrationError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type SetWorkspaceSettingsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetWorkspaceSettingsPayload'] = ResolversParentTypes['SetWorkspaceSettingsPayload']> = {
  errors?: Resolver<Array<ResolversTypes['SettingError']>, ParentType, ContextType>;
  workspaceSettings?: Resolver<Maybe<ResolversTypes['WorkspaceSettings']>, ParentType, ContextType>;
};

export type SettingErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SettingError'] = ResolversParentTypes['SettingError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'Forbidden' | 'InUse' | 'LimitReached' | 'NameTaken' | 'NotFound', ParentType, ContextType>;
};

export type SharedTextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SharedText'] = ResolversParentTypes['SharedText']> = {
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SignInErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInError'] = ResolversParentTypes['SignInError']> = {
  __resolveType: TypeResolveFn<'TooManyAttempts' | 'WorkspaceChoiceNeeded' | 'WrongCredentials', ParentType, ContextType>;
};

export type SignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  errors?: Resolver<Array<ResolversTypes['SignInError']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  signedOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SignatureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Signature'] = ResolversParentTypes['Signature']> = {
  html?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  queues?: Resolver<Array<ResolversTypes['Queue']>, ParentType, ContextType>;
  users?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SkillResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Skill'] = ResolversParentTypes['Skill']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SlaBreachedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlaBreached'] = ResolversParentTypes['SlaBreached']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  clock?: Resolver<ResolversTypes['SlaClock'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SlaClockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlaClock'] = ResolversParentTypes['SlaClock']> = {
  breachedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  cancelledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  elapsedMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SlaKind'], ParentType, ContextType>;
  metAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pauseReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  runningSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SlaState'], ParentType, ContextType>;
  targetMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warnedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  why?: Resolver<Array<ResolversTypes['SlaStep']>, ParentType, ContextType>;
};

export type SlaPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlaPolicy'] = ResolversParentTypes['SlaPolicy']> = {
  firstResponseMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextResponseMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  resolutionMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SlaStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlaStep'] = ResolversParentTypes['SlaStep']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  elapsedMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SlaStepKind'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SlaWarnedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlaWarned'] = ResolversParentTypes['SlaWarned']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  clock?: Resolver<ResolversTypes['SlaClock'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SmsCountryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SmsCountry'] = ResolversParentTypes['SmsCountry']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SmsSettingsErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SmsSettingsError'] = ResolversParentTypes['SmsSettingsError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'Forbidden' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type SnippetPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SnippetPart'] = ResolversParentTypes['SnippetPart']> = {
  matched?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SnoozeTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SnoozeTicketPayload'] = ResolversParentTypes['SnoozeTicketPayload']> = {
  errors?: Resolver<Array<ResolversTypes['ChangeTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type SplitTicketErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SplitTicketError'] = ResolversParentTypes['SplitTicketError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'InvalidTransition' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type SplitTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SplitTicketPayload'] = ResolversParentTypes['SplitTicketPayload']> = {
  errors?: Resolver<Array<ResolversTypes['SplitTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type StaleReplyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StaleReply'] = ResolversParentTypes['StaleReply']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  unseen?: Resolver<Array<ResolversTypes['Message']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartSmsErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartSmsError'] = ResolversParentTypes['StartSmsError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'EmptyVariables' | 'Forbidden' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type StartSmsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartSmsPayload'] = ResolversParentTypes['StartSmsPayload']> = {
  errors?: Resolver<Array<ResolversTypes['StartSmsError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type StartWebChatErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartWebChatError'] = ResolversParentTypes['StartWebChatError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'LimitReached' | 'WebChatClosed', ParentType, ContextType>;
};

export type StartWebChatPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartWebChatPayload'] = ResolversParentTypes['StartWebChatPayload']> = {
  errors?: Resolver<Array<ResolversTypes['StartWebChatError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType>;
};

export type StatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Stats'] = ResolversParentTypes['Stats']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  groups?: Resolver<Array<ResolversTypes['StatsGroup']>, ParentType, ContextType, RequireFields<StatsGroupsArgs, 'by'>>;
  series?: Resolver<Array<ResolversTypes['StatsPoint']>, ParentType, ContextType, RequireFields<StatsSeriesArgs, 'step'>>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['StatsGroup'], ParentType, ContextType>;
};

export type StatsGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatsGroup'] = ResolversParentTypes['StatsGroup']> = {
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstResponse?: Resolver<ResolversTypes['Durations'], ParentType, ContextType>;
  onHold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  queue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType>;
  resolution?: Resolver<ResolversTypes['Durations'], ParentType, ContextType>;
  resolved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  standing?: Resolver<ResolversTypes['TicketCounts'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Durations'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StatsPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatsPoint'] = ResolversParentTypes['StatsPoint']> = {
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstResponse?: Resolver<ResolversTypes['Durations'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  onHold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resolution?: Resolver<ResolversTypes['Durations'], ParentType, ContextType>;
  resolved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Durations'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubaccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subaccount'] = ResolversParentTypes['Subaccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  bulkJobEvents?: SubscriptionResolver<ResolversTypes['BulkJobEvent'], "bulkJobEvents", ParentType, ContextType, RequireFields<SubscriptionBulkJobEventsArgs, 'id'>>;
  conversationEvents?: SubscriptionResolver<ResolversTypes['ConversationEvent'], "conversationEvents", ParentType, ContextType, RequireFields<SubscriptionConversationEventsArgs, 'conversationId'>>;
  inboxEvents?: SubscriptionResolver<ResolversTypes['InboxEvent'], "inboxEvents", ParentType, ContextType, Partial<SubscriptionInboxEventsArgs>>;
  inboxList?: SubscriptionResolver<ResolversTypes['InboxListEvent'], "inboxList", ParentType, ContextType, RequireFields<SubscriptionInboxListArgs, 'first'>>;
  myEvents?: SubscriptionResolver<ResolversTypes['MyEvent'], "myEvents", ParentType, ContextType, Partial<SubscriptionMyEventsArgs>>;
  presence?: SubscriptionResolver<Array<ResolversTypes['Presence']>, "presence", ParentType, ContextType, RequireFields<SubscriptionPresenceArgs, 'conversationId'>>;
  queueEvents?: SubscriptionResolver<ResolversTypes['QueueEvent'], "queueEvents", ParentType, ContextType, Partial<SubscriptionQueueEventsArgs>>;
  rosterEvents?: SubscriptionResolver<ResolversTypes['RosterEvent'], "rosterEvents", ParentType, ContextType, Partial<SubscriptionRosterEventsArgs>>;
};

export type TagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tag'] = ResolversParentTypes['Tag']> = {
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['TagCategory']>, ParentType, ContextType>;
  colour?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  custom?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagTicketErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagTicketError'] = ResolversParentTypes['TagTicketError']> = {
  __resolveType: TypeResolveFn<'NotFound', ParentType, ContextType>;
};

export type TagTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagTicketPayload'] = ResolversParentTypes['TagTicketPayload']> = {
  errors?: Resolver<Array<ResolversTypes['TagTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type TakeTicketErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TakeTicketError'] = ResolversParentTypes['TakeTicketError']> = {
  __resolveType: TypeResolveFn<'AtCapacity' | 'BadInput' | 'InvalidTransition' | 'NotFound', ParentType, ContextType>;
};

export type TakeTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TakeTicketPayload'] = ResolversParentTypes['TakeTicketPayload']> = {
  errors?: Resolver<Array<ResolversTypes['TakeTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type TestWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TestWebhookPayload'] = ResolversParentTypes['TestWebhookPayload']> = {
  delivery?: Resolver<Maybe<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['RepeatWebhookError']>, ParentType, ContextType>;
};

export type TicketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ticket'] = ResolversParentTypes['Ticket']> = {
  allowedActions?: Resolver<Array<ResolversTypes['TicketAction']>, ParentType, ContextType>;
  assignee?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  case?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  contact?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  dispositions?: Resolver<Array<ResolversTypes['Disposition']>, ParentType, ContextType>;
  draft?: Resolver<ResolversTypes['SharedText'], ParentType, ContextType>;
  engagement?: Resolver<ResolversTypes['Engagement'], ParentType, ContextType>;
  followUpOf?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  labelApplications?: Resolver<Array<ResolversTypes['LabelApplication']>, ParentType, ContextType>;
  labels?: Resolver<Array<ResolversTypes['Label']>, ParentType, ContextType>;
  lastActivityAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  links?: Resolver<Array<ResolversTypes['TicketLink']>, ParentType, ContextType>;
  mergedInto?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  nextTransitionAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  notes?: Resolver<ResolversTypes['SharedText'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  participants?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  presence?: Resolver<Array<ResolversTypes['Presence']>, ParentType, ContextType>;
  presenceDocument?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  queue?: Resolver<ResolversTypes['Queue'], ParentType, ContextType>;
  replyTo?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  routing?: Resolver<Maybe<ResolversTypes['Routing']>, ParentType, ContextType>;
  scheduledReplies?: Resolver<Array<ResolversTypes['ScheduledReply']>, ParentType, ContextType>;
  screenPop?: Resolver<ResolversTypes['ScreenPop'], ParentType, ContextType>;
  sideConversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  signature?: Resolver<Maybe<ResolversTypes['FilledSignature']>, ParentType, ContextType>;
  sla?: Resolver<Array<ResolversTypes['SlaClock']>, ParentType, ContextType>;
  snoozedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TicketStatus'], ParentType, ContextType>;
  tags?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  timeline?: Resolver<ResolversTypes['TimelineConnection'], ParentType, ContextType, RequireFields<TicketTimelineArgs, 'last'>>;
  transferCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketActivityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketActivity'] = ResolversParentTypes['TicketActivity']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketChanged'] = ResolversParentTypes['TicketChanged']> = {
  aboveCapacity?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['Cause'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['TicketChangeKind'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketConnection'] = ResolversParentTypes['TicketConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TicketEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TicketCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketCounts'] = ResolversParentTypes['TicketCounts']> = {
  assigned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  new?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resolved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TicketEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketEdge'] = ResolversParentTypes['TicketEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
};

export type TicketFlowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketFlow'] = ResolversParentTypes['TicketFlow']> = {
  __resolveType: TypeResolveFn<'StatsGroup' | 'StatsPoint', ParentType, ContextType>;
};

export type TicketLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketLink'] = ResolversParentTypes['TicketLink']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TicketLinkKind'], ParentType, ContextType>;
  outgoing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type TicketOpenedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketOpened'] = ResolversParentTypes['TicketOpened']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TimelineConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineConnection'] = ResolversParentTypes['TimelineConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TimelineEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TimelineEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineEdge'] = ResolversParentTypes['TimelineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TimelineItem'], ParentType, ContextType>;
};

export type TimelineItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineItem'] = ResolversParentTypes['TimelineItem']> = {
  __resolveType: TypeResolveFn<'InternalNote' | 'Message', ParentType, ContextType>;
};

export type TooManyAttemptsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TooManyAttempts'] = ResolversParentTypes['TooManyAttempts']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransactionCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionCode'] = ResolversParentTypes['TransactionCode']> = {
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  list?: Resolver<ResolversTypes['TransactionList'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['TransactionCode']>, ParentType, ContextType>;
  reportText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransactionCodeRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionCodeRequired'] = ResolversParentTypes['TransactionCodeRequired']> = {
  lists?: Resolver<Array<ResolversTypes['TransactionList']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransactionCodesErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionCodesError'] = ResolversParentTypes['TransactionCodesError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'Forbidden' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type TransactionListResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionList'] = ResolversParentTypes['TransactionList']> = {
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  codes?: Resolver<Array<ResolversTypes['TransactionCode']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  multiChoice?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  queues?: Resolver<Array<ResolversTypes['Queue']>, ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransferAgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferAgent'] = ResolversParentTypes['TransferAgent']> = {
  capacity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  load?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type TransferTargetsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferTargets'] = ResolversParentTypes['TransferTargets']> = {
  agents?: Resolver<Array<ResolversTypes['TransferAgent']>, ParentType, ContextType>;
  queues?: Resolver<Array<ResolversTypes['Queue']>, ParentType, ContextType>;
};

export type TransferTicketErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferTicketError'] = ResolversParentTypes['TransferTicketError']> = {
  __resolveType: TypeResolveFn<'AgentNotAvailable' | 'AtCapacity' | 'BadInput' | 'InvalidTransition' | 'NotFound', ParentType, ContextType>;
};

export type TransferTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferTicketPayload'] = ResolversParentTypes['TransferTicketPayload']> = {
  errors?: Resolver<Array<ResolversTypes['TransferTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type UnlabelTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnlabelTicketPayload'] = ResolversParentTypes['UnlabelTicketPayload']> = {
  errors?: Resolver<Array<ResolversTypes['LabelTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type UnrelateTicketsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnrelateTicketsPayload'] = ResolversParentTypes['UnrelateTicketsPayload']> = {
  errors?: Resolver<Array<ResolversTypes['RelateTicketsError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type UnsnoozeTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnsnoozeTicketPayload'] = ResolversParentTypes['UnsnoozeTicketPayload']> = {
  errors?: Resolver<Array<ResolversTypes['ChangeTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type UntagTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UntagTicketPayload'] = ResolversParentTypes['UntagTicketPayload']> = {
  errors?: Resolver<Array<ResolversTypes['TagTicketError']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type UpdateAutoReplyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAutoReplyPayload'] = ResolversParentTypes['UpdateAutoReplyPayload']> = {
  autoReply?: Resolver<Maybe<ResolversTypes['AutoReply']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
};

export type UpdateCannedMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCannedMessagePayload'] = ResolversParentTypes['UpdateCannedMessagePayload']> = {
  cannedMessage?: Resolver<Maybe<ResolversTypes['CannedMessage']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
};

export type UpdateCaseErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCaseError'] = ResolversParentTypes['UpdateCaseError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'CaseChanged' | 'Forbidden' | 'NotFound', ParentType, ContextType>;
};

export type UpdateCasePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCasePayload'] = ResolversParentTypes['UpdateCasePayload']> = {
  case?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UpdateCaseError']>, ParentType, ContextType>;
};

export type UpdateFaqPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateFaqPayload'] = ResolversParentTypes['UpdateFaqPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  faq?: Resolver<Maybe<ResolversTypes['Faq']>, ParentType, ContextType>;
};

export type UpdateLabelPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateLabelPayload'] = ResolversParentTypes['UpdateLabelPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['Label']>, ParentType, ContextType>;
};

export type UpdateLabelRulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateLabelRulePayload'] = ResolversParentTypes['UpdateLabelRulePayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  labelRule?: Resolver<Maybe<ResolversTypes['LabelRule']>, ParentType, ContextType>;
};

export type UpdateMacroPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateMacroPayload'] = ResolversParentTypes['UpdateMacroPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  macro?: Resolver<Maybe<ResolversTypes['Macro']>, ParentType, ContextType>;
};

export type UpdateSavedViewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSavedViewPayload'] = ResolversParentTypes['UpdateSavedViewPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  savedView?: Resolver<Maybe<ResolversTypes['SavedView']>, ParentType, ContextType>;
};

export type UpdateSignaturePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSignaturePayload'] = ResolversParentTypes['UpdateSignaturePayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  signature?: Resolver<Maybe<ResolversTypes['Signature']>, ParentType, ContextType>;
};

export type UpdateTagPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTagPayload'] = ResolversParentTypes['UpdateTagPayload']> = {
  errors?: Resolver<Array<ResolversTypes['WordsError']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
};

export type UpdateTransactionCodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTransactionCodePayload'] = ResolversParentTypes['UpdateTransactionCodePayload']> = {
  code?: Resolver<Maybe<ResolversTypes['TransactionCode']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['TransactionCodesError']>, ParentType, ContextType>;
};

export type UpdateTransactionListPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTransactionListPayload'] = ResolversParentTypes['UpdateTransactionListPayload']> = {
  errors?: Resolver<Array<ResolversTypes['TransactionCodesError']>, ParentType, ContextType>;
  list?: Resolver<Maybe<ResolversTypes['TransactionList']>, ParentType, ContextType>;
};

export type UpdateWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWebhookPayload'] = ResolversParentTypes['UpdateWebhookPayload']> = {
  errors?: Resolver<Array<ResolversTypes['ChangeWebhookError']>, ParentType, ContextType>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
};

export type UploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Upload'] = ResolversParentTypes['Upload']> = {
  uploadId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UploadScreenshotErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadScreenshotError'] = ResolversParentTypes['UploadScreenshotError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'FileRefused' | 'LimitReached' | 'NotFound', ParentType, ContextType>;
};

export type UploadScreenshotPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadScreenshotPayload'] = ResolversParentTypes['UploadScreenshotPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UploadScreenshotError']>, ParentType, ContextType>;
  screenshot?: Resolver<Maybe<ResolversTypes['Screenshot']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  presence?: Resolver<Maybe<ResolversTypes['ExpertPresence']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['UserStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserAdministrationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserAdministrationError'] = ResolversParentTypes['UserAdministrationError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'Forbidden' | 'NotFound', ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'AgentNotAvailable' | 'AlreadyAssigned' | 'AlreadyTaken' | 'AtCapacity' | 'BadInput' | 'CaseChanged' | 'CaseUnassigned' | 'CaseUnchanged' | 'CursorTooOld' | 'DraftChanged' | 'EditWindowClosed' | 'EmptyVariables' | 'FileRefused' | 'Forbidden' | 'IdentityTaken' | 'InUse' | 'InvalidAgentState' | 'InvalidSelection' | 'InvalidTransition' | 'InvitationInvalid' | 'LimitReached' | 'NameTaken' | 'NotFound' | 'RejectNotAllowed' | 'SessionEnded' | 'StaleReply' | 'TooManyAttempts' | 'TransactionCodeRequired' | 'WebChatClosed' | 'WordTaken' | 'WorkspaceChoiceNeeded' | 'WrongCredentials', ParentType, ContextType>;
};

export type WebChatResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebChat'] = ResolversParentTypes['WebChat']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  workspaceName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebChatClosedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebChatClosed'] = ResolversParentTypes['WebChatClosed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Webhook'] = ResolversParentTypes['Webhook']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveries?: Resolver<ResolversTypes['WebhookDeliveryConnection'], ParentType, ContextType, RequireFields<WebhookDeliveriesArgs, 'first'>>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  disabledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  disabledReason?: Resolver<Maybe<ResolversTypes['WebhookDisabledReason']>, ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  failingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  previousSecretUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  selection?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WebhookStatus'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  attemptedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  responseStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WebhookDeliveryStatus'], ParentType, ContextType>;
  webhook?: Resolver<ResolversTypes['Webhook'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type WebhookErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookError'] = ResolversParentTypes['WebhookError']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'NotFound', ParentType, ContextType>;
};

export type WordTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WordTaken'] = ResolversParentTypes['WordTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WordsErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WordsError'] = ResolversParentTypes['WordsError']> = {
  __resolveType: TypeResolveFn<'BadInput' | 'Forbidden' | 'LimitReached' | 'NotFound' | 'WordTaken', ParentType, ContextType>;
};

export type WorkspaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Workspace'] = ResolversParentTypes['Workspace']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkspaceChoiceNeededResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceChoiceNeeded'] = ResolversParentTypes['WorkspaceChoiceNeeded']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  workspaces?: Resolver<Array<ResolversTypes['Workspace']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkspaceSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceSettings'] = ResolversParentTypes['WorkspaceSettings']> = {
  agentsMakeTags?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  holdOnCustomerMessage?: Resolver<ResolversTypes['OnHoldMessage'], ParentType, ContextType>;
  inactivityMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['SearchLanguage'], ParentType, ContextType>;
  onHoldWeight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  outboundReplyRouting?: Resolver<ResolversTypes['OutboundReplyRouting'], ParentType, ContextType>;
  outboundSms?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  pendingHoldMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pendingWeight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  postProcessingMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  resolveKeywords?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  resolvedHoldMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  supervisorScope?: Resolver<ResolversTypes['SupervisorScope'], ParentType, ContextType>;
  tagBeforeResolve?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  transferNoteRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type WrongCredentialsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WrongCredentials'] = ResolversParentTypes['WrongCredentials']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptInvitationError?: AcceptInvitationErrorResolvers<ContextType>;
  AcceptInvitationPayload?: AcceptInvitationPayloadResolvers<ContextType>;
  AcceptOfferError?: AcceptOfferErrorResolvers<ContextType>;
  AcceptOfferPayload?: AcceptOfferPayloadResolvers<ContextType>;
  AddNoteError?: AddNoteErrorResolvers<ContextType>;
  AddNotePayload?: AddNotePayloadResolvers<ContextType>;
  AdministerAgentError?: AdministerAgentErrorResolvers<ContextType>;
  Agent?: AgentResolvers<ContextType>;
  AgentConnection?: AgentConnectionResolvers<ContextType>;
  AgentEdge?: AgentEdgeResolvers<ContextType>;
  AgentInterval?: AgentIntervalResolvers<ContextType>;
  AgentIntervalConnection?: AgentIntervalConnectionResolvers<ContextType>;
  AgentIntervalEdge?: AgentIntervalEdgeResolvers<ContextType>;
  AgentNotAvailable?: AgentNotAvailableResolvers<ContextType>;
  AgentSkill?: AgentSkillResolvers<ContextType>;
  AgentStateChanged?: AgentStateChangedResolvers<ContextType>;
  AgentStateError?: AgentStateErrorResolvers<ContextType>;
  AgentTime?: AgentTimeResolvers<ContextType>;
  AgentsChanged?: AgentsChangedResolvers<ContextType>;
  AlreadyAssigned?: AlreadyAssignedResolvers<ContextType>;
  AlreadyTaken?: AlreadyTakenResolvers<ContextType>;
  ApiToken?: ApiTokenResolvers<ContextType>;
  ApiTokenError?: ApiTokenErrorResolvers<ContextType>;
  AppendToNotesError?: AppendToNotesErrorResolvers<ContextType>;
  AppendToNotesPayload?: AppendToNotesPayloadResolvers<ContextType>;
  AssignCaseError?: AssignCaseErrorResolvers<ContextType>;
  AssignCasePayload?: AssignCasePayloadResolvers<ContextType>;
  AssignSignaturePayload?: AssignSignaturePayloadResolvers<ContextType>;
  AssignmentChanged?: AssignmentChangedResolvers<ContextType>;
  AtCapacity?: AtCapacityResolvers<ContextType>;
  Attachment?: AttachmentResolvers<ContextType>;
  Author?: AuthorResolvers<ContextType>;
  AutoReply?: AutoReplyResolvers<ContextType>;
  AuxCode?: AuxCodeResolvers<ContextType>;
  BadInput?: BadInputResolvers<ContextType>;
  BulkJob?: BulkJobResolvers<ContextType>;
  BulkJobEvent?: BulkJobEventResolvers<ContextType>;
  BulkJobProgressed?: BulkJobProgressedResolvers<ContextType>;
  BulkRow?: BulkRowResolvers<ContextType>;
  BulkRowConnection?: BulkRowConnectionResolvers<ContextType>;
  BulkRowEdge?: BulkRowEdgeResolvers<ContextType>;
  BulkTicketsError?: BulkTicketsErrorResolvers<ContextType>;
  BulkTicketsPayload?: BulkTicketsPayloadResolvers<ContextType>;
  BusinessHours?: BusinessHoursResolvers<ContextType>;
  CancelScheduledReplyError?: CancelScheduledReplyErrorResolvers<ContextType>;
  CancelScheduledReplyPayload?: CancelScheduledReplyPayloadResolvers<ContextType>;
  CannedMessage?: CannedMessageResolvers<ContextType>;
  CannedMessageConnection?: CannedMessageConnectionResolvers<ContextType>;
  CannedMessageEdge?: CannedMessageEdgeResolvers<ContextType>;
  Case?: CaseResolvers<ContextType>;
  CaseChanged?: CaseChangedResolvers<ContextType>;
  CaseConnection?: CaseConnectionResolvers<ContextType>;
  CaseEdge?: CaseEdgeResolvers<ContextType>;
  CaseUnassigned?: CaseUnassignedResolvers<ContextType>;
  CaseUnchanged?: CaseUnchangedResolvers<ContextType>;
  ChangeAuxCodePayload?: ChangeAuxCodePayloadResolvers<ContextType>;
  ChangeBusinessHoursPayload?: ChangeBusinessHoursPayloadResolvers<ContextType>;
  ChangeQueuePayload?: ChangeQueuePayloadResolvers<ContextType>;
  ChangeSkillPayload?: ChangeSkillPayloadResolvers<ContextType>;
  ChangeSlaPolicyPayload?: ChangeSlaPolicyPayloadResolvers<ContextType>;
  ChangeTicketError?: ChangeTicketErrorResolvers<ContextType>;
  ChangeUserRolePayload?: ChangeUserRolePayloadResolvers<ContextType>;
  ChangeWebhookError?: ChangeWebhookErrorResolvers<ContextType>;
  ChannelPolicy?: ChannelPolicyResolvers<ContextType>;
  ClaimTicketError?: ClaimTicketErrorResolvers<ContextType>;
  ClaimTicketPayload?: ClaimTicketPayloadResolvers<ContextType>;
  CloseCasePayload?: CloseCasePayloadResolvers<ContextType>;
  ConfirmContactError?: ConfirmContactErrorResolvers<ContextType>;
  ConfirmContactPayload?: ConfirmContactPayloadResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  ContactIdentity?: ContactIdentityResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  ConversationEvent?: ConversationEventResolvers<ContextType>;
  CreateAgentPayload?: CreateAgentPayloadResolvers<ContextType>;
  CreateApiTokenPayload?: CreateApiTokenPayloadResolvers<ContextType>;
  CreateAutoReplyPayload?: CreateAutoReplyPayloadResolvers<ContextType>;
  CreateAuxCodePayload?: CreateAuxCodePayloadResolvers<ContextType>;
  CreateBusinessHoursPayload?: CreateBusinessHoursPayloadResolvers<ContextType>;
  CreateCannedMessagePayload?: CreateCannedMessagePayloadResolvers<ContextType>;
  CreateFaqPayload?: CreateFaqPayloadResolvers<ContextType>;
  CreateInvitationError?: CreateInvitationErrorResolvers<ContextType>;
  CreateInvitationPayload?: CreateInvitationPayloadResolvers<ContextType>;
  CreateLabelPayload?: CreateLabelPayloadResolvers<ContextType>;
  CreateLabelRulePayload?: CreateLabelRulePayloadResolvers<ContextType>;
  CreateMacroPayload?: CreateMacroPayloadResolvers<ContextType>;
  CreateQueuePayload?: CreateQueuePayloadResolvers<ContextType>;
  CreateSavedViewPayload?: CreateSavedViewPayloadResolvers<ContextType>;
  CreateSignaturePayload?: CreateSignaturePayloadResolvers<ContextType>;
  CreateSkillPayload?: CreateSkillPayloadResolvers<ContextType>;
  CreateSlaPolicyPayload?: CreateSlaPolicyPayloadResolvers<ContextType>;
  CreateTagPayload?: CreateTagPayloadResolvers<ContextType>;
  CreateTransactionCodePayload?: CreateTransactionCodePayloadResolvers<ContextType>;
  CreateTransactionListPayload?: CreateTransactionListPayloadResolvers<ContextType>;
  CreateWebhookPayload?: CreateWebhookPayloadResolvers<ContextType>;
  CursorTooOld?: CursorTooOldResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteAutoReplyPayload?: DeleteAutoReplyPayloadResolvers<ContextType>;
  DeleteBusinessHoursPayload?: DeleteBusinessHoursPayloadResolvers<ContextType>;
  DeleteCannedMessagePayload?: DeleteCannedMessagePayloadResolvers<ContextType>;
  DeleteFaqPayload?: DeleteFaqPayloadResolvers<ContextType>;
  DeleteMacroPayload?: DeleteMacroPayloadResolvers<ContextType>;
  DeleteMessagePayload?: DeleteMessagePayloadResolvers<ContextType>;
  DeleteSavedViewPayload?: DeleteSavedViewPayloadResolvers<ContextType>;
  DeleteScreenshotError?: DeleteScreenshotErrorResolvers<ContextType>;
  DeleteScreenshotPayload?: DeleteScreenshotPayloadResolvers<ContextType>;
  DeleteSignaturePayload?: DeleteSignaturePayloadResolvers<ContextType>;
  DeleteSkillPayload?: DeleteSkillPayloadResolvers<ContextType>;
  DeleteSlaPolicyPayload?: DeleteSlaPolicyPayloadResolvers<ContextType>;
  DeleteWebhookPayload?: DeleteWebhookPayloadResolvers<ContextType>;
  DeliveryChanged?: DeliveryChangedResolvers<ContextType>;
  DisableWebhookPayload?: DisableWebhookPayloadResolvers<ContextType>;
  Disposition?: DispositionResolvers<ContextType>;
  Document?: DocumentResolvers<ContextType>;
  DocumentAuthor?: DocumentAuthorResolvers<ContextType>;
  DocumentContent?: DocumentContentResolvers<ContextType>;
  DocumentEdit?: DocumentEditResolvers<ContextType>;
  DocumentEditConnection?: DocumentEditConnectionResolvers<ContextType>;
  DocumentEditEdge?: DocumentEditEdgeResolvers<ContextType>;
  DocumentMilestone?: DocumentMilestoneResolvers<ContextType>;
  DocumentMilestoneConnection?: DocumentMilestoneConnectionResolvers<ContextType>;
  DocumentMilestoneEdge?: DocumentMilestoneEdgeResolvers<ContextType>;
  DocumentRange?: DocumentRangeResolvers<ContextType>;
  DocumentRangeConnection?: DocumentRangeConnectionResolvers<ContextType>;
  DocumentRangeEdge?: DocumentRangeEdgeResolvers<ContextType>;
  DocumentStroke?: DocumentStrokeResolvers<ContextType>;
  DraftChanged?: DraftChangedResolvers<ContextType>;
  Durations?: DurationsResolvers<ContextType>;
  EditMessageError?: EditMessageErrorResolvers<ContextType>;
  EditMessagePayload?: EditMessagePayloadResolvers<ContextType>;
  EditWindowClosed?: EditWindowClosedResolvers<ContextType>;
  EmptyVariables?: EmptyVariablesResolvers<ContextType>;
  EnableWebhookPayload?: EnableWebhookPayloadResolvers<ContextType>;
  EndInteractionPayload?: EndInteractionPayloadResolvers<ContextType>;
  Endpoint?: EndpointResolvers<ContextType>;
  Event?: EventResolvers<ContextType>;
  Faq?: FaqResolvers<ContextType>;
  FaqConnection?: FaqConnectionResolvers<ContextType>;
  FaqEdge?: FaqEdgeResolvers<ContextType>;
  FileRefused?: FileRefusedResolvers<ContextType>;
  FilledSignature?: FilledSignatureResolvers<ContextType>;
  FinishPostProcessingPayload?: FinishPostProcessingPayloadResolvers<ContextType>;
  Forbidden?: ForbiddenResolvers<ContextType>;
  GoAvailablePayload?: GoAvailablePayloadResolvers<ContextType>;
  GoAwayPayload?: GoAwayPayloadResolvers<ContextType>;
  GoBusyPayload?: GoBusyPayloadResolvers<ContextType>;
  GoOfflinePayload?: GoOfflinePayloadResolvers<ContextType>;
  GoWorkOfflinePayload?: GoWorkOfflinePayloadResolvers<ContextType>;
  Group?: GroupResolvers<ContextType>;
  Guest?: GuestResolvers<ContextType>;
  Holiday?: HolidayResolvers<ContextType>;
  IdentityTaken?: IdentityTakenResolvers<ContextType>;
  InUse?: InUseResolvers<ContextType>;
  InboxDifference?: InboxDifferenceResolvers<ContextType>;
  InboxEvent?: InboxEventResolvers<ContextType>;
  InboxListChanged?: InboxListChangedResolvers<ContextType>;
  InboxListEvent?: InboxListEventResolvers<ContextType>;
  InboxListed?: InboxListedResolvers<ContextType>;
  InboxRow?: InboxRowResolvers<ContextType>;
  InternalNote?: InternalNoteResolvers<ContextType>;
  InvalidAgentState?: InvalidAgentStateResolvers<ContextType>;
  InvalidSelection?: InvalidSelectionResolvers<ContextType>;
  InvalidTransition?: InvalidTransitionResolvers<ContextType>;
  InvitationInvalid?: InvitationInvalidResolvers<ContextType>;
  InviteExpertError?: InviteExpertErrorResolvers<ContextType>;
  InviteExpertPayload?: InviteExpertPayloadResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Label?: LabelResolvers<ContextType>;
  LabelApplication?: LabelApplicationResolvers<ContextType>;
  LabelRule?: LabelRuleResolvers<ContextType>;
  LabelRuleDryRun?: LabelRuleDryRunResolvers<ContextType>;
  LabelTicketError?: LabelTicketErrorResolvers<ContextType>;
  LabelTicketPayload?: LabelTicketPayloadResolvers<ContextType>;
  LeftScope?: LeftScopeResolvers<ContextType>;
  Limit?: LimitResolvers<ContextType>;
  LimitReached?: LimitReachedResolvers<ContextType>;
  Macro?: MacroResolvers<ContextType>;
  MacroStep?: MacroStepResolvers<ContextType>;
  MarkNotificationsReadError?: MarkNotificationsReadErrorResolvers<ContextType>;
  MarkNotificationsReadPayload?: MarkNotificationsReadPayloadResolvers<ContextType>;
  MarkOnHoldPayload?: MarkOnHoldPayloadResolvers<ContextType>;
  MarkPendingPayload?: MarkPendingPayloadResolvers<ContextType>;
  MarkReadError?: MarkReadErrorResolvers<ContextType>;
  MarkReadPayload?: MarkReadPayloadResolvers<ContextType>;
  MergeTicketsError?: MergeTicketsErrorResolvers<ContextType>;
  MergeTicketsPayload?: MergeTicketsPayloadResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageChanged?: MessageChangedResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  MessagePosted?: MessagePostedResolvers<ContextType>;
  MoveCaseError?: MoveCaseErrorResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MyEvent?: MyEventResolvers<ContextType>;
  NameTaken?: NameTakenResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFound?: NotFoundResolvers<ContextType>;
  NoteAdded?: NoteAddedResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  NotificationMade?: NotificationMadeResolvers<ContextType>;
  NotifyManagerError?: NotifyManagerErrorResolvers<ContextType>;
  NotifyManagerPayload?: NotifyManagerPayloadResolvers<ContextType>;
  Offer?: OfferResolvers<ContextType>;
  OfferEnded?: OfferEndedResolvers<ContextType>;
  OfferMade?: OfferMadeResolvers<ContextType>;
  OpeningDay?: OpeningDayResolvers<ContextType>;
  OpeningSpan?: OpeningSpanResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PhrasePreview?: PhrasePreviewResolvers<ContextType>;
  Presence?: PresenceResolvers<ContextType>;
  ProvisionSmsNumberPayload?: ProvisionSmsNumberPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Queue?: QueueResolvers<ContextType>;
  QueueEvent?: QueueEventResolvers<ContextType>;
  QueueLoad?: QueueLoadResolvers<ContextType>;
  QueueLoadChanged?: QueueLoadChangedResolvers<ContextType>;
  RedeliverPayload?: RedeliverPayloadResolvers<ContextType>;
  RefreshSessionError?: RefreshSessionErrorResolvers<ContextType>;
  RefreshSessionPayload?: RefreshSessionPayloadResolvers<ContextType>;
  RejectNotAllowed?: RejectNotAllowedResolvers<ContextType>;
  RejectOfferError?: RejectOfferErrorResolvers<ContextType>;
  RejectOfferPayload?: RejectOfferPayloadResolvers<ContextType>;
  RelateTicketsError?: RelateTicketsErrorResolvers<ContextType>;
  RelateTicketsPayload?: RelateTicketsPayloadResolvers<ContextType>;
  RemoveParticipantError?: RemoveParticipantErrorResolvers<ContextType>;
  RemoveParticipantPayload?: RemoveParticipantPayloadResolvers<ContextType>;
  ReopenCasePayload?: ReopenCasePayloadResolvers<ContextType>;
  ReopenTicketPayload?: ReopenTicketPayloadResolvers<ContextType>;
  RepeatWebhookError?: RepeatWebhookErrorResolvers<ContextType>;
  ReplayWebhookError?: ReplayWebhookErrorResolvers<ContextType>;
  ReplayWebhookPayload?: ReplayWebhookPayloadResolvers<ContextType>;
  RequestUploadError?: RequestUploadErrorResolvers<ContextType>;
  RequestUploadPayload?: RequestUploadPayloadResolvers<ContextType>;
  RequiredSkill?: RequiredSkillResolvers<ContextType>;
  ResolveTicketPayload?: ResolveTicketPayloadResolvers<ContextType>;
  RestoreDocumentError?: RestoreDocumentErrorResolvers<ContextType>;
  RestoreDocumentPayload?: RestoreDocumentPayloadResolvers<ContextType>;
  ResyncRequired?: ResyncRequiredResolvers<ContextType>;
  RevertAuthorError?: RevertAuthorErrorResolvers<ContextType>;
  RevertAuthorPayload?: RevertAuthorPayloadResolvers<ContextType>;
  RevokeApiTokenPayload?: RevokeApiTokenPayloadResolvers<ContextType>;
  Room?: RoomResolvers<ContextType>;
  RosterEvent?: RosterEventResolvers<ContextType>;
  RotateWebhookSecretPayload?: RotateWebhookSecretPayloadResolvers<ContextType>;
  Routing?: RoutingResolvers<ContextType>;
  RoutingCandidate?: RoutingCandidateResolvers<ContextType>;
  RoutingDecision?: RoutingDecisionResolvers<ContextType>;
  RunMacroError?: RunMacroErrorResolvers<ContextType>;
  RunMacroPayload?: RunMacroPayloadResolvers<ContextType>;
  SaveTranscriptError?: SaveTranscriptErrorResolvers<ContextType>;
  SaveTranscriptPayload?: SaveTranscriptPayloadResolvers<ContextType>;
  SavedView?: SavedViewResolvers<ContextType>;
  ScheduleReplyError?: ScheduleReplyErrorResolvers<ContextType>;
  ScheduleReplyPayload?: ScheduleReplyPayloadResolvers<ContextType>;
  ScheduledReply?: ScheduledReplyResolvers<ContextType>;
  ScreenPop?: ScreenPopResolvers<ContextType>;
  Screenshot?: ScreenshotResolvers<ContextType>;
  ScreenshotDeleted?: ScreenshotDeletedResolvers<ContextType>;
  ScreenshotUploaded?: ScreenshotUploadedResolvers<ContextType>;
  SearchHit?: SearchHitResolvers<ContextType>;
  SendAnnotationError?: SendAnnotationErrorResolvers<ContextType>;
  SendAnnotationPayload?: SendAnnotationPayloadResolvers<ContextType>;
  SendReplyError?: SendReplyErrorResolvers<ContextType>;
  SendReplyPayload?: SendReplyPayloadResolvers<ContextType>;
  SendWebMessageError?: SendWebMessageErrorResolvers<ContextType>;
  SendWebMessagePayload?: SendWebMessagePayloadResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SessionEnded?: SessionEndedResolvers<ContextType>;
  SetAgentCapacityPayload?: SetAgentCapacityPayloadResolvers<ContextType>;
  SetAgentSkillsPayload?: SetAgentSkillsPayloadResolvers<ContextType>;
  SetAgentStatePayload?: SetAgentStatePayloadResolvers<ContextType>;
  SetChannelPolicyPayload?: SetChannelPolicyPayloadResolvers<ContextType>;
  SetOfferRejectionPayload?: SetOfferRejectionPayloadResolvers<ContextType>;
  SetSmsCountriesPayload?: SetSmsCountriesPayloadResolvers<ContextType>;
  SetTransactionCodesError?: SetTransactionCodesErrorResolvers<ContextType>;
  SetTransactionCodesPayload?: SetTransactionCodesPayloadResolvers<ContextType>;
  SetTypingError?: SetTypingErrorResolvers<ContextType>;
  SetTypingPayload?: SetTypingPayloadResolvers<ContextType>;
  SetUserStatusPayload?: SetUserStatusPayloadResolvers<ContextType>;
  SetWorkspaceSettingsPayload?: SetWorkspaceSettingsPayloadResolvers<ContextType>;
  SettingError?: SettingErrorResolvers<ContextType>;
  SharedText?: SharedTextResolvers<ContextType>;
  SignInError?: SignInErrorResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  Signature?: SignatureResolvers<ContextType>;
  Skill?: SkillResolvers<ContextType>;
  SlaBreached?: SlaBreachedResolvers<ContextType>;
  SlaClock?: SlaClockResolvers<ContextType>;
  SlaPolicy?: SlaPolicyResolvers<ContextType>;
  SlaStep?: SlaStepResolvers<ContextType>;
  SlaWarned?: SlaWarnedResolvers<ContextType>;
  SmsCountry?: SmsCountryResolvers<ContextType>;
  SmsSettingsError?: SmsSettingsErrorResolvers<ContextType>;
  SnippetPart?: SnippetPartResolvers<ContextType>;
  SnoozeTicketPayload?: SnoozeTicketPayloadResolvers<ContextType>;
  SplitTicketError?: SplitTicketErrorResolvers<ContextType>;
  SplitTicketPayload?: SplitTicketPayloadResolvers<ContextType>;
  StaleReply?: StaleReplyResolvers<ContextType>;
  StartSmsError?: StartSmsErrorResolvers<ContextType>;
  StartSmsPayload?: StartSmsPayloadResolvers<ContextType>;
  StartWebChatError?: StartWebChatErrorResolvers<ContextType>;
  StartWebChatPayload?: StartWebChatPayloadResolvers<ContextType>;
  Stats?: StatsResolvers<ContextType>;
  StatsGroup?: StatsGroupResolvers<ContextType>;
  StatsPoint?: StatsPointResolvers<ContextType>;
  Subaccount?: SubaccountResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Tag?: TagResolvers<ContextType>;
  TagTicketError?: TagTicketErrorResolvers<ContextType>;
  TagTicketPayload?: TagTicketPayloadResolvers<ContextType>;
  TakeTicketError?: TakeTicketErrorResolvers<ContextType>;
  TakeTicketPayload?: TakeTicketPayloadResolvers<ContextType>;
  TestWebhookPayload?: TestWebhookPayloadResolvers<ContextType>;
  Ticket?: TicketResolvers<ContextType>;
  TicketActivity?: TicketActivityResolvers<ContextType>;
  TicketChanged?: TicketChangedResolvers<ContextType>;
  TicketConnection?: TicketConnectionResolvers<ContextType>;
  TicketCounts?: TicketCountsResolvers<ContextType>;
  TicketEdge?: TicketEdgeResolvers<ContextType>;
  TicketFlow?: TicketFlowResolvers<ContextType>;
  TicketLink?: TicketLinkResolvers<ContextType>;
  TicketOpened?: TicketOpenedResolvers<ContextType>;
  TimelineConnection?: TimelineConnectionResolvers<ContextType>;
  TimelineEdge?: TimelineEdgeResolvers<ContextType>;
  TimelineItem?: TimelineItemResolvers<ContextType>;
  TooManyAttempts?: TooManyAttemptsResolvers<ContextType>;
  TransactionCode?: TransactionCodeResolvers<ContextType>;
  TransactionCodeRequired?: TransactionCodeRequiredResolvers<ContextType>;
  TransactionCodesError?: TransactionCodesErrorResolvers<ContextType>;
  TransactionList?: TransactionListResolvers<ContextType>;
  TransferAgent?: TransferAgentResolvers<ContextType>;
  TransferTargets?: TransferTargetsResolvers<ContextType>;
  TransferTicketError?: TransferTicketErrorResolvers<ContextType>;
  TransferTicketPayload?: TransferTicketPayloadResolvers<ContextType>;
  UnlabelTicketPayload?: UnlabelTicketPayloadResolvers<ContextType>;
  UnrelateTicketsPayload?: UnrelateTicketsPayloadResolvers<ContextType>;
  UnsnoozeTicketPayload?: UnsnoozeTicketPayloadResolvers<ContextType>;
  UntagTicketPayload?: UntagTicketPayloadResolvers<ContextType>;
  UpdateAutoReplyPayload?: UpdateAutoReplyPayloadResolvers<ContextType>;
  UpdateCannedMessagePayload?: UpdateCannedMessagePayloadResolvers<ContextType>;
  UpdateCaseError?: UpdateCaseErrorResolvers<ContextType>;
  UpdateCasePayload?: UpdateCasePayloadResolvers<ContextType>;
  UpdateFaqPayload?: UpdateFaqPayloadResolvers<ContextType>;
  UpdateLabelPayload?: UpdateLabelPayloadResolvers<ContextType>;
  UpdateLabelRulePayload?: UpdateLabelRulePayloadResolvers<ContextType>;
  UpdateMacroPayload?: UpdateMacroPayloadResolvers<ContextType>;
  UpdateSavedViewPayload?: UpdateSavedViewPayloadResolvers<ContextType>;
  UpdateSignaturePayload?: UpdateSignaturePayloadResolvers<ContextType>;
  UpdateTagPayload?: UpdateTagPayloadResolvers<ContextType>;
  UpdateTransactionCodePayload?: UpdateTransactionCodePayloadResolvers<ContextType>;
  UpdateTransactionListPayload?: UpdateTransactionListPayloadResolvers<ContextType>;
  UpdateWebhookPayload?: UpdateWebhookPayloadResolvers<ContextType>;
  Upload?: UploadResolvers<ContextType>;
  UploadScreenshotError?: UploadScreenshotErrorResolvers<ContextType>;
  UploadScreenshotPayload?: UploadScreenshotPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserAdministrationError?: UserAdministrationErrorResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  WebChat?: WebChatResolvers<ContextType>;
  WebChatClosed?: WebChatClosedResolvers<ContextType>;
  Webhook?: WebhookResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  WebhookError?: WebhookErrorResolvers<ContextType>;
  WordTaken?: WordTakenResolvers<ContextType>;
  WordsError?: WordsErrorResolvers<ContextType>;
  Workspace?: WorkspaceResolvers<ContextType>;
  WorkspaceChoiceNeeded?: WorkspaceChoiceNeededResolvers<ContextType>;
  WorkspaceSettings?: WorkspaceSettingsResolvers<ContextType>;
  WrongCredentials?: WrongCredentialsResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  viewer?: ViewerDirectiveResolver<any, any, ContextType>;
};
