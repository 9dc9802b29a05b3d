// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// The sample's page without a mouse, and as a screen reader has it, in Chromium: node access.mjs <address of the page> <directory for screenshots>.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { becomes, end, signIn, visit } from './chromium.mjs';

const [address, screenshots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the rules of WCAG 2.2 A and AA, and the best practices, find wrong with a page as it is now. */
async function audit(page, what) {
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
    console.log(`${what}: ${passes.length > 10 ? found.join(', ') || 'nothing wrong' : 'not audited'}`);
}

/** Goes from field to field until one is reached, as far as there are any. */
async function tabTo(page, selector, key = 'Tab') {
    for (let presses = 0; presses < 30; presses++) {
        if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
        await page.keyboard.press(key);
    }
    throw new Error(`${selector} is not reached by ${key}`);
}

// By keyboard alone: sign in, talk, join a room, go back, leave, sign out.
const ada = await visit(address);
await ada.keyboard.type('ada\n');
await becomes(ada, '#name-error', 'size must be');
await audit(ada, 'sign-in with an error');
await ada.keyboard.type('love\n');
await becomes(ada, '#state', 'Open');
await ada.keyboard.type('hello\n');
await becomes(ada, '.message .text', 'hello');
await tabTo(ada, '#room', 'Shift+Tab');
await ada.keyboard.type('tea\n');
await becomes(ada, '#current', 'tea');
await tabTo(ada, '#text');
await ada.keyboard.type('not said yet');
await tabTo(ada, '[aria-label=lobby]', 'Shift+Tab');
await ada.keyboard.press('Enter');
await becomes(ada, '#current', 'lobby');
await audit(ada, 'chat');
console.log(`a draft stays in its room: ${(await ada.inputValue('#text')) === ''}`);
console.log((await ada.locator('body').ariaSnapshot()).replace(/\d\d:\d\d/g, 'hh:mm'));
await tabTo(ada, '#board summary', 'Shift+Tab');
await ada.keyboard.press('Enter');
await tabTo(ada, '#pin');
await ada.keyboard.type('a note\n');
await becomes(ada, '#notes', 'a note');
await audit(ada, 'the board, with a note');
await tabTo(ada, '[aria-label="Leave tea"]');
await ada.keyboard.press('Space');
await ada.locator('[aria-label="Leave tea"]').waitFor({ state: 'detached' });
await tabTo(ada, '#sign-out');
await ada.keyboard.press('Enter');
await tabTo(ada, '#name');
await becomes(ada, '#state', 'Closed');

// In dark, at the width of a phone, where the rooms are behind a button.
const eve = await visit(address, { viewport: { width: 390, height: 760 }, colorScheme: 'dark' });
await signIn(eve, 'Evelyn');
await becomes(eve, '#state', 'Open');
await audit(eve, 'narrow and dark');
await tabTo(eve, '#panels', 'Shift+Tab');
await eve.keyboard.press('Enter');
await eve.locator('#rooms-panel').waitFor();
await eve.screenshot({ path: join(screenshots, 'rooms.png') });
await audit(eve, 'its rooms');
console.log(`the state is in view: ${await eve.locator('#state').isVisible()}`);
await end();
