// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { FoyerError } from './errors.js';

/**
 * The contract between an endpoint and its clients. The server generates one interface of this form for each of its endpoints:
 * `connect<ChatEndpoint>(..)` then checks names, data and replies.
 */
export interface Endpoint {
    /** The headers that the handshake requires. */
    headers: object;
    /** The events that the client sends, with their data and replies. */
    client: object;
    /** The events that the client gets, with their data. */
    server: object;
    /** What the members of rooms see of one another, by the names of the rooms. */
    presence?: object;
    /** What rooms remember, by the names of the rooms. */
    state?: object;
}

/** An endpoint without a known contract: it accepts any name and any data. */
export interface AnyEndpoint extends Endpoint {
    headers: Record<string, HeaderValue>;
    client: Record<string, { data: any; reply: any }>;
    server: Record<string, any>;
    presence: Record<string, any>;
    state: Record<string, any>;
}

/** The address of an endpoint, or a list of its addresses on several nodes. In a page, an address may be relative to the page. */
export type Addresses = string | URL | readonly (string | URL)[];

/** The value of a header. `null` and `undefined` are not sent. A list is sent as several headers of the same name. */
export type HeaderValue = string | number | boolean | null | undefined | readonly (string | number | boolean)[];

/**
 * A value, or a function that supplies one. The function is called before every attempt, so that no expired value is sent again. A
 * function that throws is called again, unless it throws `GiveUp`.
 */
export type Supplied<T> = T | (() => T | Promise<T>);

/** The headers of an endpoint. `authorization` is not among them: pass it as `bearer`. */
export type HeadersOf<E extends Endpoint> = {
    [N in keyof E['headers'] as N extends string ? (Lowercase<N> extends 'authorization' ? never : N) : N]: E['headers'][N];
};

type Names<T> = keyof T & string;

/** The names of events that the client sends. */
export type Sent<E extends Endpoint> = Names<E['client']>;

/** The names of events that the client gets. */
export type Got<E extends Endpoint> = Names<E['server']>;

/** The names of rooms whose members see something of one another. */
export type Rooms<E extends Endpoint> = Names<NonNullable<E['presence']>>;

/** What the members of a room see of one another. */
export type PresenceOf<E extends Endpoint, R extends Rooms<E>> = NonNullable<E['presence']>[R];

/** The names of rooms that have a state. */
export type StateRooms<E extends Endpoint> = Names<NonNullable<E['state']>>;

/** The state of a room. */
export type StateOf<E extends Endpoint, R extends StateRooms<E>> = NonNullable<E['state']>[R];

/** The data of an event that the client sends. */
export type DataOf<E extends Endpoint, N extends Sent<E>> = E['client'][N] extends { data?: infer D } ? D : never;

/** The reply to an event that the client sends. */
export type ReplyTo<E extends Endpoint, N extends Sent<E>> = E['client'][N] extends { reply: infer R } ? R : never;

/** The data, which may be left out if the event has none. */
export type DataArgument<D> = undefined extends D ? [data?: D] : [data: D];

/**
 * The states of a connection: `connecting` at first; `open` while events go in both directions; `resuming` after a loss while the server
 * keeps the connection, so that nothing need be lost; `reconnecting` after any other loss, until the next success, including pauses;
 * `closed` when the connection does not come back by itself.
 */
export type State = 'connecting' | 'open' | 'resuming' | 'reconnecting' | 'closed';

/** A change of state, with its reason. */
export interface Change {
    readonly state: State;
    /** The close code, if a connection has ended: 1006 if it ended without a code, 1008 if a policy of the page forbids the connection. */
    readonly code?: number;
    /** The reason that the server gave when it closed, or a description of what went wrong here or on the way. */
    readonly reason?: string;
    /** The server's problem document, if it refused the handshake and its answer can be read. */
    readonly problem?: Problem;
    /** The milliseconds until the next attempt. */
    readonly retryIn?: number;
    /**
     * When the state is `open` again: `true` if the connection was resumed and nothing was lost, `false` if it is the same one and something
     * may have been lost, also if it has moved to another node; absent if the server has a new connection.
     */
    readonly resumed?: boolean;
}

