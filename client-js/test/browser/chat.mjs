// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Two people at the sample's page, in Chromium: node chat.mjs <address of the page> <directory for screenshots>. It prints what they see, as
// ChatPageIT expects it. Where it prints "restart" it waits for a line of input: the server's part is the test's.
import { createInterface } from 'node:readline';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [address, screenshots] = process.argv.slice(2);
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
);
if (!executablePath) {
    console.log('There is no Chromium: install it (Debian: apt-get install chromium), or say where it is by the variable CHROMIUM.');
    process.exit(1);
}

const uncaught = [];
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

async function visit(options) {
    const context = await browser.newContext({ viewport: { width: 1100, height: 700 }, locale: 'en-GB', timezoneId: 'UTC', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => uncaught.push(String(error)));
    await page.goto(address);
    return page;
}

const text = (page, selector) => page.locator(selector).innerText();
const becomes = (page, selector, expected) => page.locator(selector).filter({ hasText: expected }).first().waitFor();
const shot = (page, name) => page.screenshot({ path: join(screenshots, `${name}.png`) });

async function signIn(page, name) {
    await page.fill('#name', name);
    await page.press('#name', 'Enter');
}

async function say(page, words) {
    await page.fill('#text', words);
    await page.press('#text', 'Enter');
}

// Sign in: refused by the header schema, refused by @OnConnect, accepted.
const ada = await visit();
await signIn(ada, 'ada');
await becomes(ada, '#name-error', 'size must be');
console.log(await text(ada, '#name-error'));
await signIn(ada, 'ada-99');
await becomes(ada, '#name-error', 'Unknown');
console.log(await text(ada, '#name-error'));
await shot(ada, 'refused');
await signIn(ada, 'Adalove');
await becomes(ada, '#state', 'Open');

const bob = await visit({ colorScheme: 'dark' });
await signIn(bob, 'Bobby');
await becomes(bob, '#members', 'Adalove');
console.log(await text(bob, '#members-title'));

// Talk, with who is typing, in two rooms.
await bob.locator('#text').pressSequentially('hello Ada');
await becomes(ada, '#typing', 'Bobby types');
await bob.press('#text', 'Enter');
await becomes(ada, '.message .text', 'hello Ada');
await ada.locator('#typing').waitFor({ state: 'hidden' });
await say(ada, 'hello Bob, is there tea?');
await becomes(bob, '.message .text', 'is there tea?');
await say(bob, 'there is, and cake in the room next door');
await becomes(ada, '.message .text', 'cake');
await say(ada, 'I will be there at four');
await becomes(bob, '.message .text', 'at four');
await bob.locator('#text').pressSequentially('bring a cup');
await becomes(ada, '#typing', 'Bobby types');
await shot(ada, 'wide');
await bob.fill('#text', '');
await bob.fill('#room', 'Tea Room');
await bob.press('#room', 'Enter');
await becomes(bob, '#room-error', 'lower-case');
console.log(await text(bob, '#room-error'));
await bob.fill('#room', 'tea');
await bob.press('#room', 'Enter');
await becomes(bob, '#current', 'tea');
await say(ada, 'I am still in the lobby');
await becomes(bob, '#rooms .badge', '1');
console.log(await bob.title());
await say(ada, 'x'.repeat(2001));
await becomes(ada, '#text-error', 'size must be');
console.log(await text(ada, '#text-error'));
await shot(ada, 'invalid');
await ada.fill('#text', '');

// The server restarts under them: both come back, and what they saw stays.
console.log('restart');
await new Promise((resolve) => createInterface({ input: process.stdin }).once('line', resolve));
await Promise.all([becomes(ada, '#state', 'Open'), becomes(bob, '#state', 'Open')]);
await becomes(ada, '#members', 'Bobby');
console.log((await ada.locator('.message .text').allInnerTexts()).join(' | '));
await say(bob, 'back in the tea room');
await becomes(bob, '.message .text', 'back in the tea room');
await say(ada, 'back in the lobby');
await becomes(bob, '#rooms .badge', '2');
await shot(bob, 'dark');

// At the width of a phone.
const eve = await visit({ viewport: { width: 390, height: 760 } });
await signIn(eve, 'Evelyn');
await becomes(eve, '#state', 'Open');
await becomes(ada, '#members', 'Evelyn');
await say(ada, 'welcome');
await say(eve, 'thank you');
await becomes(eve, '.message .text', 'thank you');
console.log(await eve.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
await shot(eve, 'narrow');
console.log(`uncaught: ${uncaught}`);
await browser.close();
process.exit(0);
