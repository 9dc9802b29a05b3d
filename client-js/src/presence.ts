// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { Listeners, safely } from './listeners.js';
import type { PresenceView, Unsubscribe } from './types.js';

type Users = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** What the server says of those who are present, as in docs/reference/wire-format.md. */
export interface PresenceFrame {
    readonly room: string;
    readonly at?: number;
    readonly all?: Changes;
    readonly changed?: Changes;
    readonly away?: Readonly<Record<string, boolean>>;
    readonly count?: number;
}

/** Values by users and connections; `null` is who has left. */
type Changes = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

/** Who is present in one room. Users are kept in maps, as one may be called `__proto__`. */
class View implements PresenceView<unknown> {
    users: Users = new Map();
    away: ReadonlySet<string> = new Set();
    count = 0;
    /** The number of the last frame. Without one, changes have nothing to be applied to. */
    #at: number | undefined;
    #known = false;
    readonly #listeners = new Listeners<[PresenceView<unknown>]>();

    subscribe(handler: (view: PresenceView<unknown>) => void): Unsubscribe {
        const unsubscribe = this.#listeners.add(handler);
        if (this.#known) {
            safely(handler, this);
        }
        return unsubscribe;
    }

    received({ at, all, changed, away, count }: PresenceFrame): void {
        if (all) {
            this.#list(at, applied(all, new Map()), away, new Set());
        } else if (!changed) {
            this.forget(count);
        } else if (at === this.#at! + 1) {
            this.#list(at, applied(changed, this.users), away, this.away);
        }
    }

    /** The connection is another one: whatever comes next is a list. */
    lost(): void {
        this.#at = undefined;
    }

    /** Knows at most how many there are. */
    forget(count?: number): void {
        if (this.#known || count !== undefined) {
            this.#set(undefined, new Map(), new Set(), count ?? 0, count !== undefined);
        }
    }

    #list(at: number | undefined, users: Users, away: PresenceFrame['away'], before: ReadonlySet<string>): void {
        const ids = [...users.values()].flatMap((connections) => [...connections.keys()]);
        const told = new Map(Object.entries(away ?? {}));
        this.#set(at, users, new Set(ids.filter((id) => told.get(id) ?? before.has(id))), ids.length, true);
    }

    #set(at: number | undefined, users: Users, away: ReadonlySet<string>, count: number, known: boolean): void {
        this.#at = at;
        this.users = users;
        this.away = away;
        this.count = count;
        this.#known = known;
        this.#listeners.tell(this);
    }
}

/** The views of all rooms: also of those that nobody has asked for yet, as a list comes only once. */
export class Presences {
    readonly #views = new Map<string, View>();

    /** Always the same one. */
    of(room: string): View {
        let view = this.#views.get(room);
        if (!view) {
            view = new View();
            this.#views.set(room, view);
        }
        return view;
    }

    lost(): void {
        this.#views.forEach((view) => view.lost());
    }

    forget(): void {
        this.#views.forEach((view) => view.forget());
    }
}

/** A new map with changes, so that whoever holds the old one sees no change in it. */
function applied(changes: Changes, before: Users): Users {
    const users = new Map(before);
    for (const [user, changed] of Object.entries(changes)) {
        const connections = new Map(changed && users.get(user));
        for (const [id, value] of Object.entries(changed ?? {})) {
            if (value === null) {
                connections.delete(id);
            } else {
                connections.set(id, value);
            }
        }
        if (connections.size > 0) {
            users.set(user, connections);
        } else {
            users.delete(user);
        }
    }
    return users;
}
