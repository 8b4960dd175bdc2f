import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { systemClock } from '../../src/kernel/clock.ts';
import { startChat, ticketOf } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { launchBrowser, picture, sitDown, type Person } from './support.ts';

/**
 * An agent's desk through a working day, in a real browser: what they do, what is held out to them, what they do with tickets,
 * how they find them. The steps build on each other. The clock is the real one, since deadlines are counted down on the page.
 */
jest.setTimeout(90_000);

let server: TestServer;
let browser: Browser;
let dinah: Person;
let admin: string;
let queueId: string;

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

interface Answer { errors: { __typename: string }[] }

/** An administrator's or supervisor's own way, by the API. */
const change = async (token: string, mutation: string, type: string, input: object): Promise<void> => {
  const data = await server.client(token).request<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { errors { __typename } } }`, { input });
  expect(data[mutation]!.errors).toEqual([]);
};

const signIn = async ({ page }: Person, email: string): Promise<void> => {
  await page.goto(`${server.app.url}/sign-in`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('parley-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/desk');
};

const status = (page: Page, name: string | RegExp) => page.getByRole('button', { name: typeof name === 'string' ? `Your status: ${name}` : name });
const choose = async (page: Page, name: RegExp): Promise<void> => {
  await page.keyboard.press('Alt+s');
  await page.getByRole('menuitem', { name }).click();
};
const offer = (page: Page) => page.getByRole('region', { name: 'Incoming offer' });
const row = (page: Page, name: string) => page.locator('.rows').getByRole('link', { name: new RegExp(name) });
const thread = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 }).first();

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ app: { clock: systemClock } }), launchBrowser()]);
  admin = await server.signIn('admin@demo.test');
  const { queues } = await server.client(admin).request<{ queues: { id: string }[] }>('{ queues { id } }');
  queueId = queues[0]!.id;
  await change(admin, 'changeQueue', 'ChangeQueueInput', { id: queueId, assignmentMode: 'OFFER', acceptanceMs: 60_000 });
  dinah = await sitDown(browser, DESK);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('[I-04] [I-35] the status menu has the reasons for Away and Busy, and a clock runs in the rail', async () => {
  const { page } = dinah;
  await signIn(dinah, 'agent1@demo.test');
  await status(page, 'Offline').waitFor();
  await choose(page, /Start the shift/);
  await status(page, 'Available').waitFor();
  await choose(page, /Lunch/);
  await status(page, 'Lunch').waitFor();
  await page.locator('.rail-status time').getByText('0:01').waitFor();
  await page.keyboard.press('Alt+s');
  await page.getByRole('menu', { name: 'Your status' }).waitFor();
  await picture(page, 'desk-status');
  await page.keyboard.press('Escape');
  await page.getByRole('menu', { name: 'Your status' }).waitFor({ state: 'hidden' });
});

test('what a supervisor sets is seen at once, with who did it', async () => {
  const { me } = await server.client(await server.signIn('agent1@demo.test')).request<{ me: { id: string } }>('{ me { id } }');
  await change(await server.signIn('supervisor@demo.test'), 'setAgentState', 'SetAgentStateInput', { userId: me.id, state: 'AVAILABLE' });
  await dinah.page.getByText('Mei Lin Goh set your status to Available.').waitFor();
  await status(dinah.page, 'Available').waitFor();
});

test('[D-04] an offer comes with its screen pop, marks tab and title, and takes no focus', async () => {
  const { page } = dinah;
  const filter = page.getByRole('searchbox', { name: /Filter this list/ });
  await filter.click();
  await startChat(server, { name: 'Beatriz Kowalski', text: 'You charged me twice for order 77120.' });
  await offer(page).getByText('Beatriz Kowalski').waitFor();
  await offer(page).getByText('You charged me twice for order 77120.').waitFor();
  await offer(page).getByText('First conversation').waitFor();
  await page.getByText('1 incoming offer').waitFor({ state: 'attached' });
  expect(await page.title()).toContain('(1 offer)');
  expect(await filter.evaluate((field) => field === document.activeElement)).toBe(true);
  await picture(page, 'desk-offer');
});

test('[D-03] who may not reject reads why', async () => {
  const reject = offer(dinah.page).getByRole('button', { name: 'Reject' });
  expect(await reject.getAttribute('aria-disabled')).toBe('true');
  await offer(dinah.page).getByText('Rejecting is not open to you.').waitFor();
});

test('[D-05] Alt A accepts: the ticket opens, and the mark goes', async () => {
  const { page } = dinah;
  await page.keyboard.press('Alt+a');
  await thread(page, 'Beatriz Kowalski').waitFor();
  await offer(page).waitFor({ state: 'hidden' });
  await row(page, 'Beatriz Kowalski').waitFor();
  expect(await page.title()).not.toContain('offer');
});

test('an offer that is taken back says so, and costs nothing', async () => {
  const { page } = dinah;
  const rafael = await startChat(server, { name: 'Rafael Duarte' });
  await offer(page).getByText('Rafael Duarte').waitFor();
  const supervisor = await server.signIn('supervisor@demo.test');
  const ticket = await ticketOf(server, supervisor, rafael.conversationId);
  await change(supervisor, 'takeTicket', 'TakeTicketInput', { ticketId: ticket.id });
  await page.getByRole('region', { name: 'Taken back' }).waitFor();
  await page.getByRole('region', { name: 'Taken back' }).getByRole('button', { name: 'Close' }).click();
  await status(page, 'Available').waitFor();
});

test('[D-03] [D-06] rejecting, where it is granted, puts on break and says so', async () => {
  const { page } = dinah;
  const { me } = await server.client(await server.signIn('agent1@demo.test')).request<{ me: { id: string } }>('{ me { id } }');
  await change(admin, 'setOfferRejection', 'SetOfferRejectionInput', { userId: me.id, allowed: true });
  await page.reload();
  await startChat(server, { name: 'Olu Adeyemi' });
  await offer(page).getByText('Olu Adeyemi').waitFor();
  await offer(page).getByRole('button', { name: 'Reject' }).click();
  await status(page, 'On break').waitFor();
  await page.getByText('You rejected an offer, so you are on break.').waitFor();
});

test('[D-06] an offer that nobody answers lapses on the page as it does on the server', async () => {
  const { page } = dinah;
  await change(admin, 'changeQueue', 'ChangeQueueInput', { id: queueId, acceptanceMs: 5_000 });
  await choose(page, /Available/);
  await offer(page).waitFor();
  await page.getByRole('region', { name: 'Not answered in time' }).waitFor();
  await picture(page, 'desk-lapsed');
  await status(page, 'On break').waitFor();
});

test('[K-04] the queue panel claims what is picked by hand', async () => {
  const { page } = dinah;
  await change(admin, 'changeQueue', 'ChangeQueueInput', { id: queueId, assignmentMode: 'PICK', acceptanceMs: 30_000 });
  await page.getByRole('button', { name: 'Available again' }).click();
  await status(page, 'Available').waitFor();
  await page.getByRole('tab', { name: /Queue/ }).click();
  await page.getByRole('button', { name: 'Claim Olu Adeyemi' }).click();
  await thread(page, 'Olu Adeyemi').waitFor();
  await page.getByRole('textbox', { name: /^Reply to Olu/ }).waitFor();
});

test('[G-04] [K-11] pending asks for a note for colleagues, and takes it', async () => {
  const { page } = dinah;
  await page.getByRole('tab', { name: /^My/ }).click();
  await page.locator('.msgs').focus();
  await page.keyboard.press('Alt+p');
  await page.getByRole('dialog').getByRole('textbox').fill('Waits for a photo.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('log').getByText('Waits for a photo.').waitFor();
  await page.locator('.thread-head').getByText('Pending').waitFor();
});

test('a snoozed ticket leaves the list, is found among the snoozed, and wakes', async () => {
  const { page } = dinah;
  await page.keyboard.press('Alt+z');
  await page.getByRole('radio', { name: /Tomorrow morning/ }).check();
  await page.getByRole('button', { name: 'Snooze', exact: true }).click();
  await page.locator('.thread-head').getByText(/Snoozed until/).waitFor();
  await row(page, 'Olu Adeyemi').waitFor({ state: 'hidden' });
  await page.getByLabel('Status', { exact: true }).selectOption('SNOOZED');
  await row(page, 'Olu Adeyemi').waitFor();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Wake it now' }).click();
  await row(page, 'Olu Adeyemi').waitFor({ state: 'hidden' });
  await page.getByLabel('Status', { exact: true }).selectOption('');
  await row(page, 'Olu Adeyemi').waitFor();
});

test('[I-17] Shift F10 sets a label on a row, which then stands out', async () => {
  const { page } = dinah;
  await row(page, 'Beatriz Kowalski').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitemcheckbox', { name: 'Bug Report' }).click();
  await page.keyboard.press('Escape');
  await row(page, 'Beatriz Kowalski').getByText('Bug Report').waitFor();
  expect(await row(page, 'Beatriz Kowalski').getAttribute('class')).toContain('hl');
  expect(await row(page, 'Beatriz Kowalski').evaluate((link) => link === document.activeElement)).toBe(true);
});

test('[C10] [I-37] # finds a canned message, shows it filled for this customer, and Enter puts it in', async () => {
  const { page } = dinah;
  await row(page, 'Beatriz Kowalski').click();
  const reply = page.getByRole('textbox', { name: /^Reply to Beatriz/ });
  await reply.click();
  await page.keyboard.type('#sorr');
  await page.getByRole('option', { name: /Sorry for the wait/ }).waitFor();
  await page.locator('.picker-view').getByText('I am sorry that you had to wait, Beatriz.').waitFor();
  await picture(page, 'desk-canned');
  await page.keyboard.press('Enter');
  await reply.getByText('I am sorry that you had to wait, Beatriz.').waitFor();
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
});

test('a reply is planned for later and taken back', async () => {
  const { page } = dinah;
  await page.getByRole('button', { name: 'More ways to send' }).click();
  await page.getByRole('menuitem', { name: 'Send later' }).click();
  await page.getByRole('radio', { name: /In an hour/ }).check();
  await page.getByRole('button', { name: /^Send .*\d/ }).click();
  await page.getByText(/1 reply is planned/).click();
  await page.getByRole('button', { name: 'Do not send' }).click();
  await page.getByText(/1 reply is planned/).waitFor({ state: 'hidden' });
});

test('[K-20] Ctrl K finds a name with a typing error and words of messages, and Enter opens', async () => {
  const { page } = dinah;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Kowalksi');
  await page.getByRole('option', { name: /Beatriz Kowalski/ }).waitFor();
  await page.getByRole('combobox', { name: /words of a message/ }).fill('charged');
  await page.getByRole('option').locator('mark').getByText('charged').waitFor();
  await picture(page, 'desk-search');
  await page.keyboard.press('Enter');
  await thread(page, 'Beatriz Kowalski').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('[K-09] a transfer shows who is available with room, takes a note, and the desk says where it went', async () => {
  const { page } = dinah;
  const tomasz = await sitDown(browser, PHONE);
  await signIn(tomasz, 'agent2@demo.test');
  await tomasz.page.getByRole('button', { name: /Your status/ }).click();
  await tomasz.page.getByRole('menuitem', { name: /Start the shift/ }).click();
  await status(tomasz.page, 'Available').waitFor();
  await page.locator('.msgs').focus();
  await page.keyboard.press('Alt+t');
  await page.getByRole('option', { name: /Tomasz Wrona/ }).getByText('0 of 5').waitFor();
  await picture(page, 'desk-transfer');
  await page.getByRole('option', { name: /Tomasz Wrona/ }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Charged twice, refund one.');
  await page.getByRole('button', { name: 'Transfer to Tomasz Wrona' }).click();
  await page.getByText('You moved this to Tomasz Wrona. It has left your desk.').first().waitFor();
  await row(tomasz.page, 'Beatriz Kowalski').click();
  await tomasz.page.getByRole('log').getByText('Charged twice, refund one.').waitFor();
  await picture(tomasz.page, 'phone-thread');
  await tomasz.context.close();
});

test('[D-13] after the last conversation comes wrap-up, until Done', async () => {
  const { page } = dinah;
  await row(page, 'Olu Adeyemi').click();
  await thread(page, 'Olu Adeyemi').waitFor();
  await page.locator('.msgs').focus();
  await page.keyboard.press('Alt+e');
  await page.getByRole('dialog').getByRole('button', { name: /^Resolve/ }).click();
  await status(page, 'Wrap-up').waitFor();
  await picture(page, 'desk-wrap-up');
  await page.getByRole('button', { name: 'Finish wrap-up' }).click();
  await status(page, 'Available').waitFor();
  await page.getByRole('tab', { name: 'Resolved' }).click();
  await row(page, 'Olu Adeyemi').waitFor();
});

test('a filter is kept under a name, and comes back by it', async () => {
  const { page } = dinah;
  await page.getByLabel('Label or tag').selectOption({ label: 'Warranty' });
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Keep this view' }).click();
  await page.getByLabel('Name of the view').fill('Warranty, resolved');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.locator('.view-bar').getByText('Warranty, resolved').waitFor();
  await page.getByRole('button', { name: 'Leave view' }).click();
  await row(page, 'Olu Adeyemi').waitFor();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Warranty, resolved' }).click();
  await page.locator('.view-bar').waitFor();
});

test('? opens the help sheet with every shortcut', async () => {
  const { page } = dinah;
  await page.locator('.msgs').focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Accept the offer').waitFor();
  await picture(page, 'desk-shortcuts');
});

test('no page reported an error', () => {
  expect(dinah.errors).toEqual([]);
});
