// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Two people at the sample's page on different nodes, in Chromium: node nodes.mjs <address of the page on one node> <on another> <cue>. Where
// it prints the cue, the test takes the first node away.
import { answered, becomes, cue, end, hasBeen, say, signIn, visit, watch } from './chromium.mjs';

const WORDS = Array.from({ length: 40 }, (_, i) => `word ${i + 1}`);

const texts = (page) => page.locator('.message .text').allInnerTexts();

/** Says one word after the other. */
async function talk() {
    for (const word of WORDS) {
        await say(bob, word);
        await becomes(bob, '.message .text', word);
        await answered(bob);
    }
}

/** Waits until a page that is watched has had a state. */
const becomesOnce = (page, wanted) => page.waitForFunction((state) => states.includes(state), wanted);

/** How the server has welcomed a page. */
const welcomes = new Map();

async function chatOn(address, name) {
    const page = await visit(address);
    const all = [];
    welcomes.set(page, all);
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => {
        [JSON.parse(payload)].flat().forEach(({ welcome }) => welcome && all.push(welcome.resumed ?? 'new'));
    }));
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
await answered(bob);

// The node is gone while Bob talks: her page connects to the other one, as its address is in the list. It misses nothing, and what she
// says meanwhile waits.
await watch(ada);
await watch(bob);
const ends = talk();
await becomes(ada, '.message .text', 'word 10');
await cue(process.argv[4]);
await becomesOnce(ada, 'Reconnecting…');
await say(ada, 'I am moving');
await hasBeen(ada, 'Reconnecting…', 'Open');
await ends;
await becomes(bob, '#members-title', '(2)');
await becomes(bob, '.message .text', 'I am moving');
await say(bob, 'welcome');
await becomes(ada, '.message .text', 'welcome');
const [hers, his] = [await texts(ada), await texts(bob)];
console.log(his.filter((words) => !words.startsWith('word')).join(' | '));
console.log(`Bob's words, each once and in order: ${his.filter((words) => words.startsWith('word')).join() === WORDS.join()}`);
console.log(`Ada has the same: ${hers.join() === his.join()}, and was ${await ada.evaluate(() => [...kinds].join(', '))}: ${welcomes.get(ada).join(', ')}`);
const seen = async (page) => (await page.locator('#members li').allInnerTexts()).join(' | ');
console.log(`${await seen(ada)}, ${await seen(bob)}`);
console.log(`who left: ${(await bob.locator('.note', { hasText: 'left' }).allInnerTexts()).join(' | ') || 'nobody'}`);
console.log(`Bob noticed nothing: ${await bob.evaluate(() => states.length === 0)}`);
await end();
