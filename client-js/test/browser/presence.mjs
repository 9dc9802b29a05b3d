// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Two people at the page of docs/howto/presence.md, in Chromium: node presence.mjs <address of the page>. Prints what Ada sees.
import { becomes, end, visit } from './chromium.mjs';

const [address] = process.argv.slice(2);
const open = (name) => visit(`${address}?name=${name}`);
const people = async (page) => (await page.locator('#people li').allInnerTexts()).join(', ');
const shows = (page, selector) => page.locator(selector).first().waitFor();

const ada = await open('ada');
await becomes(ada, '#count', '1');
console.log(await people(ada));

// Bob has two tabs, and types in one of them until he pauses.
const bob = await open('<b>bob</b>');
await becomes(ada, '#people li', '<b>bob</b>');
const tab = await open('<b>bob</b>');
await becomes(ada, '#count', '3');
console.log(await people(ada));
await tab.locator('#text').pressSequentially('hello');
await shows(ada, '#people .typing');
console.log(`types: ${await ada.locator('.typing').innerText()}, with ${await ada.evaluate(() => getComputedStyle(document.querySelector('.typing'), '::after').content)}`);
await shows(ada, '#people:not(:has(.typing))');

// He is there as long as one of them is, and then away for as long as a page that is loaded again would be.
await tab.close();
await becomes(ada, '#count', '2');
console.log(`${await people(ada)}, away: ${await ada.locator('#people .away').count()}`);
await bob.close();
await becomes(ada, '#count', '1');
console.log(`${await people(ada)}, away: ${await ada.locator('#people .away').allInnerTexts()}`);
await open('<b>bob</b>');
await becomes(ada, '#count', '2');
console.log(`${await people(ada)}, away: ${await ada.locator('#people .away').count()}`);
await end();
