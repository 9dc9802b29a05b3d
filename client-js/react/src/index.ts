// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
'use client';
import { createContext, createElement, type ReactNode, useContext, useState } from 'react';
import type {
    AnyEndpoint, Connection, DataArgument, DataOf, Change, Endpoint, Got, PresenceOf, Received, ReplyTo, Rooms, Sent, StateOf, StateRooms,
} from '@foyer/client';
import { type CallState, useCallOf } from './call.js';
import { useLatestRef, useNow, useStore } from './hooks.js';
import { type PresenceSnapshot, Store } from './store.js';

export type { CallState, Outcome } from './call.js';
export type { PresenceSnapshot } from './store.js';

/** The properties of a provider: a function that connects, or a connection that somebody else closes. */
export interface ProviderProps<E extends Endpoint> {
    /**
     * Connects when the provider is mounted; the connection is closed when it is unmounted. Later functions are ignored: to connect
     * anew, for example with another token, give the provider another `key`.
     */
    readonly connect?: () => Connection<E>;
    /** The connection, if it is made and closed elsewhere. `undefined` while there is none. */
    readonly connection?: Connection<E> | undefined;
    readonly children?: ReactNode;
}

/** The provider of a connection, and the hooks that use it. All of them may be used on a server, where there is no connection. */
export interface Foyer<E extends Endpoint> {
    FoyerProvider(props: ProviderProps<E>): ReactNode;
    /** Returns the connection of the nearest provider; `undefined` on a server, and until the provider is mounted. */
    useConnection(): Connection<E> | undefined;
    /** Returns the last change of state, such as `{ state: 'open' }`, or what the function makes of it. */
    useFoyerState(): Change;
    useFoyerState<T>(select: (change: Change) => T): T;
    /** Calls the handler of the last rendering for each event of that name. Renders nothing by itself. */
    useEvent<N extends Got<E>>(event: N, handler: (data: E['server'][N], received: Received) => void): void;
    useEvent(event: '*', handler: (data: unknown, received: Received) => void): void;
    /**
     * Returns the data of the last event of that name since the name was first used with this connection, or what the function makes of
     * it. Events in between are not seen: use `useEvent` if each of them counts.
     */
    useLatest<N extends Got<E>>(event: N): E['server'][N] | undefined;
    useLatest<N extends Got<E>, T>(event: N, select: (data: E['server'][N] | undefined) => T): T;
    /** Returns a function that calls, and what has become of the calls. */
    useCall<N extends Sent<E>>(event: N): CallState<DataArgument<DataOf<E, N>>, ReplyTo<E, N>>;
    /** Returns what a room remembers, `undefined` if that is not known, or what the function makes of it. */
    useRoomState<R extends StateRooms<E>>(room: R): StateOf<E, R> | undefined;
    useRoomState<R extends StateRooms<E>, T>(room: R, select: (value: StateOf<E, R> | undefined) => T): T;
    /** Returns who is present in a room, or what the function makes of it. */
    usePresence<R extends Rooms<E>>(room: R): PresenceSnapshot<PresenceOf<E, R>>;
    usePresence<R extends Rooms<E>, T>(room: R, select: (presence: PresenceSnapshot<PresenceOf<E, R>>) => T): T;
}

/** Makes provider and hooks for the endpoint of that type. Call it once, outside components. */
export function createFoyer<E extends Endpoint = AnyEndpoint>(): Foyer<E> {
    const Context = createContext<Store | undefined | null>(null);

    function FoyerProvider({ connect, connection, children }: ProviderProps<E>): ReactNode {
        const [made, setMade] = useState<Connection<E>>();
        useNow(() => {
            const own = connect?.();
            setMade(own);
            return () => own?.close();
        }, []);
        return createElement(Context.Provider, { value: Store.of(connection ?? made) }, children);
    }

    function useOwn(): Store | undefined {
        const store = useContext(Context);
        if (store === null) {
            throw new Error('There is no FoyerProvider around this component.');
        }
        return store;
    }

    const foyer = {
        FoyerProvider,
        useConnection: () => useOwn()?.connection,
        useFoyerState: (select?: Select) => useStore(useOwn()?.change, CONNECTING, select),
        useEvent(event: string, handler: (data: unknown, received: Received) => void) {
            const connection = useOwn()?.connection;
            const latest = useLatestRef(handler);
            useNow(() => connection?.on(event, (data, received) => latest.current(data, received)), [connection, event]);
        },
        useLatest(event: string, select?: Select) {
            const store = useOwn();
            useNow(() => store?.latest(event).listen(), [store, event]);
            return useStore(store?.latest(event), undefined, select);
        },
        useCall: (event: string) => useCallOf(useOwn()?.connection, event),
        useRoomState: (room: string, select?: Select) => useStore(useOwn()?.state(room), undefined, select),
        usePresence: (room: string, select?: Select) => useStore(useOwn()?.presence(room), NOBODY, select),
    };
    return foyer as unknown as Foyer<E>;
}

type Select = (value: any) => unknown;

const CONNECTING: Change = { state: 'connecting' };
const NOBODY: PresenceSnapshot<never> = { users: new Map(), away: new Set(), count: 0 };
