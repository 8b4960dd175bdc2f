import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createWorkspace, startTestServer, type TestServer } from '../support/server.ts';
import { launchBrowser, picture, sitDown, type Person } from './support.ts';

/** An administrator sets the workspace up, in a real browser: one page of each kind, and what others may not see. */
jest.setTimeout(90_000);

let server: TestServer;
let browser: Browser;
let ada: Person;
let dinah: Person;

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
  [ada, dinah] = await Promise.all([sitDown(browser, DESK), sitDown(browser, PHONE)]) as [Person, Person];
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const signIn = async ({ page }: Person, email: string, next: string): Promise<void> => {
  await page.goto(`${server.app.url}${next}`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('parley-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
};

const open = (page: Page, title: string) => page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: title, exact: true }).click();
const save = (page: Page, verb: string) => page.getByRole('button', { name: verb }).click();
const saved = (page: Page) => page.getByText('Everything is saved').waitFor();

test('an address asked for before signing in is opened after it', async () => {
  await signIn(ada, 'admin@demo.test', '/settings/queues');
  await ada.page.getByRole('heading', { name: 'Queues', level: 1 }).waitFor();
  await picture(ada.page, 'settings-queues');
});

test('[C13] a queue: its way of giving out work, members and skills; a time out of bounds is said at its field', async () => {
  const { page } = ada;
  await page.getByRole('link', { name: 'Warranty & repairs' }).click();
  await page.getByRole('radio', { name: /^Offer/ }).check();
  await page.getByLabel('Time to accept an offer', { exact: true }).fill('2');
  await page.getByRole('combobox', { name: 'Add a skill' }).selectOption({ label: 'Dishwashers' });
  await page.getByLabel('Level of Dishwashers').selectOption('3');
  await save(page, 'Save queue');
  const problem = page.getByRole('alert').getByText('Must be between 5 s and 5 min.');
  await problem.waitFor();
  expect(await page.getByLabel('Time to accept an offer', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  await picture(page, 'settings-queue-wrong');
  await page.getByLabel('Time to accept an offer', { exact: true }).fill('45');
  await save(page, 'Save queue');
  await saved(page);
  await page.reload();
  await page.getByLabel('Level of Dishwashers').waitFor();
  expect(await page.getByLabel('Time to accept an offer', { exact: true }).inputValue()).toBe('45');
  await picture(page, 'settings-queue');
});

test('[I-01] a skill is made, its name is unique, and it can be deleted', async () => {
  const { page } = ada;
  await open(page, 'Skills');
  await page.getByRole('link', { name: 'New skill' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Billing');
  await save(page, 'Save skill');
  await page.getByRole('alert').getByText('There is one of this name already').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Tumble dryers');
  await save(page, 'Save skill');
  await page.getByRole('heading', { name: 'Tumble dryers' }).waitFor();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Tumble dryers deleted').waitFor();
  await page.getByRole('link', { name: 'Dishwashers' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByText('Something stands on it').waitFor();
  await page.getByRole('button', { name: 'Keep' }).click();
});

test('[G5] business hours with a split day and a holiday', async () => {
  const { page } = ada;
  await open(page, 'Hours and holidays');
  await page.getByRole('link', { name: 'New hours' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Oslo office');
  await page.getByLabel('Time zone').fill('Europe/Oslo');
  await page.getByRole('button', { name: 'Add opening time to Monday' }).click();
  await page.getByLabel('Monday closes at').first().fill('12:00');
  await page.getByLabel('Monday opens at').last().fill('13:00');
  await page.getByLabel('Monday closes at').last().fill('18:00');
  await page.getByRole('button', { name: 'Monday’s times for Tuesday to Friday' }).click();
  await page.getByRole('button', { name: 'Add a holiday' }).click();
  await save(page, 'Save hours');
  await page.getByRole('alert').getByText('Give each holiday a date').waitFor();
  await page.getByLabel('Date of holiday 1').fill('2027-05-17');
  await save(page, 'Save hours');
  await page.getByRole('heading', { name: 'Oslo office' }).waitFor();
  await picture(page, 'settings-hours');
  expect(await page.getByLabel('Friday opens at').last().inputValue()).toBe('13:00');
});

test('targets and timers are lengths of time in the unit that suits', async () => {
  const { page } = ada;
  await open(page, 'Service targets');
  await page.getByRole('link', { name: 'New target' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Gold');
  await page.getByLabel('First reply', { exact: true }).fill('90');
  await page.getByLabel('Unit of First reply').selectOption('s');
  await save(page, 'Save target');
  await page.getByRole('heading', { name: 'Gold' }).waitFor();
  await open(page, 'Workspace and timers');
  await page.getByLabel('Pending, then closed', { exact: true }).fill('2');
  await page.getByLabel('Words that resolve').fill('done\nthanks, bye');
  await picture(page, 'settings-workspace');
  await save(page, 'Save workspace');
  await saved(page);
});

test('[I-08] [I-37] a canned message: variables are put in, the preview fills them, an unknown one is refused at its field', async () => {
  const { page } = ada;
  await open(page, 'Canned messages');
  await page.getByRole('link', { name: 'Hello' }).first().waitFor();
  await picture(page, 'settings-canned-list');
  await page.getByRole('link', { name: 'New canned message' }).click();
  await page.getByLabel('Title').fill('Recall');
  await page.getByLabel('Category').fill('Information');
  await page.getByLabel('Shortcut').fill('recall');
  await page.getByLabel('Text', { exact: true }).fill('Dear {{nickname}}, hello ');
  await page.getByRole('button', { name: 'Put in first name' }).click();
  await page.getByRole('group', { name: 'How it reads' }).getByText('Amara').waitFor();
  await save(page, 'Save message');
  await page.getByRole('alert').getByText('Nothing fills {{nickname}}').waitFor();
  await picture(page, 'settings-canned');
  await page.getByLabel('Text', { exact: true }).fill('Dear {{first_name}}, your machine is recalled.');
  await save(page, 'Save message');
  await page.getByRole('heading', { name: 'Recall' }).waitFor();
});

test('[I-18] a label rule is tried on the past before it is saved', async () => {
  const { page } = ada;
  await open(page, 'Label rules');
  await page.getByRole('link', { name: 'New rule' }).click();
  await page.getByLabel('Words', { exact: true }).fill('lawyer\nrefund*');
  await page.getByLabel('Set the label').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.getByText('conversations would get the label.').waitFor();
  await picture(page, 'settings-rule');
  await save(page, 'Save rule');
  await saved(page);
});

test('[I-19] [I-21] a signature is previewed and given to a queue; a macro has steps in order', async () => {
  const { page } = ada;
  await open(page, 'Signatures');
  await page.getByRole('link', { name: 'New signature' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Repairs');
  await page.getByLabel('HTML', { exact: true }).fill('<p>Kind regards<br><strong>{{agent_name}}</strong></p><script>alert(1)</script>');
  await page.getByRole('group', { name: 'How it reads' }).getByText('Dinah Reyes').waitFor();
  await page.getByLabel('Warranty & repairs').check();
  await picture(page, 'settings-signature');
  await save(page, 'Save signature');
  await page.getByRole('heading', { name: 'Repairs' }).waitFor();

  await open(page, 'Macros');
  await page.getByRole('link', { name: 'New macro' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Close politely');
  await page.getByRole('button', { name: 'Add a step' }).click();
  await save(page, 'Save macro');
  await page.getByRole('alert').getByText('Step 1:').waitFor();
  await page.getByLabel('Text of step 1').fill('Thank you, {{first_name}}.');
  await page.getByRole('button', { name: 'Add a step' }).click();
  await page.getByLabel('Action of step 2').selectOption('RESOLVE');
  await picture(page, 'settings-macro');
  await save(page, 'Save macro');
  await page.getByRole('heading', { name: 'Close politely' }).waitFor();
});

test('a tag, an aux code, a channel and an automatic reply are saved', async () => {
  const { page } = ada;
  await open(page, 'Tags');
  await page.getByRole('link', { name: 'New tag' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Recall');
  await save(page, 'Save tag');
  await page.getByRole('heading', { name: 'Recall' }).waitFor();
  await open(page, 'Aux codes');
  await picture(page, 'settings-aux');
  await page.getByRole('link', { name: 'New aux code' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Fire drill');
  await page.getByLabel('Meant to last', { exact: true }).fill('20');
  await save(page, 'Save aux code');
  await page.getByRole('heading', { name: 'Fire drill' }).waitFor();
  await open(page, 'Channel policies');
  await page.getByRole('link', { name: 'Email' }).click();
  await page.getByLabel('Weight', { exact: true }).fill('0.5');
  await save(page, 'Save channel');
  await saved(page);
  await open(page, 'Automatic replies');
  await page.getByRole('link', { name: 'New automatic reply' }).click();
  await page.getByLabel('Text', { exact: true }).fill('We are back at nine.');
  await save(page, 'Save reply');
  await page.getByRole('alert').getByText('Another one has this already').waitFor();
  await page.getByLabel('Queue').selectOption({ label: 'Warranty & repairs' });
  await save(page, 'Save reply');
  await page.getByRole('heading', { name: 'Warranty & repairs' }).waitFor();
  expect(ada.errors).toEqual([]);
});

test('who may not see a page finds it neither in the rail nor at its address', async () => {
  await signIn(dinah, 'agent1@demo.test', '/settings/queues');
  await dinah.page.getByText('There is nothing at this address').waitFor();
  expect(await dinah.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).count()).toBe(0);
  for (const path of ['/live', '/all', '/agents']) {
    await dinah.page.goto(`${server.app.url}${path}`);
    await dinah.page.getByText('There is nothing at this address').waitFor();
  }
});

test('[§4.4] a manager sets times and targets, and finds nothing else', async () => {
  const acme = await createWorkspace(server, 'Acme');
  const manager = await sitDown(browser, DESK);
  await signIn(manager, acme.email('MANAGER'), '/settings/workspace');
  await manager.page.getByLabel('Silent, then resolved', { exact: true }).fill('12');
  await save(manager.page, 'Save workspace');
  await saved(manager.page);
  expect(await manager.page.getByLabel('Words that resolve').count()).toBe(0);
  expect(await manager.page.getByRole('navigation', { name: 'Settings' }).getByRole('link').allTextContents()).toEqual(['Service targets', 'Workspace and timers']);
  await manager.page.goto(`${server.app.url}/settings/queues`);
  await manager.page.getByText('There is nothing at this address').waitFor();
  await manager.page.goto(`${server.app.url}/agents/new`);
  await manager.page.getByText('There is nothing at this address').waitFor();
  await manager.context.close();
});

test('on a phone the kinds are a page of their own, and tables scroll in their card', async () => {
  const { page } = ada;
  await page.setViewportSize(PHONE);
  await page.goto(`${server.app.url}/settings`);
  await page.getByRole('link', { name: 'Queues' }).waitFor();
  await picture(page, 'settings-phone');
  await page.getByRole('link', { name: 'Queues' }).click();
  await page.getByRole('link', { name: 'Warranty & repairs' }).waitFor();
  await picture(page, 'settings-phone-queues');
  await page.getByRole('link', { name: 'Warranty & repairs' }).click();
  await page.getByLabel('Queue name').waitFor();
  await picture(page, 'settings-phone-queue');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('in the dark', async () => {
  const { page } = ada;
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${server.app.url}/settings/queues`);
  await page.getByRole('link', { name: 'Warranty & repairs' }).click();
  await page.getByLabel('Queue name').waitFor();
  await picture(page, 'settings-queue-dark');
});
