// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Does with the application beside this script what docs/howto/bundler.md says: node bundler.mjs <address of the server's application>.
// It prints what has been done, and what the page shows in Chromium.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createSocket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { becomes, end, visit } from '../browser/chromium.mjs';

const [application] = process.argv.slice(2);
process.env.SERVER = new URL(application).origin;

// In a directory of its own, from which the packages of client-js are found.
const target = fileURLToPath(new URL('../../target/', import.meta.url));
mkdirSync(target, { recursive: true });
const root = mkdtempSync(join(target, 'bundler-'));
process.on('exit', () => rmSync(root, { recursive: true }));
cpSync(new URL('app', import.meta.url), root, { recursive: true });
const run = (program, ...args) => execFileSync(process.execPath, [program, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
const packaged = (path) => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));

const edit = (file, from, to) => {
    const path = join(root, 'src', file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
};

// The packages that the build has made, and the contract of the running application.
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const tarballs = ['client', 'react'].map((name) => join(target, `foyer-${name}-${version}.tgz`));
execFileSync('npm', ['install', ...tarballs, '--offline', '--legacy-peer-deps', '--no-audit', '--no-fund', '--silent'], { cwd: root });
run('node_modules/@foyer/client/bin/foyer-contract.mjs', application, 'src/contract.d.ts');
run(packaged('typescript/bin/tsc'), '-p', '.');
console.log('compiles');
edit('contract.d.ts', /^(\s*)from: string;/m, '$1author: string;'); // as after a record's component has got another name
console.log(`renamed: ${spawnSync(process.execPath, [packaged('typescript/bin/tsc'), '-p', '.'], { cwd: root, encoding: 'utf8' }).stdout.trim()}`);
edit('contract.d.ts', 'author: string;', 'from: string;');
run(packaged('vite/bin/vite.js'), 'build', '--logLevel', 'error');
console.log(`built: ${readdirSync(join(root, 'dist')).sort().join(' ')}`);

const freePort = () =>
    new Promise((resolve) => {
        const socket = createSocket().listen(0, '127.0.0.1', () => {
            const { port } = socket.address();
            socket.close(() => resolve(port));
        });
    });
const own = async () => ({ host: '127.0.0.1', port: await freePort(), strictPort: true });

/** Talks, and asks how many connections there are, as often as it takes. */
async function converse(page, words) {
    await becomes(page, '#state', 'open');
    await page.fill('input', words);
    await page.press('input', 'Enter');
    await becomes(page, '#lines li', `ada: ${words}`);
    await page.fill('input', ' ');
    await page.press('input', 'Enter');
    await becomes(page, '#wrong', 'must not be blank');
    console.log(`${words}: ${(await page.locator('#lines li').allInnerTexts()).join(' | ')}`);
}
async function counts(page, expected) {
    while ((await page.locator('#count').innerText()) !== `${expected} here`) {
        await page.click('#count');
    }
    console.log(`connections: ${expected}`);
}

// The development server, with its proxy: an effect that React runs twice, and modules that are exchanged while they run.
const { createServer, preview } = await import('vite');
const development = await (await createServer({ root, logLevel: 'silent', server: await own() })).listen();
const page = await visit(development.resolvedUrls.local[0]);
await converse(page, 'in development');
await counts(page, 2);
edit('Lobby.tsx', '>Say<', '>Tell<');
await becomes(page, 'form button', 'Tell');
await becomes(page, '#state', 'open');
await counts(page, 2);
edit('App.tsx', '<Lobby />', '<Lobby /><i id="edited">edited</i>'); // the component that connects
await becomes(page, '#edited', 'edited');
const exchanged = page.waitForEvent('console', (message) => message.text() === 'exchanged');
edit('foyer.ts', '// end::hooks', 'console.log("exchanged");'); // the provider itself
await exchanged;
await becomes(page, '#state', 'open');
await counts(page, 2);
edit('visitors.ts', "'Visitors'", "'Guests'");
await becomes(page, '#heading', 'Guests');
await counts(page, 2);
await page.close();
await development.close();

// What was built.
const built = await preview({ root, logLevel: 'silent', preview: await own() });
await converse(await visit(built.resolvedUrls.local[0]), 'built');
await end();
