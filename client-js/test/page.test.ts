// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from 'vitest';
import { open, server, withServer } from './fixture.js';
import { back, resumable } from './resumable.js';

withServer();

const page = Object.assign(new EventTarget(), { baseURI: 'http://localhost/', visibilityState: 'hidden' });
const view = new EventTarget();

// What a browser has, as far as it is used.
beforeEach(() => {
    Object.assign(globalThis, {
        document: page,
        addEventListener: view.addEventListener.bind(view),
    });
});
afterEach(() => {
    ['document', 'addEventListener'].forEach((name) => Reflect.deleteProperty(globalThis, name));
});

function look(visible: boolean): void {
    page.visibilityState = visible ? 'visible' : 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
}

/** A connection that is in a pause of some ten minutes. */
async function paused() {
    Math.random = () => 1e6;
    const watched = open();
    (await server.peers.next()).cut();
    await watched.changes.next();
    expect((await watched.changes.next()).state).toBe('reconnecting');
    return watched;
}

test('a page that is looked at again does not wait for the end of the pause', async () => {
    const { changes } = await paused();

    look(true);

    await server.peers.next();
    expect(await changes.next()).toEqual({ state: 'open' });
});

test('one that is hidden does', async () => {
    const { connection } = await paused();

    look(false);
    open({ headers: { name: 'another' } });

    expect((await server.peers.next()).query('name')).toBe('another');
    expect(connection.state).toBe('reconnecting');
});

test('when the network is back it tries at once', async () => {
    const { changes } = await paused();

    view.dispatchEvent(new Event('online'));

    expect(await changes.next()).toEqual({ state: 'open' });
});

test('in a worker, too', async () => {
    Reflect.deleteProperty(globalThis, 'document');
    const { changes } = await paused();

    view.dispatchEvent(new Event('online'));

    expect(await changes.next()).toEqual({ state: 'open' });
});

test('an open connection is asked whether it is still there', async () => {
    server.pongs = false;
    const { changes } = open();
    const peer = await server.peers.next();
    await changes.next();

    look(true);

    expect(await peer.frames.next()).toEqual({ ping: 1 });
});

test('a closed one is left alone', async () => {
    const { connection, changes } = await paused();
    connection.close();
    look(true);
    view.dispatchEvent(new Event('online'));

    expect(await changes.next()).toEqual({ state: 'closed' });
    expect(connection.state).toBe('closed');
});

test('a page that was kept, and is shown again, tries at once', async () => {
    const { changes } = await paused();

    view.dispatchEvent(new Event('pageshow'));

    expect(await changes.next()).toEqual({ state: 'open' });
});

test.each(['online', 'pageshow'])('Q6: it resumes at once after %s', async (event) => {
    server.pongs = false;
    const { changes, peer } = await resumable();
    Math.random = () => 1e6;
    peer.cut();
    expect(await changes.next()).toMatchObject({ state: 'resuming' });
    view.dispatchEvent(new Event(event));
    const next = await server.peers.next();
    expect(next.protocols.at(-1)).toBe('foyer.resume.t1.1');
    next.send(back());
    expect(await changes.next()).toEqual({ state: 'open', resumed: true });

    view.dispatchEvent(new Event(event));

    expect(await next.frames.next()).toEqual({ ping: 1 });
});
