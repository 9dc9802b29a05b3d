// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { StateView } from '../src/index.js';
import { type Watched, open, server, withServer } from './fixture.js';
import { ANEW, back, cut, moved, resumable } from './resumable.js';
import { Arrivals, type Peer } from './server.js';
import { canonical, changed, dice, difference, randomObject } from './values.js';

withServer();

interface Followed extends Watched {
    readonly view: StateView<any>;
    readonly told: Arrivals<[at: string | undefined, value: any]>;
    readonly peer: Peer;
}

function listen(watched: Watched, peer: Peer): Followed {
    const view = watched.connection.roomState('board:7');
    const told: Followed['told'] = new Arrivals();
    view.subscribe(({ at, value }) => told.add([at, value]));
    return { ...watched, view, told, peer };
}

/** A connection that is open, and what the board tells. */
async function follow(): Promise<Followed> {
    const watched = open();
    const peer = await server.peers.next();
    await watched.changes.next();
    return listen(watched, peer);
}

/** Waits until everything that was sent before has arrived. Returns what the client has sent meanwhile. */
async function arrived({ connection }: Pick<Watched, 'connection'>, peer: Peer): Promise<unknown[]> {
    const call = connection.call('sync');
    const others: unknown[] = [];
    for (;;) {
        const frame = await peer.frames.next();
        if (frame.event === 'sync') {
            peer.send({ reply: frame.id });
            await call;
            return others;
        }
        others.push(frame);
    }
}

/** Asks whether the client asks for the board: a round trip after what was sent. */
async function asks(watched: Pick<Watched, 'connection'>, peer: Peer): Promise<unknown[]> {
    return [...(await arrived(watched, peer)), ...(await arrived(watched, peer))];
}

const board = (state: object) => ({ state: { room: 'board:7', ...state } });
const ASK = { state: 'board:7' };
const cards = { a: { text: 'A' }, b: { text: 'B' } };

test('S7: a room of which nothing is known has no value, and tells nothing', async () => {
    const { connection, view, told } = await follow();

    expect([view.value, view.at, told.rest]).toEqual([undefined, undefined, []]);
    expect(connection.roomState('board:7')).toBe(view);
    expect(connection.roomState('board:8')).not.toBe(view);
    expect(connection.roomState('board:7')).not.toBe(connection.presence('board:7'));
});

test('S3: the value comes first, and then patches, each applied to the last', async () => {
    const { told, peer, view } = await follow();
    peer.send(board({ at: '3-41', value: { title: 'T', cards } }));
    peer.send(board({ at: '3-42', patch: { title: 'U', cards: { a: null } } }), board({ at: '3-43', patch: { cards: { c: { text: 'C' } } } }));

    expect(await told.next()).toEqual(['3-41', { title: 'T', cards }]);
    expect(await told.next()).toEqual(['3-42', { title: 'U', cards: { b: { text: 'B' } } }]);
    const last = { title: 'U', cards: { b: { text: 'B' }, c: { text: 'C' } } };
    expect(await told.next()).toEqual(['3-43', last]);
    expect([view.at, view.value]).toEqual(['3-43', last]);
});

test('S3: a gathered patch says where it starts', async () => {
    const followed = await follow();
    const { told, peer } = followed;
    peer.send(board({ at: 'e-1', value: { n: 1 } }), board({ at: 'e-9', from: 'e-1', patch: { n: 9 } }), board({ at: 'e-12', from: 'e-10', patch: { n: 12 } }));

    expect([await told.next(), await told.next()]).toEqual([['e-1', { n: 1 }], ['e-9', { n: 9 }]]);
    expect(await asks(followed, peer)).toEqual([ASK]);
    expect(told.rest).toEqual([]);
});

