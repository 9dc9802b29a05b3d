// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// The same as program.mjs, in a module of CommonJS.
const { connect } = require('@foyer/client');
const { WebSocket } = require('ws');

const connection = connect(process.env.SERVER, { WebSocket, headers: { token: process.env.NAME } });
connection.onState(({ state }) => {
    if (state === 'open') {
        console.log(state);
        connection.close();
    }
});
