// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Somebody at the sample's page whose network is gone, and whose line is dead, in Chromium: node line.mjs <address of the page>.
import { answered, becomes, end, hasBeen, say, signIn, visit, watch } from './chromium.mjs';
import { lineTo } from './proxy.mjs';

const AWAY = 'Reconnecting…';
const BACK = 'Open';

const [address] = process.argv.slice(2);
const line = await lineTo(address);

const texts = async (page) => (await page.locator('.message .text').allInnerTexts()).join(' | ');

/** Waits until nobody is away for Bob. */
const allThere = () => bob.locator('#members .away').waitFor({ state: 'detached' });

const bob = await visit(address);
await signIn(bob, 'Bobby');
await becomes(bob, '#state', BACK);
const ada = await visit(line.address);
await signIn(ada, 'Adalove');
await becomes(ada, '#state', BACK);
await watch(ada);
await say(ada, 'before');
await becomes(bob, '.message .text', 'before');
await answered(ada);

// The network is gone: what is said waits, what was seen stays, and she is away for the others.
line.cut();
await hasBeen(ada, AWAY);
await ada.context().setOffline(true); // after the loss, which Chromium now and then does not tell a page that has no network
await becomes(bob, '#members .away', 'away');
await say(ada, 'meanwhile');
console.log(`without a network: ${await texts(ada)}`);
line.mend();
await ada.context().setOffline(false);
await hasBeen(ada, AWAY, BACK);
await becomes(bob, '.message .text', 'meanwhile');
await answered(ada);
await allThere();

// The line is dead and nobody says so: noticed when the browser tells of a network, long before the next beat.
const endFrozen = line.freeze();
await ada.context().setOffline(true);
await ada.context().setOffline(false);
await hasBeen(ada, AWAY, BACK, AWAY, BACK);
await say(ada, 'afterwards');
await becomes(bob, '.message .text', 'afterwards');
console.log(`each once: ${await texts(bob)}`);

// She has another tab. It is closed, and the dead line ends at last: she is still there.
const tab = await visit(address);
await signIn(tab, 'Adalove');
await becomes(tab, '#state', BACK);
endFrozen();
await tab.close();
await say(ada, 'still here');
await becomes(bob, '.message .text', 'still here');
await allThere();
for (const [page, name] of [[ada, 'ada'], [bob, 'bob']]) {
    const members = await page.locator('#members li').allInnerTexts();
    console.log(`${name} has the members: ${members.join(', ')}`);
}
await ada.close();
await becomes(bob, '#members .away', 'away');
console.log(`told: ${(await bob.locator('.note').allInnerTexts()).join(' | ')}`);
await end();
