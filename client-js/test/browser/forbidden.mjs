// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// What a browser does not let a page do, and what it lets a worker do, in Chromium: node forbidden.mjs <address of the application>. ClientIT says what it prints.
import { createServer } from 'node:http';
import { end, visit } from './chromium.mjs';

const [site] = process.argv.slice(2);
const client = await (await fetch(`${site}/foyer/foyer.js`)).text();

/** A page at an address of its own, with these headers; it gets the client from its own origin. */
async function pageAt(address, headers = {}) {
    const page = await visit('about:blank');
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', headers, body: '<!doctype html><title>Page</title>' }));
    await page.route(/\/foyer\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: client }));
    await page.goto(address);
    return page;
}

/** The first change of state that a connection of the page tells. */
const firstChange = (page, url) =>
    page.evaluate(async (url) => {
        const { connect } = await import('./foyer.js');
        const { state, code, reason } = await new Promise((resolve) => connect(url).onState(resolve));
        return [state, code ?? '', reason].join(' ');
    }, url);

// A policy of the page.
const origin = new URL(site).origin;
const strict = await pageAt(`${origin}/strict`, { 'Content-Security-Policy': "default-src 'self'; connect-src https://api.example.com" });
console.log('policy', await firstChange(strict, site));

// Mixed content.
const secure = await pageAt('https://foyer.example/page');
console.log('insecure', await firstChange(secure, 'ws://foyer.example/room'));

// A sign-on that is over: whatever is asked is sent to another origin.
const door = createServer((request, response) => {
    if (request.url === '/') {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Page</title>');
    } else if (request.url === '/foyer.js') {
        response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(client);
    } else {
        response.writeHead(302, { Location: 'http://sign-on.example/' }).end();
    }
});
door.on('upgrade', (_, socket) => socket.end('HTTP/1.1 302 Found\r\nLocation: http://sign-on.example/\r\nContent-Length: 0\r\n\r\n'));
await new Promise((resolve) => door.listen(0, '127.0.0.1', resolve));
const outside = await visit(`http://127.0.0.1:${door.address().port}/`);
console.log('sign-on', await firstChange(outside, 'room'));

// A worker, with an address that is relative to it.
const page = await visit(`${site}/foyer/foyer.js`);
const script = `import { connect } from '${site}/foyer/foyer.js';
    connect('${new URL(site).pathname}/greeter', { headers: { token: 'ada' } }).onState(({ state, reason }) => postMessage(state + (reason ?? '')));`;
const told = await page.evaluate((script) => {
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(address, { type: 'module' });
    return new Promise((resolve) => Object.assign(worker, { onmessage: ({ data }) => resolve(data), onerror: ({ message }) => resolve(message) }));
}, script);
console.log('worker', told);
await end();
