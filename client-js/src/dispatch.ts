// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { check } from './address.js';
import type { Calls } from './calls.js';
import { FoyerError } from './errors.js';
import type { Frame } from './frames.js';
import { Listeners } from './listeners.js';
import { Named } from './named.js';
import { Presence } from './presence.js';
import { RoomState } from './roomstate.js';
import type { Missed, Received, Reset, Unsubscribe } from './types.js';

/** What is shown of a room. */
interface Shown {
    readonly presence: Presence;
    readonly state: RoomState;
}

/** Gives what the server sends to those who wait for it or listen to it. */
export class Dispatch {
    readonly errors = new Listeners<[FoyerError]>();
    readonly losses = new Listeners<[Missed]>();
    readonly resets = new Listeners<[Reset]>();
    readonly rooms: Named<Shown>;
    readonly #events = new Named(() => new Listeners<[unknown, Received]>());
    readonly #calls: Calls;

    /** @param ask asks the server for the state of a room */
    constructor(calls: Calls, ask: (room: string) => void) {
        this.#calls = calls;
        this.rooms = new Named((room) => ({ presence: new Presence(), state: new RoomState(() => ask(room)) }));
    }

    on(event: string, handler: (data: unknown, received: Received) => void): Unsubscribe {
        checkName(event);
        return this.#events.of(event).add(handler);
    }

    room(name: string): Shown {
        checkName(name);
        return this.rooms.of(name);
    }

    /** Does the same to all views. */
    each(action: (view: Presence | RoomState) => void): void {
        this.rooms.each(({ presence, state }) => [presence, state].forEach(action));
    }

    received({ data, error, reply, missed, presence, state, event, room, at, traceparent }: Frame): void {
        if (error) {
            const told = new FoyerError(error.code, error.message, error.event, error.violations);
            if (!reply || !this.#calls.settle(reply, told)) {
                this.errors.tell(told);
            }
        } else if (reply) {
            this.#calls.settle(reply, undefined, data);
        } else if (event) {
            const tell = (name: string) => this.#events.get(name)?.tell(data, { event, room, at, traceparent } as Received);
            tell(event) || tell('*');
        } else if (missed) {
            this.losses.tell(missed);
        } else if (presence) {
            this.rooms.of(presence.room).presence.received(presence);
        } else if (state) {
            this.rooms.of(state.room).state.received(state);
        }
    }

    /** Tells that an event or a call will not be sent. */
    dropped(id: number | undefined, error: FoyerError): void {
        if (!id) {
            this.errors.tell(error);
        } else {
            this.#calls.settle(id, error);
        }
    }
}

/** Also for those whose names no compiler has seen. */
export function checkName(name: unknown): void {
    check(typeof name === 'string' && name, 'name');
}
