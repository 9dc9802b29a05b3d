// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { useRef } from 'react';
import { useCall } from './foyer';
import type { Rooms } from './rooms';
import { useEntry } from './useEntry';

interface Props {
    readonly me: string;
    readonly rooms: Rooms;
    readonly onPick: (room: string) => void;
    readonly onJoined: (room: string) => void;
    readonly onLeave: (room: string) => void;
    readonly onSignOut: () => void;
}

export function RoomList({ me, rooms, onPick, onJoined, onLeave, onSignOut }: Props) {
    const { call: enter } = useCall('room.enter');
    const field = useRef<HTMLInputElement>(null);
    const joined = rooms.all.filter((room) => room.joined);

    const { error, onSubmit } = useEntry(field, async (room) => {
        if (!joined.some(({ name }) => name === room)) {
            const { error } = await enter({ room });
            if (error) return error;
            onJoined(room);
        }
        onPick(room);
        return undefined;
    });

    return (
        <nav id="rooms-panel" aria-labelledby="rooms-title">
            <h2 id="rooms-title">Rooms</h2>
            <ul id="rooms">
                {joined.map(({ name, unread }) => (
                    <li key={name}>
                        <button
                            type="button" className="open" aria-label={unread ? `${name}, ${unread} unread` : name}
                            aria-current={name === rooms.current ? 'true' : undefined} onClick={() => onPick(name)}
                        >
                            <span className="room-name">{name}</span><span className="badge" hidden={!unread}>{unread}</span>
                        </button>
                        <button type="button" className="leave" aria-label={`Leave ${name}`} onClick={() => onLeave(name)} />
                    </li>
                ))}
            </ul>
            <form id="join-form" noValidate onSubmit={onSubmit}>
                <label htmlFor="room">Join a room</label>
                <div className="row">
                    <input
                        id="room" name="room" ref={field} autoComplete="off" autoCapitalize="none" spellCheck={false}
                        placeholder="room-name" aria-describedby="room-error" aria-invalid={error !== ''}
                    />
                    <button type="submit">Join</button>
                </div>
                <p id="room-error" className="error" aria-live="polite">{error}</p>
            </form>
            <div className="row account">
                <p>Signed in as <strong id="me">{me}</strong></p>
                <button id="sign-out" type="button" onClick={onSignOut}>Sign out</button>
            </div>
        </nav>
    );
}
