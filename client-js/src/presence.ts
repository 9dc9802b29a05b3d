// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Changes, PresenceFrame } from './frames.js';
import type { PresenceView } from './types.js';
import { View } from './views.js';

type Users = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** Who is present in one room. Users are kept in maps, as one may be called `__proto__`. */
export class Presence extends View<number, PresenceView<unknown>> implements PresenceView<unknown> {
    users: Users = new Map();
    away: ReadonlySet<string> = new Set();
    count = 0;

    received({ at, all, changed, away, count }: PresenceFrame): void {
        if (all) {
            this.#list(at, applied(all, new Map()), away, new Set());
        } else if (changed) {
            if (at === this.position! + 1) {
                this.#list(at, applied(changed, this.users), away, this.away);
            }
        } else if (count === undefined) {
            this.forget();
        } else {
            this.clear();
            this.count = count;
            this.tell(undefined);
        }
    }

    protected override clear(): void {
        this.users = new Map();
        this.away = new Set();
        this.count = 0;
    }

    #list(at: number | undefined, users: Users, away: PresenceFrame['away'], before: ReadonlySet<string>): void {
        const ids = [...users.values()].flatMap((connections) => [...connections.keys()]);
        const told = new Map(Object.entries(away ?? {}));
        this.users = users;
        this.away = new Set(ids.filter((id) => told.get(id) ?? before.has(id)));
        this.count = ids.length;
        this.tell(at);
    }
}

/** A new map with changes, so that whoever holds the old one sees no change in it. What is empty goes. */
function applied(changes: Changes, users: Users): Users {
    return patched(users, changes, (connections, changed) => {
        const after = changed && patched(connections, changed, (_, value) => value);
        return after?.size ? after : null;
    });
}

function patched<V, C>(before: ReadonlyMap<string, V> | undefined, changes: Readonly<Record<string, C>>, change: (old: V | undefined, by: C) => V | null): Map<string, V> {
    const after = new Map(before);
    for (const [id, by] of Object.entries(changes)) {
        const value = change(after.get(id), by);
        if (value === null) {
            after.delete(id);
        } else {
            after.set(id, value);
        }
    }
    return after;
}
