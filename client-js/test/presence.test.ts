// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { PresenceView } from '../src/index.js';
import { type Watched, open, server, withServer } from './fixture.js';
import { ANEW, back, cut, resumable } from './resumable.js';
import { Arrivals, type Peer } from './server.js';

withServer();

/** What a view shows, for comparing: lists of pairs, as an object has no place for `__proto__`. */
type Shown = [count: number, ...users: [user: string, ...connections: [id: string, value: unknown][]][]];

function shown({ users, count }: PresenceView<unknown>): Shown {
    return [count, ...[...users].map(([user, connections]) => [user, ...connections] as Shown[1])];
}

interface Followed extends Watched {
    readonly view: PresenceView<unknown>;
    readonly told: Arrivals<Shown>;
    readonly peer: Peer;
}

/** A connection that is open, and what the view of the lobby tells. */
async function follow(): Promise<Followed> {
    const watched = open();
    const peer = await server.peers.next();
    await watched.changes.next();
    const view = watched.connection.presence('lobby');
    const told = new Arrivals<Shown>();
    view.subscribe((changed) => told.add(shown(changed)));
    return { ...watched, view, told, peer };
}

/** Waits until everything that was sent before has arrived. */
async function arrived({ connection }: Watched, peer: Peer): Promise<void> {
    const call = connection.call('sync');
    peer.send({ reply: (await peer.frames.next()).id });
    await call;
}

const lobby = (presence: object) => ({ presence: { room: 'lobby', ...presence } });
const ada = { ada: { a1: { name: 'Ada' } } };

test('P1: a room of which nothing is known is empty, and tells nothing', async () => {
    const { connection, view, told } = await follow();

    expect(shown(view)).toEqual([0]);
    expect(told.rest).toEqual([]);
    expect(connection.presence('lobby')).toBe(view);
    expect(connection.presence('hall')).not.toBe(view);
});

test('P3: all who are present come first, and then changes, each applied to the last', async () => {
    const { told, peer } = await follow();
    peer.send(lobby({ at: 7, all: { ...ada, bob: { b1: { name: 'Bob' }, b2: { name: 'Bob' } } } }));
    peer.send(lobby({ at: 8, changed: { eve: { e1: { name: 'Eve' } } } }), lobby({ at: 9, changed: { bob: { b1: null }, ada: null } }));

    expect(await told.next()).toEqual([3, ['ada', ['a1', { name: 'Ada' }]], ['bob', ['b1', { name: 'Bob' }], ['b2', { name: 'Bob' }]]]);
    expect((await told.next())[0]).toBe(4);
    expect(await told.next()).toEqual([2, ['bob', ['b2', { name: 'Bob' }]], ['eve', ['e1', { name: 'Eve' }]]]);
});

test('P3: a value replaces the earlier one as a whole, and its user keeps the place', async () => {
    const { told, peer } = await follow();
    peer.send(lobby({ at: 1, all: { ...ada, bob: { b1: { name: 'Bob' } } } }));
    peer.send(lobby({ at: 2, changed: { ada: { a1: { typing: true }, a2: {} } } }));

    await told.next();
    expect(await told.next()).toEqual([3, ['ada', ['a1', { typing: true }], ['a2', {}]], ['bob', ['b1', { name: 'Bob' }]]]);
});

test('P3: a user whose last connection is gone is gone, however that is said', async () => {
    const { told, peer } = await follow();
    peer.send(lobby({ at: 1, all: { ...ada, bob: { b1: {} } } }));
    peer.send(lobby({ at: 2, changed: { ada: { a1: null } } }));
    peer.send(lobby({ at: 3, changed: { bob: null, nobody: null, stranger: { s1: null } } }));

    await told.next();
    expect(await told.next()).toEqual([1, ['bob', ['b1', {}]]]);
    expect(await told.next()).toEqual([0]);
});

test('P3: changes without a list, or after a gap, are ignored until the next list', async () => {
    const followed = await follow();
    const { view, told, peer } = followed;
    peer.send(lobby({ at: 1, changed: ada }));
    peer.send(lobby({ at: 5, all: ada }));
    for (const at of [5, 7, 8, 6]) { // the last of them is too late, but it does follow the list
        peer.send(lobby({ at, changed: { [`user${at}`]: { u: {} } } }));
    }
    peer.send(lobby({ at: 7, changed: { eve: { e1: {} } } }));
    peer.send(lobby({ at: 1, all: { bob: { b1: {} } } }));

    expect((await told.next())[0]).toBe(1);
    expect((await told.next())[2]?.[0]).toBe('user6');
    expect((await told.next())[3]?.[0]).toBe('eve');
    expect(await told.next()).toEqual([1, ['bob', ['b1', {}]]]);
    await arrived(followed, peer);
    expect([told.rest, shown(view)]).toEqual([[], [1, ['bob', ['b1', {}]]]]);
});

