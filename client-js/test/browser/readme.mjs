// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Pastes lines into the console of a page, in Chromium: node readme.mjs <address of the page> <file with the lines>. It prints what the console does.
import { readFileSync } from 'node:fs';
import { end, visit } from './chromium.mjs';

const [address, file] = process.argv.slice(2);
const page = await visit(address);
let printed = Promise.resolve();
page.on('console', (message) => {
    const values = Promise.all(message.args().map((value) => value.jsonValue()));
    printed = printed.then(async () => {
        console.log(...(await values).map((value) => (typeof value === 'string' ? value : JSON.stringify(value))));
    });
});
const devtools = await page.context().newCDPSession(page);
const { exceptionDetails } = await devtools.send('Runtime.evaluate', {
    expression: readFileSync(file, 'utf8'),
    replMode: true,
    awaitPromise: true,
});
if (exceptionDetails) console.log(exceptionDetails.exception?.description ?? exceptionDetails.text);
await page.evaluate(() => 'all that was printed has been told now');
await printed;
await end();
