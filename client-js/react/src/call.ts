// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { useCallback, useRef, useState } from 'react';
import type { Connection, FoyerError, Violation } from '@foyer/client';

/** What has become of one call: the reply, or an error. */
export type Outcome<R> = { readonly data: R; readonly error?: undefined } | { readonly data?: undefined; readonly error: FoyerError };

/** Calls, and what has become of them. */
export interface CallState<A extends unknown[], R> {
    /** Makes a call. The promise is never rejected: it has the reply or the error. The function is the same one for the same connection. */
    readonly call: (...data: A) => Promise<Outcome<R>>;
    /** Whether a call waits for its answer. */
    readonly pending: boolean;
    /** The error of the last call, if it failed; `undefined` again as soon as another one is made. */
    readonly error: FoyerError | undefined;
    /** What is wrong with the data of the last call; empty if nothing is. */
    readonly violations: readonly Violation[];
}

interface Shown {
    readonly pending: boolean;
    readonly error: FoyerError | undefined;
}

const IDLE: Shown = { pending: false, error: undefined };
const NONE: readonly Violation[] = [];

export function useCallOf(connection: Connection | undefined, event: string): CallState<unknown[], unknown> {
    const [shown, show] = useState(IDLE);
    const last = useRef({});
    const call = useCallback(
        async (data?: unknown): Promise<Outcome<unknown>> => {
            const mine = (last.current = {});
            const done = (error?: FoyerError) => mine === last.current && show({ pending: false, error }); // the last call is the one that counts
            show({ pending: true, error: undefined });
            try {
                const reply = await (connection?.call(event, data) ?? Promise.reject(notYet(event)));
                done();
                return { data: reply };
            } catch (caught) {
                const error = caught as FoyerError;
                done(error);
                return { error };
            }
        },
        [connection, event],
    );
    return { call, ...shown, violations: shown.error?.violations ?? NONE };
}

/** As a connection that is closed says it. */
function notYet(event: string): Error {
    return Object.assign(new Error('There is no connection yet.'), { name: 'FoyerError', code: 'closed', event, violations: NONE });
}
