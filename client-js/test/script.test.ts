// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { WebSocket } from 'ws';
import { expect, test } from 'vitest';
import type * as Client from '../src/index.js';
import { server, withServer } from './fixture.js';

withServer();

test('the script of a page without modules defines Foyer, which connects', async () => {
    const page = { URL, TextEncoder, AbortController, AbortSignal, crypto, btoa, fetch, setTimeout, clearTimeout, setInterval, clearInterval };
    runInNewContext(readFileSync(new URL('../target/dist/foyer.iife.js', import.meta.url), 'utf8').replace(/^"use strict";/, ''), page);

    const { connect } = (page as unknown as { Foyer: typeof Client }).Foyer;
    const connection = connect(server.url, { WebSocket, headers: { name: 'script' } });

    expect((await server.peers.next()).query('name')).toBe('script');
    connection.close();
});
