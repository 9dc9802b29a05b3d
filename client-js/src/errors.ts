// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Problem, Violation } from './types.js';

/** The server's error for an event, or the reason why the event got no answer. */
export class FoyerError extends Error {
    /** The server's code (`invalid-event`, `forbidden`, the application's own), or `timeout`, `lost`, `too-large`, `dropped` or `closed`. */
    declare readonly code: string;
    /** The name of the event, if the name is known. */
    declare readonly event: string | undefined;
    /** The errors in the event's data; empty if the error has another cause. */
    declare readonly violations: readonly Violation[];
    /** The server's problem document, if the connection is closed because the server refused the handshake. */
    declare readonly problem: Problem | undefined;

    constructor(code: string, message: string, event?: string, violations: readonly Violation[] = [], problem?: Problem) {
        super(message);
        Object.assign(this, { name: 'FoyerError', code, event, violations, problem });
    }
}

/**
 * Lets a function that supplies headers or a token give up if none is available: the connection is closed, with the message as the reason.
 */
export class GiveUp extends Error {
    override readonly name = 'GiveUp';
}
