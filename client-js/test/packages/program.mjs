// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Connects, says so, and ends.
import { connect } from '@foyer/client';
import { WebSocket } from 'ws';

const connection = connect(process.env.SERVER, { WebSocket, headers: { token: process.env.NAME } });
connection.onState(({ state }) => {
    if (state === 'open') {
        console.log(state);
        connection.close();
    }
});