test('P3: a large room is a number, and has no list until it is small again', async () => {
    const followed = await follow();
    const { told, peer } = followed;
    peer.send(lobby({ at: 1, all: ada }), lobby({ count: 201 }), lobby({ count: 12_345 }));
    peer.send(lobby({ at: 2, changed: { bob: { b1: {} } } }));
    peer.send(lobby({ at: 9, all: ada }));

    expect((await told.next())[0]).toBe(1);
    expect([await told.next(), await told.next()]).toEqual([[201], [12_345]]);
    expect(await told.next()).toEqual([1, ['ada', ['a1', { name: 'Ada' }]]]);
    await arrived(followed, peer);
    expect(told.rest).toEqual([]);
});

test('P3: a room that the connection has left is forgotten, once', async () => {
    const followed = await follow();
    const { view, told, peer } = followed;
    peer.send(lobby({ at: 1, all: ada }), lobby({}), lobby({}), lobby({ at: 2, changed: ada }));
    await arrived(followed, peer);

    expect([(await told.next())[0], await told.next(), told.rest]).toEqual([1, [0], []]);
    const late: unknown[] = [];
    view.subscribe((changed) => late.push(changed));
    expect(late).toEqual([]);
    peer.send(lobby({ at: 1, all: ada }));
    expect((await told.next())[0]).toBe(1);
});

test('P3: rooms are apart, whatever they and their users are called', async () => {
    const followed = await follow();
    const { connection, view, peer } = followed;
    peer.sendText('{"presence":{"room":"__proto__","at":1,"all":{"__proto__":{"__proto__":{"name":"P"},"constructor":{}},"toString":{"1":7}}}}');
    peer.sendText('{"presence":{"room":"__proto__","at":2,"changed":{"__proto__":{"constructor":null}}}}');
    await arrived(followed, peer);

    expect(shown(connection.presence('__proto__'))).toEqual([2, ['__proto__', ['__proto__', { name: 'P' }]], ['toString', ['1', 7]]]);
    expect(shown(view)).toEqual([0]);
    expect(({} as { name?: unknown }).name).toBeUndefined();
});

test('P3: what a newer server adds is ignored', async () => {
    const followed = await follow();
    const { view, peer } = followed;
    const events: unknown[] = [];
    followed.connection.on('*', (data) => events.push(data));
    peer.send({ presence: { room: 'lobby', at: 1, all: ada, new: { bob: {} } }, new: 1 });
    await arrived(followed, peer);

    expect([shown(view), events, followed.errors.rest]).toEqual([[1, ['ada', ['a1', { name: 'Ada' }]]], [], []]);
});

test('P1: whoever listens later is told at once, and who has stopped is told nothing', async () => {
    const followed = await follow();
    const { view, peer } = followed;
    peer.send(lobby({ at: 1, all: ada }));
    await arrived(followed, peer);
    const got: unknown[] = [];
    const stop = view.subscribe((told) => got.push(told === view && shown(told)));
    expect(got).toEqual([[1, ['ada', ['a1', { name: 'Ada' }]]]]);

    stop();
    peer.send(lobby({ at: 2, changed: { bob: { b1: {} } } }));
    await arrived(followed, peer);

    expect([got.length, view.count]).toEqual([1, 2]);
});

test('P1: a list that came before anybody asked is known', async () => {
    const watched = open();
    const peer = await server.peers.next();
    peer.send(lobby({ at: 1, all: ada }));
    await arrived(watched, peer);

    expect(shown(watched.connection.presence('lobby'))).toEqual([1, ['ada', ['a1', { name: 'Ada' }]]]);
});

test('P1: what somebody has taken out of a view does not change', async () => {
    const followed = await follow();
    const { view, peer } = followed;
    peer.send(lobby({ at: 1, all: { ...ada, bob: { b1: {} } } }));
    await arrived(followed, peer);
    const before = view.users;
    const [adaBefore, bobBefore] = before.values();
    peer.send(lobby({ at: 2, changed: { ada: { a2: {} } } }));
    await arrived(followed, peer);

    expect([before.size, adaBefore?.size, view.users === before, view.users.get('ada')?.size]).toEqual([2, 1, false, 2]);
    expect(view.users.get('bob')).toBe(bobBefore);
});

test('P1: a handler that throws keeps nothing from the others', async () => {
    const uncaught: unknown[] = [];
    Object.assign(globalThis, { reportError: (error: unknown) => uncaught.push(error) });
    const followed = await follow();
    const { view, told, peer } = followed;
    const mine = () => {
        throw new Error('mine');
    };
    const stop = view.subscribe(mine);
    const second = new Arrivals<number>();
    view.subscribe(({ count }) => second.add(count));
    peer.send(lobby({ at: 1, all: ada }));

    expect(await second.next()).toBe(1);
    expect((await told.next())[0]).toBe(1);
    stop();
    view.subscribe(mine)();
    expect(uncaught).toEqual([new Error('mine'), new Error('mine')]);
    Reflect.deleteProperty(globalThis, 'reportError');
});

