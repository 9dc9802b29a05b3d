// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect } from 'vitest';
import type { Addresses, Options, Reset } from '../src/index.js';
import { type Watched, open, server } from './fixture.js';
import { Arrivals, type Peer } from './server.js';

/** What a welcome says of a connection that will be resumed. */
export const KEPT = { token: 't1', window: 30_000 };

export interface Resumable extends Watched {
    readonly peer: Peer;
    readonly resets: Arrivals<string>;
    /** What they say. */
    readonly reasons: Reset[];
}

/** A connection that is open, and that the server says it will resume. From now on the test sends the welcomes. */
export async function resumable(options: Options = {}, url: Addresses = server.url): Promise<Resumable> {
    server.resume = KEPT;
    const watched = open(options, url);
    const peer = await server.peers.next();
    await watched.changes.next();
    server.welcomes = false;
    const resets = new Arrivals<string>();
    const reasons: Reset[] = [];
    watched.connection.onReset((reset) => {
        reasons.push(reset);
        resets.add(watched.connection.state);
    });
    return { ...watched, peer, resets, reasons };
}

/** The welcome that resumes. */
export function back(more: object = {}): object {
    return { welcome: { connection: 'c1', heartbeat: 25_000, resume: { token: 't2', window: 30_000 }, resumed: 'all', got: 0, ...more } };
}

/** That of another node, which has taken the connection. */
export function moved(more: object = {}): object {
    return { welcome: { connection: 'c1', heartbeat: 25_000, resume: { token: 'm1', window: 30_000 }, resumed: 'moved', ...more } };
}

/** That of another connection. */
export const ANEW = { welcome: { connection: 'c2', heartbeat: 25_000, resume: { token: 'n1', window: 30_000 } } };

/** Cuts the line, and waits for the next. */
export async function cut({ peer, changes }: Resumable): Promise<Peer> {
    peer.cut();
    expect(await changes.next()).toMatchObject({ state: 'resuming', code: 1006 });
    return server.peers.next();
}

/** Waits until everything that was sent before has arrived. */
export async function arrived({ connection }: Pick<Watched, 'connection'>, peer: Peer): Promise<void> {
    const call = connection.call('sync');
    for (let frame = await peer.frames.next(); ; frame = await peer.frames.next()) {
        if (frame.event === 'sync') {
            peer.send({ reply: frame.id });
            return void (await call);
        }
    }
}

/** The next events that arrive. */
export async function events(peer: Peer, count: number): Promise<unknown[]> {
    const all = [];
    while (all.length < count) {
        all.push((await peer.frames.next()).event);
    }
    return all;
}
