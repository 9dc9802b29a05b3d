// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Problem, Violation } from './types.js';

/** What the server says of an event, or why it got no answer. */
export class FoyerError extends Error {
    /** The server's code (`invalid-event`, `forbidden`, the application's own), or `timeout`, `lost`, `too-large`, `dropped` or `closed`. */
    declare readonly code: string;
    /** The name of the event, if it is known. */
    declare readonly event: string | undefined;
    /** What is wrong with the event's data; empty if it is something else. */
    declare readonly violations: readonly Violation[];
    /** Why the server refused the handshake, if that is why the connection is closed. */
    declare readonly problem: Problem | undefined;

    constructor(code: string, message: string, event?: string, violations: readonly Violation[] = [], problem?: Problem) {
        super(message);
        this.name = 'FoyerError';
        this.code = code;
        this.event = event;
        this.violations = violations;
        this.problem = problem;
    }
}

/** Thrown by a function that supplies headers or a token, when there is none to be had: the connection is closed, with the message as reason. */
export class GiveUp extends Error {
    override readonly name = 'GiveUp';
}
