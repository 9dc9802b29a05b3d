// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Two people at the sample's page, in Chromium: node chat.mjs <address of the page> <directory for screenshots>. It prints what they see, as
// ChatPageIT expects it. Where it prints "restart" or "redeploy", that is the test's part.
import { join } from 'node:path';
import { becomes, comesBack, cue, end, say, signIn, visit as visitAddress } from './chromium.mjs';

const [address, screenshots] = process.argv.slice(2);

const visit = (options) => visitAddress(address, options);
const text = (page, selector) => page.locator(selector).innerText();
const shot = (page, name) => page.screenshot({ path: join(screenshots, `${name}.png`) });

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
await becomes(ada, '.note', 'Bobby entered');
console.log(await text(bob, '#members-title'));

// Talk, with who is typing, in two rooms.
await bob.locator('#text').pressSequentially('hello Ada');
await becomes(ada, '#typing', 'Bobby is typing');
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
await becomes(ada, '#typing', 'Bobby is typing');
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

// The page is loaded again: the conversation is there, in order, and goes on.
await ada.reload();
await signIn(ada, 'Adalove');
await becomes(ada, '.message .text', 'I am still in the lobby');
console.log((await ada.locator('.message .text').allInnerTexts()).join(' | '));

// The server restarts under them: both come back, and what they saw stays.
await cue('restart');
await Promise.all([comesBack(ada), comesBack(bob)]);
await becomes(ada, '#members', 'Bobby');
console.log((await ada.locator('.message .text').allInnerTexts()).join(' | '));
await say(bob, 'back in the tea room');
await becomes(bob, '.message .text', 'back in the tea room');
await say(ada, 'back in the lobby');
await becomes(bob, '#rooms .badge', '2');
await shot(bob, 'dark');

// So does the application alone, which answers 404 in between.
await cue('redeploy');
await Promise.all([comesBack(ada), comesBack(bob)]);
await becomes(ada, '#members', 'Bobby');
await say(bob, 'back once more');
await becomes(bob, '.message .text', 'back once more');

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
await end();
