// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// A client whose token expires: it has another one in time, none when that expires, too, and a third one when it comes back:
// node expiry.mjs <file of the client> <address of the endpoint>.
import { pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';

const [file, address] = process.argv.slice(2);
const { connect } = await import(pathToFileURL(file).href);

const tokens = ['ada:reader:3', 'ada:editor:1', 'ada:editor:3600'];
let token;
let publish;
const reports = connect(address, {
    WebSocket,
    bearer: async () => {
        if (tokens.length === 1 && reports.state === 'open') throw new Error('There is none now.');
        token = tokens.shift();
        if (tokens.length === 1) setTimeout(publish, 200, 'refreshed');
        return token;
    },
});
publish = async (how) => {
    if (how) console.log(how, token);
    console.log(await reports.call('report.publish', 'ada-1').catch(({ code }) => `refused ${code}`));
};
await new Promise((resolve) => {
    reports.onState(({ state, code, reason }) => {
        console.log(...(state === 'open' ? [state, token] : [state, code, reason]));
        if (tokens.length === 2) void publish();
        if (state === 'open' && tokens.length === 0) resolve();
    });
});
process.exit();
