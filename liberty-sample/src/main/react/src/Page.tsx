// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import type { State } from '@foyer/client';
import { Chat } from './Chat';
import { useCall, useConnection, useEvent, useFoyerState } from './foyer';
import { change, NO_ROOMS } from './rooms';
import { SignIn } from './SignIn';
import { isRefusal, why, wording } from './words';

const STATES: Record<State, string> = {
    connecting: 'Connecting…', open: 'Open', resuming: 'Reconnecting…', reconnecting: 'Reconnecting…', closed: 'Closed',
};

const UNREACHABLE = 'The server cannot be reached.';

interface Props {
    readonly onSignIn: (name: string) => Promise<void>;
    readonly onSignOut: () => void;
}

export function Page({ onSignIn, onSignOut }: Props) {
    const connection = useConnection();
    const now = useFoyerState();
    const state = connection ? now.state : 'closed';
    const [rooms, dispatch] = useReducer(change, NO_ROOMS);
    const [me, setMe] = useState<string>();
    const [refusal, setRefusal] = useState('');
    const [notice, setNotice] = useState('');
    const [panels, showPanels] = useState(false);
    const name = useRef<HTMLInputElement>(null);
    const busy = useRef(false);
    const { call: enter } = useCall('room.enter');
    const { call: who } = useCall('who');
    const joined = rooms.all.filter((room) => room.joined);
    const unread = joined.reduce((sum, room) => sum + room.unread, 0);

    useEvent('chat.said', (said, { room = said.room, at }) => dispatch({ type: 'said', room, said, at, seen: room === rooms.current && !document.hidden }));

    useEffect(() => {
        const listening = [
            connection?.onError((error) => setNotice(wording(error))),
            connection?.onMissed(({ room }) => room && dispatch({ type: 'noted', room, note: 'Something may be missing here' })),
        ];
        return () => listening.forEach((end) => end?.());
    }, [connection]);

    // What each change of state means for the page.
    useLayoutEffect(() => {
        if (!connection || now.state === 'connecting') return;
        if (now.state === 'open') {
            setNotice('');
            if (now.resumed === undefined) void begin(); // else it is in its rooms
        } else if (me === undefined) {
            onSignOut(); // it might be tried again, but whoever signs in wants to know
            setRefusal(now.problem ? why(now) : UNREACHABLE);
            name.current?.focus();
        } else {
            setNotice(why(now));
        }
    }, [now]);

    /** Enters the rooms, again if the server has a new connection. */
    async function begin() {
        if (me === undefined) {
            setMe(name.current?.value.trim());
            dispatch({ type: 'joined', room: 'lobby' });
            dispatch({ type: 'shown', room: 'lobby' });
        }
        // At once: what was said without a connection goes after this, into rooms that have to be entered first.
        (me === undefined ? ['lobby'] : joined.map((room) => room.name)).forEach(async (room) => {
            const { error } = await enter({ room });
            if (!error || !isRefusal(error)) return;
            dispatch({ type: 'left', room });
            setNotice(`${room}: ${wording(error, 'room')}`);
        });
        const { data } = await who();
        if (data) setMe(data.name);
    }

    function signOut() {
        onSignOut();
        dispatch({ type: 'ended' });
        setMe(undefined);
        setNotice('');
        setRefusal('');
        showPanels(false);
    }

    useLayoutEffect(() => {
        document.title = `${unread ? `(${unread}) ` : ''}${rooms.current ? `${rooms.current} – ` : ''}Foyer chat`;
    }, [unread, rooms.current]);

    useLayoutEffect(() => {
        if (me === undefined) name.current?.focus();
    }, [me]);

    return (
        <>
            <header>
                <button
                    id="panels" type="button" aria-expanded={panels} aria-controls="rooms-panel members-panel" hidden={me === undefined}
                    onClick={() => showPanels(!panels)}
                >
                    Rooms <span id="unread" className="badge" hidden={!unread}>{unread}</span>
                </button>
                <h1>Foyer chat</h1>
                <p id="state" role="status" data-state={state}>{STATES[state]}</p>
            </header>
            <SignIn
                hidden={me !== undefined} error={refusal} field={name}
                onSignIn={async (chosen) => {
                    if (connection || busy.current) return;
                    busy.current = true;
                    setRefusal('');
                    try {
                        await onSignIn(chosen);
                    } catch {
                        setRefusal(UNREACHABLE); // it could not tell where its nodes are
                    }
                    busy.current = false;
                }}
            />
            {me !== undefined && (
                <Chat
                    me={me} rooms={rooms} dispatch={dispatch} notice={notice} onNotice={setNotice} closed={state === 'closed'}
                    panels={panels} showPanels={showPanels} onSignOut={signOut}
                />
            )}
        </>
    );
}
