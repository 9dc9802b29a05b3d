// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from 'vitest';
import { open, server, withServer } from './fixture.js';
import { TestServer } from './server.js';

withServer();

let other: TestServer;

beforeEach(async () => {
    other = await TestServer.start();
});
afterEach(() => other.stop());

const openBoth = (options = {}) => open(options, [server.url, other.url]);

test('the first attempt goes to the first node, and to no other', async () => {
    const { changes } = openBoth();

    expect(await changes.next()).toEqual({ state: 'open' });
    expect([server.peers.rest.length, other.peers.rest.length, other.probes]).toEqual([1, 0, []]);
});

test('after a loss the next node comes at once, and the first again when that is lost', async () => {
    Math.random = () => 1; // a pause would be seen
    const { connection, changes } = openBoth();
    (await server.peers.next()).cut();

    expect(await changes.next()).toEqual({ state: 'open' });
    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code: 1006, retryIn: 0 });
    expect(await changes.next()).toEqual({ state: 'open' });
    const call = connection.call('still there');
    const second = await other.peers.next();
    second.send({ reply: (await second.frames.next()).id, data: 'yes' });
    expect(await call).toBe('yes');

    Math.random = () => 0;
    second.cut();
    await server.peers.next();
});

test('a node that is away is passed over, and what waits goes to the next', async () => {
    const url = other.url;
    await other.stop();
    const { connection, changes } = open({}, [url, server.url]);
    connection.emit('hello');

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code: 1006, retryIn: 0 });
    expect(await changes.next()).toEqual({ state: 'open' });
    expect((await (await server.peers.next()).frames.next()).event).toBe('hello');
});

test('it waits when all nodes have failed, and then longer', async () => {
    server.refusing = { status: 503 };
    other.refusing = { status: 503 };
    const { changes } = openBoth({ pause: { first: 4, most: 1_000 } });
    Math.random = () => 1;
    const pauses = [];
    for (let i = 0; i < 6; i++) {
        pauses.push((await changes.next()).retryIn);
    }

    expect(pauses).toEqual([0, 4, 0, 8, 0, 16]);
});

test('what one node refuses for good is asked of no other', async () => {
    server.refusing = { status: 401 };
    const { changes } = openBoth();

    expect(await changes.next()).toMatchObject({ state: 'closed', problem: { status: 401 } });
    expect([other.peers.rest, other.probes]).toEqual([[], []]);
});

test('the reason of a refusal is asked of the node that refused', async () => {
    other.refusing = { status: 403 };
    const { changes } = openBoth();
    (await server.peers.next()).cut();

    expect(await changes.next()).toEqual({ state: 'open' });
    expect((await changes.next()).state).toBe('reconnecting');
    expect(await changes.next()).toMatchObject({ state: 'closed', problem: { status: 403 } });
    expect([server.probes.length, other.probes.length]).toEqual([0, 1]);
});

test('the list is the one of that moment', async () => {
    const urls = [server.url, other.url];
    open({}, urls);
    urls.length = 0;
    (await server.peers.next()).cut();

    await other.peers.next();
});