/** The reason why the server refused a handshake, as a problem document (RFC 9457). */
export interface Problem {
    readonly status: number;
    readonly title: string;
    readonly detail?: string;
    /** The headers that are wrong, with the reason. */
    readonly violations: readonly HeaderViolation[];
}

/** An error in one header. */
export interface HeaderViolation {
    readonly name: string;
    readonly in: string;
    readonly message: string;
}

/** An error in one field of an event's data. The path is, for example, `items[2].text`; the path of the data itself is empty. */
export interface Violation {
    readonly path: string;
    readonly message: string;
}

/** The length of the pauses between attempts. */
export interface Pause {
    /** The maximum milliseconds of the first pause, 500 by default. Each pause is up to twice as long as the previous one. */
    readonly first?: number;
    /** The maximum milliseconds of every pause, 8,000 by default, unless the server asks for more. */
    readonly most?: number;
}

/** The information that accompanies the data of an event. */
export interface Received {
    readonly event: string;
    /** The room to which the event was emitted, if it was emitted to a room. */
    readonly room?: string;
    /** The position of the event in the history of its room, if the room keeps one. */
    readonly at?: string;
    /** The place of the event in the trace in which the server has emitted it, if the server tells. */
    readonly traceparent?: string;
}

/** What may have been missed because the nodes of the application could not reach each other. */
export interface Missed {
    /** The room whose events may be lost; `undefined` if it can be every room. */
    readonly room?: string;
}

/** Why the page is to load what it shows anew. */
export interface Reset {
    /**
     * `true` if another node has taken the connection, with its id and its rooms. The events of rooms that keep a history then go on where
     * they were, unless `onMissed` names the room; whatever else the page shows may be out of date. `false` if all of it may be.
     */
    readonly moved: boolean;
}

/** Shows who is present in a room. What it shows remains while the connection is lost, and is forgotten when its state is `closed`. */
export interface PresenceView<T> {
    /** The users, by id, with what is seen of each of their connections, by id; a new map after each change. Empty if the room is large. */
    readonly users: ReadonlyMap<string, ReadonlyMap<string, T>>;
    /** The ids of the connections in `users` whose line is lost and that may come back; a new set after each change. */
    readonly away: ReadonlySet<string>;
    /** The number of connections in `users`, or the number of members if the room is so large that it has no list. */
    readonly count: number;
    /** Listens to changes. The handler is called at once if something is known. */
    subscribe(handler: (view: PresenceView<T>) => void): Unsubscribe;
}

/** Shows the state of a room. What it shows remains while the connection is lost, and is forgotten when its state is `closed`. */
export interface StateView<T> {
    /**
     * The value; `undefined` if the connection is not a member of the room. It is frozen. After a change it is another object, whose parts
     * are the same objects as before where they are equal. Its objects have no prototype, and the order of their keys means nothing.
     */
    readonly value: T | undefined;
    /** The position of the value, the same for all members that have it; `undefined` until the value is known for certain. */
    readonly at: string | undefined;
    /** Listens to changes. The handler is called at once if the value is known. */
    subscribe(handler: (view: StateView<T>) => void): Unsubscribe;
}

/** Removes the listener that was added. */
export type Unsubscribe = () => void;

/** The options of a call. */
export interface CallOptions {
    /** The milliseconds until a call without an answer is rejected, including the time without a connection. */
    readonly timeout?: number;
}

/** The options of a connection. All of them are optional. */
export interface Options<E extends Endpoint = AnyEndpoint> {
    /** The values for the endpoint's header schema, sent as query parameters because a browser cannot set headers. */
    readonly headers?: Supplied<HeadersOf<E>>;
    /**
     * The token of `Authorization: Bearer`. It is sent as a subprotocol, so that it appears in no URL. An empty string, `null` or
     * `undefined` means no token.
     */
    readonly bearer?: Supplied<string | null | undefined>;
    /** Subprotocols of the application, offered after `foyer.v1`. */
    readonly subprotocols?: readonly string[];
    /** The milliseconds that a call may take, 35,000 by default: a little longer than a server's time-out. */
    readonly callTimeout?: number;
    /** The milliseconds that the functions for headers and token may take, and then the handshake; 15,000 by default. */
    readonly connectTimeout?: number;
    /** The maximum length of the pauses before another attempt. */
    readonly pause?: Pause;
    /** The maximum number of events and calls that wait for a connection, 100 by default. Beyond it, the oldest is dropped. */
    readonly maxQueue?: number;
    /**
     * Returns the place of the page in its trace, if it is in one. Called for each event and call, which becomes a part of that trace on the
     * server. What it throws is thrown by `emit`, and rejects `call`.
     */
    readonly trace?: () => TraceContext | undefined;
    /** The implementation to use if there is no built-in one, such as that of `ws` in Node before 22. */
    readonly WebSocket?: WebSocketConstructor;
}

