import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startChat, type Customer } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { launchBrowser, picture, sitDown, type Person } from './support.ts';

/** The API page in a real browser: signing in, a query, a subscription. The steps build on each other. */
jest.setTimeout(90_000);

let server: TestServer;
let browser: Browser;
let dev: Person;
let customer: Customer;
const complaints: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
  dev = await sitDown(browser, { width: 1440, height: 900 });
  dev.context.setDefaultTimeout(40_000);
  dev.page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  customer = await startChat(server);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const answer = (page: Page) => page.getByRole('region', { name: 'Result Window' }).or(page.locator('.result-window'));

/** The editor, with this text and nothing else. */
const write = async (page: Page, query: string): Promise<void> => {
  const lines = page.locator('.graphiql-query-editor .view-lines').first();
  // What the editor starts with comes a moment after the editor itself.
  await lines.getByText(/query|subscription/).first().waitFor();
  await page.locator('.graphiql-query-editor .monaco-editor').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(query);
  // The page takes the text over a moment later, and names the tab after it: what is executed before that is nothing.
  await page.locator('.graphiql-tab').getByText(/^\w+ (\w+)/.exec(query)![1]!, { exact: true }).first().waitFor();
};

test('the page does not show the schema to who is not signed in', async () => {
  await dev.page.goto(`${server.app.url}/graphql`);
  await dev.page.getByRole('heading', { name: 'Parley API' }).waitFor();
  await picture(dev.page, 'graphiql-door');
  await dev.page.getByLabel('Email').fill('agent1@demo.test');
  await dev.page.getByLabel('Password').fill('wrong');
  await dev.page.getByRole('button', { name: 'Sign in' }).click();
  await dev.page.getByText('Email and password do not match.').waitFor();
});

test('signing in opens the editor, and leaves no cookie and no token behind', async () => {
  await dev.page.getByLabel('Password').fill('parley-demo');
  const introspected = dev.page.waitForResponse((response) => (response.request().postData() ?? '').includes('__schema'));
  await dev.page.getByRole('button', { name: 'Sign in' }).click();
  const request = (await introspected).request();
  expect(await request.headerValue('authorization')).toMatch(/^Bearer /);
  await dev.page.locator('.graphiql-query-editor .monaco-editor').first().waitFor();
  expect(await dev.context.cookies()).toEqual([]);
  expect(await dev.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/eyJ/);
});

test('a query is answered as who is signed in', async () => {
  await write(dev.page, 'query Mine { me { name role } inbox { totalCount } }');
  await dev.page.getByRole('button', { name: /Execute query/ }).click();
  await answer(dev.page).getByText('"Dinah Reyes"').waitFor();
  await picture(dev.page, 'graphiql-light');
  await dev.page.emulateMedia({ colorScheme: 'dark' });
  await dev.page.locator('.monaco-editor.vs-dark').first().waitFor();
  await picture(dev.page, 'graphiql-dark');
  await dev.page.emulateMedia({ colorScheme: 'light' });
});

test('a subscription stays open and shows what happens', async () => {
  await write(dev.page, `subscription Live($after: String) { conversationEvents(conversationId: "${customer.conversationId}", after: $after) { __typename ... on Event { id cursor } ... on MessagePosted { message { text } } } }`);
  const began = dev.page.waitForEvent('websocket');
  await dev.page.getByRole('button', { name: /Execute query/ }).click();
  await (await began).waitForEvent('framereceived', (frame) => String(frame.payload).includes('connection_ack'));
  await customer.write('It is on the floor!');
  await answer(dev.page).getByText('"It is on the floor!"').waitFor();
  await picture(dev.page, 'graphiql-subscription');
});

test('a token that somebody has already opens it too, and another does not', async () => {
  await dev.page.getByRole('button', { name: 'Sign out' }).click();
  await dev.page.getByLabel('API or access token').fill('nonsense');
  await dev.page.getByRole('button', { name: 'Use the token' }).click();
  await dev.page.getByText('This token does not count.').waitFor();
  await dev.page.getByLabel('API or access token').fill(await server.signIn('supervisor@demo.test'));
  await dev.page.getByRole('button', { name: 'Use the token' }).click();
  await dev.page.getByText(/with a token/).waitFor();
});

test('the content policy holds, and no page reported an error', () => {
  expect(complaints).toEqual([]);
  expect(dev.errors).toEqual([]);
});

test('who asks for anything but a page gets the API', async () => {
  const plain = await fetch(`${server.app.url}/graphql?query={__typename}`, { headers: { accept: 'application/json' } });
  expect(plain.headers.get('content-type')).toMatch(/json/);
  const page = await fetch(`${server.app.url}/graphql`, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'/);
  expect(await page.text()).toContain('<title>Parley API</title>');
});
