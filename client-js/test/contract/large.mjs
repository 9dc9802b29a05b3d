// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Messages that are too large, against a server that runs: node large.mjs <file of the client> <address of the endpoint>. ClientIT says what it prints.
import { pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';

const [file, url] = process.argv.slice(2);
const { connect } = await import(pathToFileURL(file).href);
const headers = { token: 'ada' };
const wide = '€'.repeat(22_000); // fewer characters than the limit has bytes

/** Does something once it is in a state, for the first time. */
const once = (connection, wanted, run) =>
    new Promise((resolve) => {
        const leave = connection.onState((change) => {
            if (change.state === wanted) {
                leave();
                resolve(run(change));
            }
        });
    });
const code = (call) => call.then(() => 'answered', ({ code }) => code);

const ada = connect(url, { WebSocket, headers });
const waited = code(ada.call('length', wide));
const fits = ada.call('length', 'x'.repeat(65_000));
console.log('fits', await fits);
console.log('call', await code(ada.call('length', wide)));
try {
    ada.emit('length', wide);
} catch ({ code }) {
    console.log('emit', code);
}
console.log('waited', await waited);
console.log('open', ada.state === 'open');
ada.close();

/** Takes the limit out of the welcome, as a server of before would. */
class Unlimited extends WebSocket {
    set onmessage(handler) {
        super.onmessage = ({ data }) => handler({ data: data.replace(/,"frame":\d+/, '') });
    }
}
const bob = connect(url, { WebSocket: Unlimited, headers });
await once(bob, 'open', () => {});
const lost = once(bob, 'reconnecting', ({ state, code }) => ({ state, code }));
bob.emit('length', wide);
console.log('without a limit', JSON.stringify(await lost));
await once(bob, 'open', ({ state }) => console.log('back', state));
console.log('again', await bob.call('length', 'x'));
bob.close();
