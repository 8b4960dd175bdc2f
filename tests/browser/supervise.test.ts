import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { playDemoDialogues } from '../../src/demo.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { launchBrowser, picture, sitDown, type Person } from './support.ts';

/** A supervisor and an administrator watch a small floor: queues, people and conversations, live in a real browser. */
jest.setTimeout(90_000);

let server: TestServer;
let browser: Browser;
let mei: Person;
let ada: Person;
let dinah: string;

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
  await playDemoDialogues(server.app);
  [mei, ada] = await Promise.all([sitDown(browser, DESK), sitDown(browser, DESK)]) as [Person, Person];
  dinah = await server.signIn('agent1@demo.test');
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

const person = (page: Page, name: string) => page.locator('.roster-row').filter({ hasText: name });
const go = (query: string) => server.client(dinah).request(query);

test('[P-01] [P-05] the roster follows what an agent does, without loading again', async () => {
  await signIn(mei, 'supervisor@demo.test', '/live');
  await person(mei.page, 'Dinah Reyes').getByText('Offline').waitFor();
  await go('mutation { goAvailable(input: {}) { agent { state } errors { __typename } } }');
  await person(mei.page, 'Dinah Reyes').getByText('Available').waitFor();
  await mei.page.getByRole('region', { name: 'Queues' }).last().getByText('Warranty & repairs').waitFor();
  await picture(mei.page, 'live');
});

test('a supervisor sets an agent’s state with a reason, and the agent’s own page hears of it', async () => {
  const { page } = mei;
  await page.getByRole('button', { name: 'Set the status of Dinah Reyes' }).click();
  await picture(page, 'live-state-menu');
  await page.getByRole('menuitem', { name: /^Away, Break/ }).click();
  await person(page, 'Dinah Reyes').getByText('Away, Break').waitFor();
  const { me } = await server.client(dinah).request<{ me: { agent: { state: string; auxCode: { name: string } } } }>('{ me { agent { state auxCode { name } } } }');
  expect(me.agent).toMatchObject({ state: 'AWAY', auxCode: { name: 'Break' } });
});

test('why a conversation waits is explained, and it can be taken over', async () => {
  const { page } = mei;
  const explain = page.getByRole('link', { name: /^Explain #/ }).first();
  await explain.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Agents pick from this queue themselves.').waitFor();
  await dialog.getByRole('rowheader', { name: 'Dinah Reyes' }).waitFor();
  await picture(page, 'live-explain');
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await page.getByText(/is yours$/).waitFor();
  await page.waitForURL('**/desk/**');
});

test('[O-01] [O-02] [O-03] all conversations: filtered, searched, turned round', async () => {
  const { page } = mei;
  await page.getByRole('link', { name: 'All', exact: true }).click();
  await page.getByRole('columnheader', { name: 'Updated' }).waitFor();
  await page.locator('tbody tr').first().waitFor();
  await picture(page, 'all');
  const rows = await page.locator('tbody tr').count();
  await page.getByLabel('Status', { exact: true }).selectOption('CLOSED');
  await page.waitForURL('**/all?status=CLOSED');
  await page.getByLabel('Status', { exact: true }).selectOption('');
  await page.getByRole('button', { name: 'Created' }).click();
  await page.waitForURL('**/all?sort=CREATED_DESC');
  const first = (await page.locator('tbody .row-link').first().textContent())!;
  await page.getByRole('searchbox', { name: 'Search conversations' }).fill(first.split(' ')[0]!);
  await page.waitForURL('**/all?search=**');
  await page.locator('tbody .row-link').first().waitFor();
  expect(await page.locator('tbody tr').count()).toBeLessThanOrEqual(rows);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
});

test('[O-04] a conversation of somebody else is read, and an internal note added', async () => {
  const { page } = mei;
  await page.getByLabel('Status', { exact: true }).selectOption('OPEN');
  await page.waitForURL('**/all?**status=OPEN**');
  await page.locator('tbody .row-link').first().click();
  await page.getByRole('log').waitFor();
  await page.getByPlaceholder('Only the staff can read this').fill('Looked at it.');
  await page.getByRole('button', { name: /^Add note/ }).click();
  await page.getByRole('log').getByText('Looked at it.').waitFor();
  await picture(page, 'all-read');
  await page.getByRole('button', { name: 'All conversations' }).click();
  await page.waitForURL('**/all?**status=OPEN**');
});

test('[P-03] [P-04] an administrator makes an agent, and sets skills and capacity', async () => {
  await signIn(ada, 'admin@demo.test', '/agents');
  const { page } = ada;
  await page.getByRole('link', { name: 'Dinah Reyes' }).waitFor();
  await picture(page, 'agents');
  await page.getByRole('link', { name: 'New agent' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Rafiq Anwar');
  await page.getByLabel('Email').fill('rafiq@demo.test');
  await page.getByLabel('First password').fill('short');
  await page.getByLabel('Warranty & repairs').check();
  await page.getByRole('button', { name: 'Create agent' }).click();
  await page.getByRole('alert').waitFor();
  await picture(page, 'agents-new');
  await page.getByLabel('First password').fill('long enough now');
  await page.getByRole('button', { name: 'Create agent' }).click();
  await page.getByRole('link', { name: 'Rafiq Anwar' }).click();
  await page.getByLabel('Capacity', { exact: true }).fill('30');
  await page.getByRole('button', { name: 'Save agent' }).click();
  await page.getByRole('alert').getByText('1 to 20').waitFor();
  await page.getByLabel('Capacity', { exact: true }).fill('7');
  await page.getByRole('combobox', { name: 'Add a skill' }).selectOption({ label: 'German' });
  await page.getByLabel('Level of German').selectOption('4');
  await page.getByRole('button', { name: 'Save agent' }).click();
  await page.getByText('Everything is saved').waitFor();
  await page.getByText('0 of 7').waitFor();
  await picture(page, 'agents-one');
});

test('on a phone, and in the dark', async () => {
  const { page } = mei;
  for (const path of ['live', 'all', 'agents']) {
    await page.setViewportSize(PHONE);
    await page.goto(`${server.app.url}/${path}`);
    await page.locator('main').getByText('Dinah Reyes').filter({ visible: true }).first().waitFor();
    await picture(page, `${path}-phone`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize(DESK);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('main h1').waitFor();
    await picture(page, `${path}-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
  }
  expect([...mei.errors, ...ada.errors]).toEqual([]);
});
