import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { startTestServer, type TestServer } from '../support/server.ts';
import { launchBrowser, picture, scratch, sitDown, type Person } from './support.ts';

/**
 * One conversation as three people live it, on one server, in a real browser. The steps build on each other, so they are one
 * file in order; each says what its person sees.
 */
jest.setTimeout(90_000);

let server: TestServer;
let browser: Browser;
let files: Awaited<ReturnType<typeof scratch>>;
let dinah: Person;
let tomasz: Person;
let amara: Person;

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

beforeAll(async () => {
  [server, browser, files] = await Promise.all([startTestServer({ app: { trustedDocuments: 'customers' } }), launchBrowser(), scratch()]);
  [dinah, tomasz, amara] = await Promise.all([sitDown(browser, DESK), sitDown(browser, DESK), sitDown(browser, PHONE)]) as [Person, Person, Person];
});
afterAll(async () => {
  await browser?.close();
  await files?.remove();
  await server?.stop();
});

const signIn = async ({ page }: Person, email: string): Promise<void> => {
  await page.goto(`${server.app.url}/sign-in`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('parley-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/desk');
};

/** A row of the list, which is there without anybody loading the page again. */
const row = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(name) }).or(page.getByRole('option', { name: new RegExp(name) })).or(page.locator('.pane-list li, .rows li').filter({ hasText: name })).first();

const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to Amara, shared with colleagues' });
const pad = (page: Page) => page.getByRole('textbox', { name: 'Internal notes on this ticket, shared with staff' });

/** How often an agent's page asked the server for a list. */
let lists = 0;

test('an agent signs in, and a wrong password says so', async () => {
  dinah.page.on('request', (request) => {
    if (/\binbox\(/.test(request.postData() ?? '')) lists++;
  });
  await dinah.page.goto(server.app.url);
  await dinah.page.getByLabel('Email').fill('agent1@demo.test');
  await dinah.page.getByLabel('Password').fill('wrong');
  await dinah.page.getByRole('button', { name: 'Sign in' }).click();
  await dinah.page.getByText('Email and password do not match.').waitFor();
  await signIn(dinah, 'agent1@demo.test');
  await dinah.page.getByText('Nothing open').waitFor();
});

test('a customer writes, and the agent sees it live in the queue, claims and answers', async () => {
  await dinah.page.getByRole('tab', { name: /Queue/ }).click();
  await amara.page.goto(`${server.app.url}/chat/demo-web`);
  await amara.page.getByLabel('Your name').fill('Amara Okafor');
  await amara.page.getByLabel('Your message').fill('My dishwasher shows E15.');
  await amara.page.getByRole('button', { name: 'Start the chat' }).click();
  await amara.page.getByText('My dishwasher shows E15.').waitFor();

  await row(dinah.page, 'Amara Okafor').click();
  await dinah.page.getByRole('log').getByText('My dishwasher shows E15.').waitFor();
  await picture(dinah.page, 'desk-preview');
  // Read means: on screen for a second. A reply before that would rightly ask first.
  const read = dinah.page.waitForResponse((response) => (response.request().postData() ?? '').includes('markRead('));
  await dinah.page.getByRole('button', { name: 'Claim', exact: true }).click();
  await read;
  await reply(dinah.page).click();
  await dinah.page.keyboard.type('E15 means water in the base.');
  await amara.page.getByText('Dinah is typing').waitFor();
  await dinah.page.keyboard.press('Enter');
  await amara.page.getByText('E15 means water in the base.').waitFor();
  await picture(amara.page, 'room-chat');
});

test('a reply that has not seen the newest message asks first', async () => {
  await reply(dinah.page).click();
  await dinah.page.keyboard.type('Please close the tap.');
  // Dinah looks away: what arrives meanwhile counts as unseen, however fast her Enter is.
  await dinah.page.evaluate(() => {
    document.hasFocus = () => false;
    globalThis.dispatchEvent(new Event('blur'));
  });
  await amara.page.getByRole('textbox', { name: /^Message/ }).fill('It is on the floor now!');
  await amara.page.keyboard.press('Enter');
  await dinah.page.getByRole('log').getByText('It is on the floor now!').waitFor();
  await dinah.page.keyboard.press('Enter');
  const notice = dinah.page.getByRole('button', { name: /I have read/ });
  await notice.waitFor();
  await picture(dinah.page, 'desk-stale');
  await dinah.page.evaluate(() => { Reflect.deleteProperty(document, 'hasFocus'); });
  await notice.click();
  await amara.page.getByText('Please close the tap.').waitFor();
});

test('two colleagues write in one note, each sees the other', async () => {
  await signIn(tomasz, 'supervisor@demo.test');
  await tomasz.page.goto(dinah.page.url());
  await pad(dinah.page).click();
  await dinah.page.keyboard.type('Batch 9811. ');
  await pad(tomasz.page).getByText('Batch 9811.').waitFor();
  await pad(tomasz.page).click();
  await tomasz.page.keyboard.press('Control+End');
  await tomasz.page.keyboard.type('Recall applies.');
  await pad(dinah.page).getByText('Batch 9811. Recall applies.').waitFor();
  await dinah.page.getByRole('img', { name: /Mei Lin Goh/ }).first().waitFor();
  await picture(dinah.page, 'desk-notes');
  expect(await amara.page.content()).not.toContain('Recall applies');
});

const strokes = (page: Page, name: string) => page.getByText(name, { exact: true });

const draw = async (page: Page, from: [number, number], to: [number, number]): Promise<void> => {
  const box = (await page.getByRole('img', { name: /Screenshot to draw on/ }).boundingBox())!;
  const at = ([x, y]: [number, number]): [number, number] => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]), { steps: 4 });
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
};

