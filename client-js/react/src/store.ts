// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Change, Connection } from '@foyer/client';
import type { Source } from './hooks.js';

/** Who is present in a room, at one moment. */
export interface PresenceSnapshot<T> {
    /** The users, by id, with what is seen of each of their connections, by id. Empty if the room is large. */
    readonly users: ReadonlyMap<string, ReadonlyMap<string, T>>;
    /** The ids of the connections in `users` whose line is lost and that may come back. */
    readonly away: ReadonlySet<string>;
    /** The number of connections in `users`, or the number of members if the room is so large that it has no list. */
    readonly count: number;
}

const stores = new WeakMap<object, Store>();

/** What React sees of a connection. There is one for each connection, whatever providers have it. */
export class Store {
    readonly connection: Connection;
    readonly change: Source;
    readonly #sources = new Map<string, unknown>();

    private constructor(connection: Connection) {
        this.connection = connection;
        const changes = new Value({ state: connection.state } as Change);
        connection.onState((change) => changes.set(change));
        this.change = changes;
    }

    /** Always the same one. */
    static of(connection: object | undefined): Store | undefined {
        const store = connection && (stores.get(connection) ?? new Store(connection as Connection));
        if (store) {
            stores.set(connection, store);
        }
        return store;
    }

    latest(event: string): Latest {
        return this.#of(`e${event}`, () => new Latest(this.connection, event));
    }

    state(room: string): Source {
        return this.#of(`s${room}`, () => {
            const view = this.connection.roomState(room);
            return { subscribe: (changed) => view.subscribe(changed), get: () => view.value };
        });
    }

    presence(room: string): Source {
        return this.#of(`p${room}`, () => {
            const view = this.connection.presence(room);
            const snapshot = (): PresenceSnapshot<unknown> => ({ users: view.users, away: view.away, count: view.count });
            let last = snapshot();
            return {
                subscribe: (changed) => view.subscribe(changed),
                get: () => (last = last.users === view.users ? last : snapshot()),
            };
        });
    }

    #of<S extends Source>(key: string, make: () => S): S {
        const source = (this.#sources.get(key) as S | undefined) ?? make();
        this.#sources.set(key, source);
        return source;
    }
}

/** One value, and those who want to know of another. */
class Value<T> implements Source {
    #value: T;
    readonly #all = new Set<() => void>();

    constructor(value: T) {
        this.#value = value;
    }

    readonly get = (): T => this.#value;

    readonly subscribe = (changed: () => void): (() => void) => {
        this.#all.add(changed);
        return () => this.#all.delete(changed);
    };

    set(value: T): void {
        this.#value = value;
        this.#all.forEach((changed) => changed());
    }
}

/** The data of the last event of one name. */
class Latest extends Value<unknown> {
    #listening = false;
    readonly #connection: Connection;
    readonly #event: string;

    constructor(connection: Connection, event: string) {
        super(undefined);
        this.#connection = connection;
        this.#event = event;
    }

    /** Begins to listen, and goes on as long as there is the connection. */
    listen(): void {
        if (!this.#listening) {
            this.#listening = true;
            this.#connection.on(this.#event, (data) => this.set(data));
        }
    }
}
