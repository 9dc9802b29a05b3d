// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** The line has ended without a close frame (RFC 6455, section 7.1.5). */
export const LOST = 1006;

/** Against a policy: of the server, or of the page itself, whose browser has not even tried then. */
export const POLICY = 1008;

/** The server restarts, and all its clients with it. */
export const RESTART = 1012;

/** Sent by this side, too, when the server does not answer a ping. */
export const HEARTBEAT_MISSED = 4001;

/** Those that say that the same would happen again: done, or something is to be corrected first. A message that was too large is not sent again. */
const FINAL = [1000, 1002, 1003, 1007, POLICY, 1010];

/** Whether a client that was closed with this code is to stay away, as in docs/reference/close-codes.md. */
export function staysAway(code: number): boolean {
    return FINAL.includes(code) || code >= 4500;
}

/** Those of a line that has broken, here or on the way, or of a server that restarts: the server may keep the connection. All others end it. */
const BREAKS = [1001, 1005, LOST, RESTART, 1014, HEARTBEAT_MISSED];

/** Whether a connection that was closed with this code may be resumed. */
export function breaks(code: number): boolean {
    return BREAKS.includes(code);
}