test('[E-07] [E-09] both draw on a screenshot, and each undoes only their own', async () => {
  const file = path.join(files.folder, 'sink.png');
  await sharp({ create: { width: 400, height: 300, channels: 3, background: '#9aa7ab' } }).png().toFile(file);
  await dinah.page.locator('input[type=file][aria-label^="Screenshot"], input[type=file][accept*="image"]').last().setInputFiles(file);
  await dinah.page.getByRole('region', { name: 'Screenshot' }).waitFor();
  await amara.page.getByRole('button', { name: 'Open drawing' }).click();
  await draw(dinah.page, [0.1, 0.2], [0.8, 0.2]);
  await strokes(amara.page, 'Dinah, 1 mark').waitFor();
  await draw(amara.page, [0.1, 0.7], [0.8, 0.7]);
  await strokes(dinah.page, 'Amara, 1 mark').waitFor();
  await draw(amara.page, [0.1, 0.9], [0.8, 0.9]);
  await strokes(dinah.page, 'Amara, 2 marks').waitFor();
  await picture(amara.page, 'room-drawing');
  await picture(dinah.page, 'desk-drawing');

  await amara.page.getByRole('button', { name: 'Undo last, only your mark' }).click();
  await strokes(dinah.page, 'Amara, 1 mark').waitFor();
  await strokes(dinah.page, 'You, 1 mark').waitFor();
  await dinah.page.getByRole('button', { name: 'Undo all, only your marks' }).click();
  await strokes(amara.page, 'Dinah, 1 mark').waitFor({ state: 'hidden' });
  await strokes(amara.page, 'You, 1 mark').waitFor();
});

test('[E-08] the annotation is sent into the chat for both', async () => {
  await draw(dinah.page, [0.2, 0.3], [0.6, 0.5]);
  await strokes(amara.page, 'Dinah, 1 mark').waitFor();
  await dinah.page.getByRole('button', { name: 'Send the picture with its marks to the chat' }).click();
  await dinah.page.getByRole('button', { name: 'Close drawing' }).click();
  await dinah.page.getByRole('log').getByRole('img').last().waitFor();
  await amara.page.getByRole('button', { name: 'Close drawing' }).click();
  await amara.page.getByRole('img', { name: /Photo from Dinah/ }).waitFor();
  await picture(amara.page, 'room-annotation');
  await picture(dinah.page, 'desk-annotation');
});

test('[H-02] what another agent holds is absent for a third, by list and by address', async () => {
  const url = dinah.page.url();
  const other = await sitDown(browser, DESK);
  await signIn(other, 'agent2@demo.test');
  await other.page.goto(url);
  await other.page.getByText('This conversation is not open to you').waitFor();
  expect(await other.page.content()).not.toContain('Amara Okafor');
  await other.context.close();
});

test('all the while the list was followed: not once did the page ask for it', () => {
  expect(lists).toBe(0);
});

test('no page reported an error', () => {
  expect([...dinah.errors, ...tomasz.errors, ...amara.errors]).toEqual([]);
});
