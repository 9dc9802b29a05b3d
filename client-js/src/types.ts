// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { FoyerError } from './errors.js';

/**
 * What one endpoint and its clients tell each other. The server generates one interface of this form for each of its endpoints:
 * `connect<ChatEndpoint>(..)` then checks names, data and replies.
 */
export interface Endpoint {
    /** What the handshake needs. */
    headers: object;
    /** The events that the client sends, with their data and replies. */
    client: object;
    /** The events that the client gets, with their data. */
    server: object;
}

/** An endpoint of which nothing is known: any name, any data. */
export interface AnyEndpoint extends Endpoint {
    headers: Record<string, HeaderValue>;
    client: Record<string, { data: any; reply: any }>;
    server: Record<string, any>;
}

/** A value of a header; `null` and `undefined` are not sent, a list is sent as several of the same name. */
export type HeaderValue = string | number | boolean | null | undefined | readonly (string | number | boolean)[];

/** A value, or how to get one: asked before every attempt, so that nothing expired is sent again. One that throws is asked again, unless it throws `GiveUp`. */
export type Supplied<T> = T | (() => T | Promise<T>);

/** The headers of an endpoint; `authorization` is given as `bearer`. */
export type HeadersOf<E extends Endpoint> = {
    [N in keyof E['headers'] as N extends string ? (Lowercase<N> extends 'authorization' ? never : N) : N]: E['headers'][N];
};

type Names<T> = keyof T & string;

/** The names of events that the client sends. */
export type Sent<E extends Endpoint> = Names<E['client']>;

/** The names of events that the client gets. */
export type Got<E extends Endpoint> = Names<E['server']>;

/** The data of an event that the client sends. */
export type DataOf<E extends Endpoint, N extends Sent<E>> = E['client'][N] extends { data?: infer D } ? D : never;

/** The reply to an event that the client sends. */
export type ReplyTo<E extends Endpoint, N extends Sent<E>> = E['client'][N] extends { reply: infer R } ? R : never;

/** The data, which may be left out where the event has none. */
export type DataArgument<D> = undefined extends D ? [data?: D] : [data: D];

/**
 * The states of a connection: `connecting` at first; `open` while events go either way; `reconnecting` from a loss to the next success,
 * pauses included; `closed` when it does not come back by itself.
 */
export type State = 'connecting' | 'open' | 'reconnecting' | 'closed';

/** A change of state, and why. */
export interface Change {
    readonly state: State;
    /** The close code, if a connection has ended; 1006 if it ended without one, 1008 if a policy of the page forbids it. */
    readonly code?: number;
    /** What the server said when it closed, or what went wrong here or on the way. */
    readonly reason?: string;
    /** Why the server refused the handshake, as far as it can be asked. */
    readonly problem?: Problem;
    /** The milliseconds until the next attempt. */
    readonly retryIn?: number;
}

/** Why the server refused a handshake: a problem document (RFC 9457). */
export interface Problem {
    readonly status: number;
    readonly title: string;
    readonly detail?: string;
    /** What is wrong with which header. */
    readonly violations: readonly HeaderViolation[];
}

/** What is wrong with one header. */
export interface HeaderViolation {
    readonly name: string;
    readonly in: string;
    readonly message: string;
}

/** What is wrong with one field of an event's data, such as `items[2].text`; the path of the data itself is empty. */
export interface Violation {
    readonly path: string;
    readonly message: string;
}

/** How long the pauses between attempts are. */
export interface Pause {
    /** The milliseconds of the first at most, 500 if nothing is said; each is up to twice as long as the one before. */
    readonly first?: number;
    /** The milliseconds of any at most, 8,000 if nothing is said, unless the server asks for more. */
    readonly most?: number;
}

/** What comes with the data of an event. */
export interface Received {
    readonly event: string;
    /** The room that it was emitted to, if it was one. */
    readonly room?: string;
}

/** Stops the listening that it stands for. */
export type Unsubscribe = () => void;

/** How to call. */
export interface CallOptions {
    /** The milliseconds until a call without an answer is rejected, the time without a connection included. */
    readonly timeout?: number;
}

/** How to connect; everything may be left out. */
export interface Options<E extends Endpoint = AnyEndpoint> {
    /** What the server's header schema asks for, as query parameters: a browser cannot set headers. */
    readonly headers?: Supplied<HeadersOf<E>>;
    /** The token of `Authorization: Bearer`; it goes as subprotocol, so that it stands in no URL. None, if it is empty, `null` or `undefined`. */
    readonly bearer?: Supplied<string | null | undefined>;
    /** Subprotocols of the application, offered after `foyer.v1`. */
    readonly subprotocols?: readonly string[];
    /** The milliseconds that a call may take, 35,000 if nothing is said: a little longer than a server's time-out. */
    readonly callTimeout?: number;
    /** The milliseconds that headers and token may take to be had, and then the handshake; 15,000 if nothing is said. */
    readonly connectTimeout?: number;
    /** How long the pauses before another attempt are at most. */
    readonly pause?: Pause;
    /** How many events and calls wait at most for a connection, 100 if nothing is said; then the oldest is dropped. */
    readonly maxQueue?: number;
    /** The implementation to use where there is none built in, such as that of `ws` in Node before 22. */
    readonly WebSocket?: WebSocketConstructor;
}

/** What makes WebSockets. */
export type WebSocketConstructor = new (url: string, protocols: string[]) => WebSocketLike;

/** What is used of a WebSocket. */
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

/** A connection that comes back by itself. All methods may be called in every state. */
export interface Connection<E extends Endpoint = AnyEndpoint> {
    readonly state: State;
    /** The id that the server knows this connection by; another one after each reconnect, `undefined` without connection. */
    readonly id: string | undefined;

    /** Listens to one event of the server. */
    on<N extends Got<E>>(event: N, handler: (data: E['server'][N], received: Received) => void): Unsubscribe;
    /** Listens to all events that nothing else listens to. */
    on(event: '*', handler: (data: unknown, received: Received) => void): Unsubscribe;
    /** Listens to changes of state. What is sent from there goes before what has waited for the connection. */
    onState(handler: (change: Change) => void): Unsubscribe;
    /** Listens to errors that no call waits for: of `emit`, and of what was dropped. */
    onError(handler: (error: FoyerError) => void): Unsubscribe;

    /**
     * Sends an event and forgets it. Without a connection it waits, unless the state is `closed`.
     *
     * @throws FoyerError `closed`, or `too-large` if the server would not take it
     */
    emit<N extends Sent<E>>(event: N, ...data: DataArgument<DataOf<E, N>>): void;
    /**
     * Sends an event and waits for the reply. It is rejected with a FoyerError: the server's, or `timeout`, `lost` if the connection ended
     * before the answer (it is never sent twice), `too-large` if the server would not take it, `dropped` if too many waited, `closed`.
     */
    call<N extends Sent<E>>(event: N, data: DataOf<E, N>, options?: CallOptions): Promise<ReplyTo<E, N>>;
    call<N extends Sent<E>>(
        event: undefined extends DataOf<E, N> ? N : never,
        data?: undefined,
        options?: CallOptions,
    ): Promise<ReplyTo<E, N>>;

    /** Tries now: out of a pause, or again after `closed`. Nothing happens while it is connecting or open. */
    reconnect(): void;
    /** Ends it; it does not come back by itself. */
    close(): void;
}
