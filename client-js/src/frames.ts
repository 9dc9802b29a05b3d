// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// What the server sends, as in docs/reference/wire-format.md. The names in this module are those on the wire.

/** One message, or an element of a joined one. */
export interface Frame {
    readonly event?: string;
    readonly room?: string;
    readonly at?: string;
    readonly traceparent?: string;
    readonly data?: unknown;
    readonly reply?: unknown;
    readonly error?: { code: string; message: string; event?: string; violations?: { path: string; message: string }[] };
    readonly welcome?: Welcome;
    readonly missed?: { room?: string };
    readonly presence?: PresenceFrame;
    readonly state?: StateFrame;
    readonly pong?: number;
}

/** What the server says when the connection is open. */
export interface Welcome {
    readonly connection: string;
    readonly heartbeat: number;
    readonly frame?: number;
    /** The seconds until the client's credentials expire. */
    readonly expires?: number;
    readonly resume?: { token: string; window: number };
    readonly resumed?: 'all' | 'rooms' | 'moved';
    readonly got?: number;
    readonly seen?: number;
}

/** Those who are present in a room, or what has changed of them; with neither, and without a number, the room has been left. */
export interface PresenceFrame {
    readonly room: string;
    readonly at?: number;
    readonly all?: Changes;
    readonly changed?: Changes;
    readonly away?: Readonly<Record<string, boolean>>;
    readonly count?: number;
}

/** Values by users and connections; `null` is who has left. */
export type Changes = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

/** The value that a room has at a position, or what has changed of it since another position. */
export interface StateFrame {
    readonly room: string;
    readonly at?: string;
    readonly value?: unknown;
    readonly patch?: unknown;
    /** Where the patch starts; the position before `at` if it is absent. */
    readonly from?: string;
    readonly gone?: boolean;
}
