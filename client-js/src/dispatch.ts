// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { check } from './address.js';
import type { Calls } from './calls.js';
import { FoyerError } from './errors.js';
import type { Frame } from './line.js';
import { Listeners } from './listeners.js';
import { Presences } from './presence.js';
import type { Missed, PresenceView, Received, Reset, Unsubscribe } from './types.js';

/** Gives what the server sends to those who wait for it or listen to it. */
export class Dispatch {
    readonly errors = new Listeners<[FoyerError]>();
    readonly losses = new Listeners<[Missed]>();
    readonly resets = new Listeners<[Reset]>();
    readonly presences = new Presences();
    readonly #events = new Map<string, Listeners<[unknown, Received]>>();
    readonly #calls: Calls;

    constructor(calls: Calls) {
        this.#calls = calls;
    }

    on(event: string, handler: (data: unknown, received: Received) => void): Unsubscribe {
        checkName(event);
        let listeners = this.#events.get(event);
        if (!listeners) {
            listeners = new Listeners();
            this.#events.set(event, listeners);
        }
        return listeners.add(handler);
    }

    presence(room: string): PresenceView<unknown> {
        checkName(room, 'a room');
        return this.presences.of(room);
    }

    received({ event, room, at, data, error, reply, missed, presence }: Frame): void {
        if (error) {
            const told = new FoyerError(error.code, error.message, error.event, error.violations);
            if (reply === undefined || !this.#calls.fail(reply, told)) {
                this.errors.tell(told);
            }
        } else if (reply !== undefined) {
            this.#calls.resolve(reply, data);
        } else if (event !== undefined) {
            const listeners = this.#events.get(event);
            const those = listeners && !listeners.empty ? listeners : this.#events.get('*');
            those?.tell(data, { event, ...(room === undefined ? {} : { room }), ...(at === undefined ? {} : { at }) });
        } else if (missed) {
            this.losses.tell(missed);
        } else if (presence) {
            this.presences.of(presence.room).received(presence);
        }
    }

    /** Tells that an event or a call will not be sent. */
    dropped(id: number | undefined, error: FoyerError): void {
        if (id === undefined) {
            this.errors.tell(error);
        } else {
            this.#calls.fail(id, error);
        }
    }
}

/** Also for those whose names no compiler has seen. */
export function checkName(name: unknown, of = 'an event'): void {
    check(typeof name === 'string' && name !== '', `The name of ${of}`, 'a string');
}
