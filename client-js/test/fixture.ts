// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { WebSocket } from 'ws';
import { afterEach, beforeEach } from 'vitest';
import { type Addresses, type Change, type Connection, type FoyerError, type Options, connect } from '../src/index.js';
import { Arrivals, TestServer } from './server.js';

/** A connection and what it has told so far. */
export interface Watched {
    readonly connection: Connection;
    readonly changes: Arrivals<Change>;
    readonly errors: Arrivals<FoyerError>;
}

export let server: TestServer;
let connections: Connection[];
const { random } = Math;

/** For each test a server, and no pauses before another attempt. */
export function withServer(): void {
    beforeEach(async () => {
        server = await TestServer.start();
        connections = [];
        Math.random = () => 0;
    });
    afterEach(async () => {
        Math.random = random;
        connections.forEach((connection) => connection.close());
        await server.stop();
    });
}

/** Connects, and listens from the beginning. */
export function open(options: Options = {}, url: Addresses = server.url): Watched {
    const connection = connect(url, { WebSocket, ...options });
    connections.push(connection);
    const watched = { connection, changes: new Arrivals<Change>(), errors: new Arrivals<FoyerError>() };
    connection.onState((change) => watched.changes.add(change));
    connection.onError((error) => watched.errors.add(error));
    return watched;
}
