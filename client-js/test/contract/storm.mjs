// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Many clients that lose their line together, against a server that runs: node storm.mjs <file of the client> <address of the endpoint>. ClientIT says what it prints.
import { pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';
import { lineTo } from '../browser/proxy.mjs';

const [file, url] = process.argv.slice(2);
const { connect } = await import(pathToFileURL(file).href);
const line = await lineTo(url);
const pause = { first: 40, most: 160 };

/** What one has told, and whether it has tried often enough to be at its longest pause. */
const all = Array.from({ length: 100 }, (_, i) => {
    const client = { connection: connect(line.address, { WebSocket, pause, headers: { token: `client-${i}` } }), pauses: [] };
    client.connection.onState(({ retryIn }) => {
        if (retryIn !== undefined) {
            client.pauses.push(retryIn);
        }
    });
    return client;
});

/** Resolves once all are as they are wanted. */
const until = (wanted) =>
    new Promise((resolve) => {
        const leave = all.map(({ connection }) => connection.onState(look));
        function look() {
            if (all.every(wanted)) {
                leave.forEach((one) => one());
                resolve();
            }
        }
        look();
    });
const isOpen = ({ connection }) => connection.state === 'open';

await until(isOpen);
line.cut();
await until(({ pauses }) => pauses.length > 5);
line.mend();
await until(isOpen);

const longest = (n) => Math.max(...all.map(({ pauses }) => pauses[n]));
console.log('first', longest(0) <= 40);
console.log('second', longest(1) > 40 && longest(1) <= 80);
console.log('longest', all.every(({ pauses }) => Math.max(...pauses) <= 160));
console.log('different', new Set(all.map(({ pauses }) => Math.round(pauses[5]))).size > 50);
console.log('answered', (await Promise.all(all.map(({ connection }, i) => connection.call('echo', i)))).every((number, i) => number === i));
process.exit(0);