test('P3: while the line is lost the view stays; then only a list counts', async () => {
    const followed = await follow();
    const { view, told, changes, peer } = followed;
    peer.send(lobby({ at: 1, all: ada }));
    await told.next();
    peer.cut();
    expect((await changes.next()).state).toBe('reconnecting');
    expect(shown(view)).toEqual([1, ['ada', ['a1', { name: 'Ada' }]]]);

    const next = await server.peers.next();
    next.send(lobby({ at: 2, changed: { eve: { e1: {} } } }));
    await arrived(followed, next);
    expect([told.rest, view.count]).toEqual([[], 1]);
    next.send(lobby({ at: 1, all: { bob: { b1: {} } } }));
    expect(await told.next()).toEqual([1, ['bob', ['b1', {}]]]);
});

test('P1: when the connection is closed, its views are empty before anybody hears of it', async () => {
    const followed = await follow();
    const { connection, view, told, peer } = followed;
    peer.send(lobby({ at: 1, all: ada }));
    await told.next();
    const seen: unknown[] = [];
    connection.onState(({ state }) => seen.push([state, shown(view)]));
    view.subscribe(({ count }) => seen.push([connection.state, count]));
    connection.close();
    connection.close();

    expect(seen).toEqual([['open', 1], ['closed', 0], ['closed', [0]]]);
    connection.reconnect();
    (await server.peers.next()).send(lobby({ at: 1, all: ada }));
    await told.next();
    expect((await told.next())[0]).toBe(1);
});

test.each([undefined, null, '', 7, {}])('P1: a room of the name %j is refused at once', (name) => {
    expect(() => open().connection.presence(name as string)).toThrow(TypeError);
});

test('P2: who is away is told with the list, and as it changes, by a new set each time', async () => {
    const followed = await follow();
    const { view, peer } = followed;
    const told = new Arrivals<string[]>();
    view.subscribe(({ away }) => told.add([...away]));
    const bob = { b1: {}, b2: {} };
    peer.send(lobby({ at: 1, all: { ...ada, bob }, away: { b1: true } }));
    expect(await told.next()).toEqual(['b1']);
    const before = view.away;
    peer.send(lobby({ at: 2, changed: {}, away: { a1: true, b1: false, gone: true } })); // only that, and one that is not there
    expect(await told.next()).toEqual(['a1']);
    expect([[...before], view.count]).toEqual([['b1'], 3]);
    peer.send(lobby({ at: 3, changed: {}, away: { b2: true } }));
    await told.next();
    peer.send(lobby({ at: 4, changed: { ada: { a1: { name: 'Ada L.' } }, bob: { b2: null } } }));
    expect(await told.next()).toEqual(['a1']); // a value keeps it, and who goes loses it
    peer.send(lobby({ at: 5, changed: { bob: { b2: {} } } }));
    expect(await told.next()).toEqual(['a1']);
    peer.send(lobby({ at: 6, changed: { ada: null } }), lobby({ at: 7, changed: { ada: { a1: {} } } }));
    expect([await told.next(), await told.next()]).toEqual([[], []]);
    peer.send(lobby({ at: 8, changed: {}, away: { a1: true } }));
    await told.next();
    peer.send(lobby({ at: 9, all: ada }));
    expect(await told.next()).toEqual([]);
});

test('P2: nobody is away in a room that has no list', async () => {
    const followed = await follow();
    const { view, peer } = followed;
    peer.send(lobby({ at: 1, all: ada, away: { a1: true } }), lobby({ count: 201 }));
    await arrived(followed, peer);

    expect(view.away.size).toBe(0);
});

test('P2: connections may be called as they like, and only those that are told are away', async () => {
    const followed = await follow();
    const { view, peer } = followed;
    peer.sendText('{"presence":{"room":"lobby","at":1,"all":{"a":{"__proto__":{},"constructor":{},"x":{}}},"away":{"__proto__":true}}}');
    await arrived(followed, peer);

    expect([...view.away]).toEqual(['__proto__']);
});

test('P2: when the connection is resumed, the changes go on; when it is not, only a list counts', async () => {
    const resumed = await resumable();
    const { connection, peer } = resumed;
    const view = connection.presence('lobby');
    peer.send(lobby({ at: 1, all: ada }));
    const next = await cut({ ...resumed, peer });
    next.send(back(), lobby({ at: 2, changed: {}, away: { a1: true } }));
    await arrived(resumed, next);
    expect([...view.away]).toEqual(['a1']);

    expect((await resumed.changes.next()).resumed).toBe(true);
    const last = await cut({ ...resumed, peer: next });
    last.send(ANEW, lobby({ at: 3, changed: { ada: null } }));
    await arrived(resumed, last);
    expect(view.count).toBe(1);
});
