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

/** A new map with changes, so that whoever holds the old one sees no change in it. */
function applied(changes: Changes, before: Users): Users {
    const users = new Map(before);
    for (const [user, changed] of Object.entries(changes)) {
        const connections = new Map(changed && users.get(user));
        for (const [id, value] of Object.entries(changed ?? {})) {
            connections.set(id, value);
            value ?? connections.delete(id);
        }
        users.set(user, connections);
        connections.size || users.delete(user);
    }
    return users;
}
