// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// What a program does with the client, against a server that runs: node conversation.mjs <file of the client> <address of the endpoint>.
// It prints what it sees, one JSON value a line; ClientIT says what that has to be.
import { pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';

const [file, url] = process.argv.slice(2);
const { connect } = await import(pathToFileURL(file).href);

function print(what, value) {
    console.log(`${what} ${JSON.stringify(value)}`);
}

/** The next change of state. */
const changed = (connection) =>
    new Promise((resolve) => {
        const leave = connection.onState((change) => {
            leave();
            resolve(change);
        });
    });

function open(headers, options = {}) {
    return connect(url, { WebSocket, headers, ...options });
}

// A reply, an event in a room, an error, violations.
const ada = open({ token: 'ada', 'client-version': '2.1' });
ada.on('greeted', (data, received) => print('event', [data, received]));
print('reply', await ada.call('greet', { whom: 'world', times: 2 }));
const failed = (call) => call.catch(({ code, event, message, violations }) => ({ code, event, message, violations }));
print('invalid', await failed(ada.call('greet', { whom: ' ', times: 9 })));
print('refused', await failed(ada.call('refuse')));
print('unknown', await failed(ada.call('no.such.event', {})));
const told = new Promise((resolve) => ada.onError(({ code, event }) => resolve({ code, event })));
ada.emit('greet', {});
print('told', await told);

// Many calls at once, each with its own reply; frames come joined.
const numbers = Array.from({ length: 150 }, (_, i) => i);
const echoed = await Promise.all(numbers.map((number) => ada.call('echo', number)));
print('echoed', echoed.every((number, i) => number === i));

// Closed by the server: it comes back, or stays away.
const first = ada.id;
const lost = changed(ada);
ada.emit('close', 4200);
const { state, code, reason } = await lost;
print('lost', { state, code, reason });
print('back', [(await changed(ada)).state, ada.id !== first]);
const away = changed(ada);
ada.emit('close', 4500);
print('away', await away);

// Refused handshakes, and why.
for (const headers of [{}, { token: 'unknown' }, { token: 'busy' }]) {
    const refused = open(headers);
    const { state, problem, retryIn } = await changed(refused);
    print('handshake', { state, ...problem, late: retryIn >= 2_000 });
    refused.close();
}

// A token by subprotocol.
const bearer = open({}, { bearer: () => 'grace' });
print('bearer', await bearer.call('who'));
bearer.close();