test.each([
    ['a gap', '3-43'],
    ['another epoch', '4-42'],
])('S3: after %s the client asks once, and goes on with the answer', async (_, at) => {
    const followed = await follow();
    const { view, told, peer } = followed;
    peer.send(board({ at: '3-41', value: { n: 41 } }));
    await told.next();
    peer.send(board({ at, patch: { n: 0 } }), board({ at: '3-44', patch: { n: 44 } }), board({ at: '3-45', patch: { n: 45 } }));
    expect(await asks(followed, peer)).toEqual([ASK]);
    expect([view.at, view.value, told.rest]).toEqual(['3-41', { n: 41 }, []]);

    peer.send(board({ at: '3-45', value: { n: 45 } }), board({ at: '3-46', patch: { n: 46 } }));
    expect([await told.next(), await told.next()]).toEqual([['3-45', { n: 45 }], ['3-46', { n: 46 }]]);
    peer.send(board({ at: '3-48', patch: { n: 48 } }));
    expect(await asks(followed, peer)).toEqual([ASK]);
});

test('S3: a patch that the value has already is ignored', async () => {
    const followed = await follow();
    const { told, peer } = followed;
    peer.send(board({ at: '3-9', value: { n: 9 } }), board({ at: '3-9', patch: { n: 0 } }), board({ at: '3-8', patch: { n: 0 } }));
    peer.send(board({ at: '3-10', patch: { n: 10 } })); // 10 is more than 9, and as a text it would be less
    expect([await told.next(), await told.next()]).toEqual([['3-9', { n: 9 }], ['3-10', { n: 10 }]]);
    expect([await asks(followed, peer), told.rest]).toEqual([[], []]);
});

test('S3: an answer that does not come is asked for again, after five seconds', async () => {
    const followed = await follow();
    const { told, peer } = followed;
    const { now } = Date;
    peer.send(board({ at: '3-1', value: {} }), board({ at: '3-3', patch: { n: 3 } }));
    await told.next();
    expect(await asks(followed, peer)).toEqual([ASK]);
    Date.now = () => now() + 5_000;
    peer.send(board({ at: '3-4', patch: { n: 4 } }));
    expect(await asks(followed, peer)).toEqual([ASK]);
    Date.now = now;
});

test('S7: a value that came before anybody asked is known, and told at once to who listens later', async () => {
    const watched = open();
    const peer = await server.peers.next();
    peer.send(board({ at: '1-1', value: { n: 1 } }));
    await arrived(watched, peer);
    const { view, told } = listen(watched, peer);
    expect(told.rest).toEqual([['1-1', { n: 1 }]]);

    const stop = view.subscribe(({ at }) => told.add([at, 'another']));
    stop();
    peer.send(board({ at: '1-2', patch: { n: 2 } }));
    await arrived(watched, peer);
    expect(told.rest.slice(1)).toEqual([['1-1', 'another'], ['1-2', { n: 2 }]]);
});

test('S7: a room that the connection has left is forgotten, once', async () => {
    const followed = await follow();
    const { view, told, peer } = followed;
    peer.send(board({ at: '1-1', value: { n: 1 } }), board({ gone: true }), board({ gone: true }));
    await arrived(followed, peer);
    expect([await told.next(), await told.next(), told.rest]).toEqual([['1-1', { n: 1 }], [undefined, undefined], []]);
    view.subscribe(() => told.add(['', 'late']));
    expect(told.rest).toEqual([]);
});

test('S7: when the connection is closed, nothing is known before anybody hears of it', async () => {
    const { connection, view, told, peer } = await follow();
    peer.send(board({ at: '1-1', value: { n: 1 } }));
    await told.next();
    const seen: unknown[] = [];
    connection.onState(({ state }) => seen.push([state, view.value]));
    connection.close();

    expect(seen).toEqual([['closed', undefined]]);
    expect(told.rest).toEqual([[undefined, undefined]]);
});

test('S3: while the line is lost the value stays; when it is resumed the patches go on', async () => {
    const resumed = await resumable();
    const { view, told, peer } = listen(resumed, resumed.peer);
    peer.send(board({ at: '1-1', value: { n: 1 } }));
    await told.next();
    const next = await cut(resumed);
    expect(view.value).toEqual({ n: 1 });
    next.send(back(), board({ at: '1-2', patch: { n: 2 } }));
    expect(await told.next()).toEqual(['1-2', { n: 2 }]);
    expect(await asks(resumed, next)).toEqual([]);
});