/** The place of something in a trace: https://www.w3.org/TR/trace-context. */
export interface TraceContext {
    readonly traceparent?: string;
    readonly tracestate?: string;
}

/** A constructor of WebSockets. */
export type WebSocketConstructor = new (url: string, protocols: string[]) => WebSocketLike;

/** The part of a WebSocket that the client uses. */
export interface WebSocketLike {
    readonly readyState: number;
    readonly protocol: string;
    onopen: ((event: never) => void) | null;
    onmessage: ((event: never) => void) | null;
    onclose: ((event: never) => void) | null;
    onerror: ((event: never) => void) | null;
    send(text: string): void;
    close(code?: number, reason?: string): void;
}

/** A connection that reconnects by itself. All methods may be called in every state. */
export interface Connection<E extends Endpoint = AnyEndpoint> {
    readonly state: State;
    /** The id by which the server knows this connection: the same one when it is resumed, otherwise a different one; `undefined` without a connection. */
    readonly id: string | undefined;

    /** Listens to one event of the server. */
    on<N extends Got<E>>(event: N, handler: (data: E['server'][N], received: Received) => void): Unsubscribe;
    /** Listens to all events that have no other listener. */
    on(event: '*', handler: (data: unknown, received: Received) => void): Unsubscribe;
    /** Listens to changes of state. Events that the handler sends to a new connection go before those that have waited for it. */
    onState(handler: (change: Change) => void): Unsubscribe;
    /** Listens to errors that no call waits for: those of `emit`, and of events that were dropped. */
    onError(handler: (error: FoyerError) => void): Unsubscribe;
    /** Listens to what the server says may have been lost, so that the page loads it anew. Only told by an application on several nodes. */
    onMissed(handler: (missed: Missed) => void): Unsubscribe;
    /**
     * Listens to the moments after which the page loads what it shows anew, because something may have been missed: a connection that was
     * open has come back, and not everything with it. Told before any event that comes after it.
     */
    onReset(handler: (reset: Reset) => void): Unsubscribe;
    /** Returns who is present in a room while this connection is a member of it: always the same object for the same room. */
    presence<R extends Rooms<E>>(room: R): PresenceView<PresenceOf<E, R>>;
    /** Returns the state of a room while this connection is a member of it: always the same object for the same room. */
    roomState<R extends StateRooms<E>>(room: R): StateView<StateOf<E, R>>;

    /**
     * Sends an event without waiting for an answer. Without a connection, the event waits, unless the state is `closed`.
     *
     * @throws FoyerError `closed`, or `too-large` if the event is larger than the server accepts
     */
    emit<N extends Sent<E>>(event: N, ...data: DataArgument<DataOf<E, N>>): void;
    /**
     * Sends an event and returns a promise of the reply. The promise is rejected with a FoyerError: the server's, or `timeout`, `lost` if
     * the connection ended before the answer and could not be resumed (the server never gets an event twice), `too-large` if the event is
     * larger than the server accepts, `dropped` if too many events were waiting, or `closed`.
     */
    call<N extends Sent<E>>(event: N, data: DataOf<E, N>, options?: CallOptions): Promise<ReplyTo<E, N>>;
    call<N extends Sent<E>>(
        event: undefined extends DataOf<E, N> ? N : never,
        data?: undefined,
        options?: CallOptions,
    ): Promise<ReplyTo<E, N>>;

    /** Tries to connect now: during a pause, or again after `closed`. Has no effect while the connection is connecting or open. */
    reconnect(): void;
    /** Closes the connection, which then does not reconnect by itself. */
    close(): void;
}
