// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Two people at the sample's page on different nodes, in Chromium, with the board of a room: node board.mjs <address of the page on one node>
// <on another> <directory for screenshots>. Where it prints the cue, the test stops everything and starts it again.
import { join } from 'node:path';
import { becomes, comesBack, cue, end, signIn, visit } from './chromium.mjs';

const [one, other, screenshots] = process.argv.slice(2);

async function boardOf(address, name, options) {
    const page = await visit(address, options);
    await signIn(page, name);
    await becomes(page, '#state', 'Open');
    await becomes(page, '#topic-shown', 'No topic yet');
    await page.locator('#board summary').click();
    return page;
}

const board = async (page) =>
    `${await page.locator('#topic-shown').textContent()}: ${(await page.locator('#notes .text').allTextContents()).join(' | ')}`;

async function submit(page, field, text) {
    await page.fill(field, text);
    await page.press(field, 'Enter');
}

const ada = await boardOf(one, 'Adalove');
const bob = await boardOf(other, 'Bobby', { viewport: { width: 390, height: 760 }, colorScheme: 'dark' });
await submit(ada, '#topic', 'Tea at four');
await becomes(bob, '#topic-shown', 'Tea at four');
await submit(ada, '#pin', '<b>Bring</b> cups');
await becomes(bob, '#notes', '<b>Bring</b> cups');
await submit(bob, '#pin', 'The kettle is in the kitchen');
await becomes(ada, '#notes', 'The kettle is in the kitchen');
await submit(bob, '#pin', 'No cake left');
await becomes(ada, '#notes-count', '3 pinned');
console.log(await board(ada));
await submit(ada, '#pin', ' ');
await becomes(ada, '#pin-error', 'must not be blank');
await submit(ada, '#pin', 'No sugar either');
await becomes(bob, '#notes', 'No sugar either');
await ada.locator('[aria-label="Remove note: No sugar either"]').click();
await becomes(bob, '#notes-count', '3 pinned');

// Removed by keyboard: the focus goes to the next note, and is not lost when the list changes.
await ada.locator('[aria-label="Remove note: No cake left"]').focus();
await ada.keyboard.press('Enter');
await becomes(bob, '#notes-count', '2 pinned');
console.log(`focus: ${await ada.evaluate(() => document.activeElement.ariaLabel)}`);
await submit(bob, '#pin', 'Sugar is out'); // on the node that is not killed, so that all is saved
await becomes(ada, '#notes', 'Sugar is out');
await ada.screenshot({ path: join(screenshots, 'board.png') });
await bob.screenshot({ path: join(screenshots, 'board-narrow.png') });

await cue('restart');
const [late, later] = [await visit(one), await visit(other)];
for (const page of [late, later]) {
    await signIn(page, page === late ? 'Carla' : 'Dieter');
    await becomes(page, '#topic-shown', 'Tea at four');
    await page.locator('#board summary').click();
    console.log(await board(page));
}
await submit(later, '#topic', 'Tea at five');
for (const page of [ada, bob]) await comesBack(page);
for (const page of [ada, bob, late]) await becomes(page, '#topic-shown', 'Tea at five');
console.log(await board(ada) === await board(bob));
await end();
