// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// How soon many clients are back after their server has been killed and started again, and what it takes:
//   node benchmarks/restart.mjs <address of the sample's endpoint /chat> <clients> <seconds down> <command that kills> <command that starts>
// The commands must return at once. The server is taken for ready when a handshake with a bare socket succeeds, which is tried ten times a second.
import { execSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { createRequire } from 'node:module';
import { connect } from '../client-js/target/dist/foyer.js';

const { WebSocket } = createRequire(new URL('../client-js/package.json', import.meta.url))('ws');
const [url, clients, down, kill, start] = process.argv.slice(2);

/** When there were attempts, and when one succeeded. */
const attempts = [];
const opened = new Map();

class Counted extends WebSocket {
    constructor(...args) {
        attempts.push(performance.now());
        super(...args);
    }
}

const letters = (i) => String(i).replace(/\d/g, (digit) => 'abcdefghij'[digit]);

let open = 0;
const all = Array.from({ length: Number(clients) }, (_, i) => {
    const connection = connect(url, { WebSocket: Counted, headers: { token: `demo-client${letters(i)}` } });
    connection.onState(({ state, reason }) => {
        if (state === 'open') {
            open++;
            opened.set(i, performance.now());
        } else if (opened.delete(i)) {
            open--;
        }
        if (state === 'closed') {
            console.log(`client ${i} is closed: ${reason}`);
        }
    });
    return connection;
});
const until = async (condition) => {
    while (!condition()) {
        await pause(10);
    }
};
await until(() => open === all.length);
await pause(6_000); // so that they count as having been stable
console.log(`${open} are open`);

attempts.length = 0;
execSync(kill, { stdio: 'inherit' });
const killed = performance.now();
await until(() => open === 0);
await pause(Number(down) * 1_000);
execSync(start, { stdio: 'inherit' });
const ready = await new Promise((resolve) => {
    const knocking = setInterval(() => {
        const socket = new WebSocket(`${url}?token=demo-clientknocks`, ['foyer.v1']);
        socket.on('error', () => {});
        socket.on('open', () => {
            clearInterval(knocking);
            socket.close();
            resolve(performance.now());
        });
    }, 100);
});
await until(() => open === all.length);

const seconds = (time) => (time / 1_000).toFixed(1);
const perSecond = (times, from) => {
    const counts = new Map();
    times.filter((time) => time >= from).forEach((time) => counts.set(Math.floor((time - from) / 1_000), (counts.get(Math.floor((time - from) / 1_000)) ?? 0) + 1));
    return counts;
};
const most = (counts, after = 0) => Math.max(0, ...[...counts].filter(([second]) => second >= after).map(([, count]) => count));
const lost = perSecond(attempts, killed);
console.log(`down for ${seconds(ready - killed)} s; the last of ${clients} was open ${seconds(Math.max(...opened.values()) - ready)} s after the server was ready`);
console.log(`attempts a second: ${lost.get(0)} in the first, ${most(lost, 4)} at most from the fifth on; ${most(perSecond(attempts, ready))} at most once it was ready`);
console.log(`opened a second: ${most(perSecond([...opened.values()], Math.min(...opened.values())))} at most`);
process.exit(0);
