// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from 'vitest';
import { open, server, withServer } from './fixture.js';
import { KEPT, back, resumable } from './resumable.js';
import { TestServer } from './server.js';

withServer();

let other: TestServer;

const { now } = Date;

beforeEach(async () => {
    other = await TestServer.start();
});
afterEach(async () => {
    Date.now = now;
    await other.stop();
});

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

/** A connection to the first of two nodes that has lasted a while; `last` makes it last again. */
async function lasting() {
    let time = 1_000_000;
    Date.now = () => time;
    const resumed = await resumable({}, [server.url, other.url]);
    const last = () => (time += 60_000);
    last();
    return { ...resumed, last };
}

test('Q6: it resumes at the node that was lost, at once, again and again', async () => {
    Math.random = () => 1; // a pause would be seen
    const { changes, peer, last } = await lasting();
    peer.cut();
    expect(await changes.next()).toMatchObject({ state: 'resuming', retryIn: 0 });
    const second = await server.peers.next();
    second.send(back());
    expect(await changes.next()).toEqual({ state: 'open', resumed: true });
    last();
    second.cut();

    expect(await changes.next()).toMatchObject({ state: 'resuming', retryIn: 0 });
    expect((await server.peers.next()).protocols.at(-1)).toBe('foyer.resume.t2.1');
    expect(other.peers.rest).toEqual([]);
});

test('Q6: when that fails it asks the next node at once, and pauses when all have failed', async () => {
    const { changes, peer } = await lasting();
    Math.random = () => 1e-3;
    server.refusing = { status: 503 };
    other.refusing = { status: 503 };
    peer.cut();
    const pauses = [];
    for (let i = 0; i < 4; i++) {
        const { state, retryIn } = await changes.next();
        pauses.push(state, retryIn);
    }

    expect(pauses).toEqual(['resuming', 0, 'resuming', 0, 'resuming', 0.5, 'resuming', 0]);
    other.refusing = undefined;
    expect((await other.peers.next()).protocols.at(-1)).toBe('foyer.resume.t1.1');
});

test('Q6: a line that ends at once is not opened again at full speed, and stays with its node', async () => {
    const resumed = await resumable({ pause: { first: 4, most: 1_000 } }, [server.url, other.url]);
    Math.random = () => 1;
    let { peer } = resumed;
    const pauses = [];
    for (let i = 0; i < 5; i++) {
        peer.cut();
        pauses.push((await resumed.changes.next()).retryIn);
        peer = await server.peers.next();
        peer.send(back());
        await resumed.changes.next();
    }

    expect(pauses).toEqual([4, 4, 8, 8, 16]);
    expect(other.peers.rest).toEqual([]);
});

test('Q6: when a node restarts, it asks the next one, after a pause', async () => {
    Math.random = () => 0.001;
    const { changes, peer } = await lasting();
    other.resume = KEPT;
    peer.close(1012);

    expect(await changes.next()).toMatchObject({ state: 'resuming', code: 1012, retryIn: 5 });
    expect((await other.peers.next()).protocols.at(-1)).toBe('foyer.resume.t1.1');
    expect(await changes.next()).toEqual({ state: 'open' });
});
