// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Said } from './contract.js';

/** A line of a conversation: what somebody has said, or a note of the page. The key is the same as long as the line is there. */
export type Line = { readonly key: string; readonly said: Said } | { readonly key: string; readonly note: string };

export interface Room {
    readonly name: string;
    readonly joined: boolean;
    readonly lines: readonly Line[];
    readonly unread: number;
}

export interface Rooms {
    readonly all: readonly Room[];
    readonly current: string | undefined;
    readonly count: number;
}

export type Action =
    | { readonly type: 'joined' | 'left' | 'shown' | 'read'; readonly room: string }
    | { readonly type: 'said'; readonly room: string; readonly said: Said; readonly at: string | undefined; readonly seen: boolean }
    | { readonly type: 'noted'; readonly room: string; readonly note: string }
    | { readonly type: 'ended' };

/** How many lines of a room the page keeps. */
const MOST = 500;

export const NO_ROOMS: Rooms = { all: [], current: undefined, count: 0 };

/** Something may be said in a room before it is known that one is in it. */
export function change(rooms: Rooms, action: Action): Rooms {
    if (action.type === 'ended') return NO_ROOMS;
    if (action.type === 'left') {
        const all = rooms.all.filter(({ name }) => name !== action.room);
        return { ...rooms, all, current: rooms.current === action.room ? all.find(({ joined }) => joined)?.name : rooms.current };
    }
    const before = rooms.all.find(({ name }) => name === action.room);
    const room = before ?? { name: action.room, joined: false, lines: [], unread: 0 };
    const count = rooms.count + 1;
    const after = changed(room, action, count);
    if (after === before && action.type !== 'shown') return rooms;
    return {
        all: before ? rooms.all.map((one) => (one === before ? after : one)) : [...rooms.all, after],
        current: action.type === 'shown' ? action.room : rooms.current,
        count,
    };
}

function changed(room: Room, action: Exclude<Action, { type: 'left' | 'ended' }>, count: number): Room {
    switch (action.type) {
        case 'joined':
            return { ...room, joined: true };
        case 'said': {
            const key = action.at ?? `said ${count}`;
            if (room.lines.some((line) => line.key === key)) return room; // who enters a room again hears that again
            return { ...added(room, { key, said: action.said }), unread: action.seen ? 0 : room.unread + 1 };
        }
        case 'noted':
            return added(room, { key: `note ${count}`, note: action.note });
        default:
            return room.unread ? { ...room, unread: 0 } : room;
    }
}

const added = (room: Room, line: Line): Room => ({ ...room, lines: [...room.lines, line].slice(-MOST) });
