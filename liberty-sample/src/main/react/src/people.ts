// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { PresenceSnapshot } from '@foyer/react';
import type { Seen } from './contract.js';

/** Who is in a room, once for all of their tabs. Of a large room only the number is known. */
export interface People {
    readonly names: readonly string[];
    readonly typing: readonly string[];
    readonly away: readonly string[];
    readonly count: number;
}

export const NOBODY: People = { names: [], typing: [], away: [], count: 0 };

export function people({ users, away, count }: PresenceSnapshot<Seen>, own: string | undefined): People {
    const all = [...users.values()].map((tabs) => [...tabs]).map((tabs) => ({ tabs, name: tabs[0]?.[1].name ?? '' }));
    return {
        names: all.map(({ name }) => name).sort(),
        typing: all.filter(({ tabs }) => tabs.some(([id, { typing }]) => typing && id !== own)).map(({ name }) => name),
        away: all.filter(({ tabs }) => tabs.every(([id]) => away.has(id))).map(({ name }) => name),
        count,
    };
}
