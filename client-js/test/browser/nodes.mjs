// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Two people at the sample's page on different nodes, in Chromium: node nodes.mjs <address of the page on one node> <on another>. Where it
// prints "kill", the test kills the first node.
import { becomes, cue, end, hasBeen, say, signIn, visit, watch } from './chromium.mjs';

const texts = async (page) => (await page.locator('.message .text').allInnerTexts()).join(' | ');

async function chatOn(address, name) {
    const page = await visit(address);
    await signIn(page, name);
    await becomes(page, '#state', 'Open');
    await becomes(page, '#members', name); // so it has entered the lobby
    return page;
}

const [ada, bob] = [await chatOn(process.argv[2], 'Adalove'), await chatOn(process.argv[3], 'Bobby')];
await becomes(ada, '.note', 'Bobby entered');
await becomes(ada, '#members', 'Bobby');
await becomes(bob, '#members', 'Adalove');
await bob.locator('#text').pressSequentially('hel');
await becomes(ada, '#typing', 'Bobby is typing');
await bob.fill('#text', '');
await ada.locator('#typing').waitFor({ state: 'hidden' });
await say(ada, 'hello from the first node');
await becomes(bob, '.message .text', 'hello from the first node');
await say(bob, 'hello from the second');
await becomes(ada, '.message .text', 'hello from the second');

// The node is gone: her page connects to the other one, as its address is in the list, and enters the lobby there.
await watch(ada);
await watch(bob);
await cue('kill');
await hasBeen(ada, 'Reconnecting…', 'Open');
await becomes(bob, '#members-title', '(2)');
await say(ada, 'I have moved');
await becomes(bob, '.message .text', 'I have moved');
await say(bob, 'welcome');
await becomes(ada, '.message .text', 'welcome');
for (const page of [ada, bob]) {
    console.log(await texts(page));
}
const seen = async (page) => (await page.locator('#members li').allInnerTexts()).join(' | ');
console.log(`${await seen(ada)}, ${await seen(bob)}`);
console.log(`who left: ${(await bob.locator('.note', { hasText: 'left' }).allInnerTexts()).join(' | ') || 'nobody'}`);
console.log(`Bob noticed nothing: ${await bob.evaluate(() => states.length === 0)}`);
await end();
