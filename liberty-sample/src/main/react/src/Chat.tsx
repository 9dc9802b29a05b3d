// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { type Dispatch, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useCall, useConnection, useEvent, usePresence } from './foyer';
import { Conversation } from './Conversation';
import { NOBODY, people, type People } from './people';
import type { Action, Rooms } from './rooms';
import { RoomList } from './RoomList';
import { isRefusal, wording } from './words';

interface Props {
    readonly me: string;
    readonly rooms: Rooms;
    readonly dispatch: Dispatch<Action>;
    readonly notice: string;
    readonly onNotice: (text: string) => void;
    readonly closed: boolean;
    readonly panels: boolean;
    readonly showPanels: (shown: boolean) => void;
    readonly onSignOut: () => void;
}

export function Chat({ me, rooms, dispatch, notice, onNotice, closed, panels, showPanels, onSignOut }: Props) {
    const [here, setHere] = useState<People>(NOBODY);
    const drafts = useRef(new Map<string, string>());
    const { call: exit } = useCall('room.exit');
    const room = rooms.all.find(({ name }) => name === rooms.current);

    useEvent('chat.said', ({ from }) => setHere((now) => ({ ...now, typing: now.typing.filter((name) => name !== from) })));

    useLayoutEffect(() => document.getElementById('text')?.focus(), []); // just signed in

    useEffect(() => {
        const read = () => document.hidden || !rooms.current || dispatch({ type: 'read', room: rooms.current });
        read();
        document.addEventListener('visibilitychange', read);
        return () => document.removeEventListener('visibilitychange', read);
    }, [rooms.current, dispatch]);

    /** Shows a room that the user chose; where that hides what had the focus, the focus must not get lost. */
    function pick(name: string) {
        dispatch({ type: 'shown', room: name });
        if (panels) document.getElementById('panels')?.focus();
        showPanels(false);
    }

    async function leave(name: string) {
        const { error } = await exit({ room: name });
        if (error && isRefusal(error)) return onNotice(wording(error)); // without a connection it is enough not to enter the room again
        dispatch({ type: 'left', room: name });
        drafts.current.delete(name);
        setTimeout(() => document.querySelector<HTMLElement>('#rooms [aria-current], #room')?.focus());
    }

    return (
        <div id="chat" className={panels ? 'panels' : ''}>
            <div id="notice" hidden={!notice}>
                <p id="notice-text" role="alert">{notice}</p>
                <button id="again" type="button" hidden={!closed} onClick={onSignOut}>Sign in again</button>
            </div>
            {rooms.all.map(({ name }) => (
                <Visitors key={name} room={name} dispatch={dispatch} onChange={name === rooms.current ? setHere : undefined} />
            ))}
            <RoomList me={me} rooms={rooms} onPick={pick} onJoined={(name) => dispatch({ type: 'joined', room: name })} onLeave={leave} onSignOut={onSignOut} />
            <main id="conversation" aria-labelledby="current">
                <h2 id="current">{room?.name ?? 'No room'}</h2>
                {room ? <Conversation key={room.name} me={me} room={room} typing={here.typing} drafts={drafts.current} onNotice={onNotice} />
                    : <p id="no-room">You are in no room. Join one to start.</p>}
            </main>
            <Members me={me} people={room ? here : NOBODY} />
        </div>
    );
}

interface VisitorsProps {
    readonly room: string;
    readonly dispatch: Dispatch<Action>;
    readonly onChange: ((people: People) => void) | undefined;
}

/**
 * Notes who comes and goes. After a reset that is not told, as it may be that all have come back like this page.
 */
function Visitors({ room, dispatch, onChange }: VisitorsProps) {
    const connection = useConnection();
    const presence = usePresence(room);
    const known = useRef<readonly string[] | undefined>(undefined);

    useEffect(() => connection?.onReset(() => void (known.current = undefined)), [connection]);

    useEffect(() => {
        const before = known.current;
        const { names } = people(presence, connection?.id);
        known.current = names.length ? names : undefined;
        if (!before || !names.length) return;
        names.filter((name) => !before.includes(name)).forEach((name) => dispatch({ type: 'noted', room, note: `${name} entered` }));
        before.filter((name) => !names.includes(name)).forEach((name) => dispatch({ type: 'noted', room, note: `${name} left` }));
    }, [presence]);

    useEffect(() => onChange?.(people(presence, connection?.id)), [presence, onChange]);
    return null;
}

function Members({ me, people: { names, typing, away, count } }: { readonly me: string; readonly people: People }) {
    return (
        <aside id="members-panel" aria-labelledby="members-title">
            <h2 id="members-title">Members ({names.length || count})</h2>
            <ul id="members">
                {names.map((name) => (
                    <li key={name}>
                        {name === me ? `${name} (you)` : name}
                        {typing.includes(name) && <span className="types"> typing…</span>}
                        {away.includes(name) && <span className="away"> away</span>}
                    </li>
                ))}
                {count > 0 && names.length === 0 && <li className="hint">Too many to list</li>}
            </ul>
        </aside>
    );
}
