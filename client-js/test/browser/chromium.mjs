// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// What the scripts beside this one share: Chromium, and visitors of a page in it.
import { createInterface } from 'node:readline';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
);
if (!executablePath) {
    console.log('There is no Chromium: install it (Debian: apt-get install chromium), or say where it is by the variable CHROMIUM.');
    process.exit(1);
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const uncaught = [];

/** A page of somebody who has visited nothing before. */
export async function visit(address, options) {
    const context = await browser.newContext({ viewport: { width: 1100, height: 700 }, locale: 'en-GB', timezoneId: 'UTC', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => uncaught.push(String(error)));
    await page.goto(address);
    return page;
}

export const becomes = (page, selector, expected, options) => page.locator(selector).filter({ hasText: expected }).first().waitFor(options);

/** Waits for a connection that was lost: the longest pause of the client is 8 seconds. */
export const comesBack = (page) => becomes(page, '#state', 'Open', { timeout: 60_000 });

/** Notes all states of a page from now on: one may be over before anybody looks. */
export const watch = (page) =>
    page.evaluate(() => {
        globalThis.states = [];
        globalThis.kinds = new Set();
        const state = document.getElementById('state');
        const note = () => {
            kinds.add(state.dataset.state);
            states.at(-1) === state.textContent || states.push(state.textContent);
        };
        new MutationObserver(note).observe(state, { childList: true, characterData: true, subtree: true });
    });

/** Waits until a page that is watched has had exactly these states. */
export async function hasBeen(page, ...wanted) {
    try {
        await page.waitForFunction((all) => states.join() === all, wanted.join());
    } catch {
        throw new Error(`The page should have been ${wanted.join()}, and was ${await page.evaluate(() => states.join())}.`);
    }
}

export async function signIn(page, name) {
    await page.fill('#name', name);
    await page.press('#name', 'Enter');
}

export async function say(page, words) {
    await page.fill('#text', words);
    await page.press('#text', 'Enter');
}

/** Waits until what was said is answered: before that, the page says nothing else. */
export const answered = (page) => page.waitForFunction(() => document.getElementById('text').value === '');

const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** Asks the test to do its part, and waits until it is done. */
export async function cue(name) {
    console.log(name);
    await input.next();
}

export async function end() {
    console.log(`uncaught: ${uncaught.join(', ') || 'nothing'}`);
    await browser.close();
    process.exit(0);
}
