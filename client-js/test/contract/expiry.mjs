// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// A client whose token expires, and who has a new one for the next attempt: node expiry.mjs <file of the client> <address of the endpoint>.
import { pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';

const [file, address] = process.argv.slice(2);
const { connect } = await import(pathToFileURL(file).href);

let token;
const seconds = [1, 3600];
const reports = connect(address, { WebSocket, bearer: () => (token = `ada:editor:${seconds.shift()}`) });
let stop;
await new Promise((resolve) => {
    stop = reports.onState(({ state, code, reason }) => {
        console.log(...(state === 'open' ? [state, token] : [state, code, reason]));
        if (state === 'open' && seconds.length === 0) resolve();
    });
});
stop();
reports.close();