test('S3: when not all was resumed, the value is asked for', async () => {
    const resumed = await resumable();
    const { told, peer } = listen(resumed, resumed.peer);
    resumed.connection.roomState('board:8');
    peer.send(board({ at: '1-1', value: { n: 1 } }));
    await told.next();
    const next = await cut(resumed);
    next.send(back({ resumed: 'rooms', seen: 9 }));
    expect(await asks(resumed, next)).toEqual([ASK]);
});

test.each([
    ['anew', ANEW],
    ['moved', moved()],
])('S3: when the connection is %s, the old value is shown until the next one comes', async (_, welcome) => {
    const resumed = await resumable();
    const { view, told, peer } = listen(resumed, resumed.peer);
    peer.send(board({ at: '1-1', value: { cards } }));
    await told.next();
    const before = view.value;
    const next = await cut(resumed);
    next.send(welcome);
    await arrived(resumed, next);
    expect([view.at, view.value, told.rest]).toEqual([undefined, { cards }, []]);

    next.send(board({ at: '2-7', value: { cards } }));
    expect(await told.next()).toEqual(['2-7', { cards }]);
    expect(view.value).toBe(before);
});

test('S7: one handler that throws, or changes what it gets, takes nothing from the others', async () => {
    const uncaught: unknown[] = [];
    Object.assign(globalThis, { reportError: (error: unknown) => uncaught.push(error) });
    const { view, told, peer } = await follow();
    const others = new Arrivals<unknown>();
    const stop = view.subscribe(({ value }) => (value.cards.a.text = 'mine'));
    view.subscribe(({ value }) => others.add(value));
    peer.send(board({ at: '1-1', value: { cards } }));
    expect([(await told.next())[1], await others.next()]).toEqual([{ cards }, { cards }]);
    expect(uncaught).toEqual([expect.any(TypeError)]);
    stop();
    Reflect.deleteProperty(globalThis, 'reportError');
});

test('S7: rooms and keys may be called as they like', async () => {
    const followed = await follow();
    const { connection, peer } = followed;
    peer.sendText('{"state":{"room":"__proto__","at":"1-1","value":{"__proto__":{"x":1},"constructor":{}}}}');
    peer.sendText('{"state":{"room":"__proto__","at":"1-2","patch":{"__proto__":{"y":2},"constructor":null}}}');
    await arrived(followed, peer);

    expect(canonical(connection.roomState('__proto__').value)).toBe('{"__proto__":{"x":1,"y":2}}');
    expect(({} as any).x).toBeUndefined();
});

test.each([undefined, null, '', 7, {}])('S7: a room of the name %j is refused at once', (name) => {
    expect(() => open().connection.roomState(name as string)).toThrow(TypeError);
});

test('S3: whatever is lost on the way, the value is in the end that of the server', async () => {
    const followed = await follow();
    const { view, peer } = followed;
    const roll = dice(7);
    let value = randomObject(roll);
    let epoch = 1;
    let number = 1;
    let asked = 0;
    const snapshot = () => peer.send(board({ at: `${epoch}-${number}`, value }));
    snapshot();
    for (let step = 0; step < 400; step++) {
        const next = changed(roll, value);
        const patch = board({ at: `${epoch}-${++number}`, patch: difference(value, next) });
        value = next;
        const fate = roll(20);
        if (fate === 0) { // the server has begun anew, and says so only with the next patch
            epoch++;
        } else if (fate > 1) { // else it is lost
            peer.send(patch);
        }
        if (roll(10) === 0) {
            for (const frame of await arrived(followed, peer)) {
                expect(frame).toEqual(ASK);
                asked++;
                snapshot();
            }
        }
    }
    number++;
    peer.send(board({ at: `${epoch}-${number}`, patch: {} }));
    for (const { length } = await asks(followed, peer); asked >= 0 && length > 0; asked = -1) {
        snapshot();
    }
    await arrived(followed, peer);

    expect(asked).toBeGreaterThan(0);
    expect(view.at).toBe(`${epoch}-${number}`);
    expect(canonical(view.value)).toBe(canonical(value));
});
