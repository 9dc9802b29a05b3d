// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { type Attempt, VISIBLE } from './address.js';
import type { Problem } from './types.js';

const PATIENCE = 5_000;

/** What is known of a handshake that failed. */
export interface Answer {
    /** What to tell of it. */
    readonly told?: { readonly reason?: string; readonly problem?: Problem };
    /** Whether another attempt would be refused for the same reason. */
    readonly final?: boolean;
    /** Whether there is no Foyer at that address: a typing mistake, or an application that is being deployed anew. */
    readonly nothingThere?: boolean;
    /** The milliseconds that the server asks to wait. */
    readonly retryAfter?: number;
}

/**
 * Asks by a plain GET why a handshake failed, which WebSockets hide: the server answers for the attempt that the URL names, or says what is
 * wrong with the headers. 426 means that it has nothing against the request, or that what makes it a handshake was lost on the way. Foyer
 * neither redirects nor answers with less than 400: something before it does, and WebSockets follow no redirect.
 */
export async function probe({ url, bearer }: Attempt): Promise<Answer> {
    const address = new URL(url);
    address.protocol = address.protocol.replace('ws', 'http');
    try {
        const response = await fetch(address, {
            cache: 'no-store',
            headers: VISIBLE.test(bearer ?? '') ? { authorization: `Bearer ${bearer}` } : {},
            redirect: 'manual',
            signal: AbortSignal.timeout(PATIENCE),
        });
        const { status } = response;
        if (status < 400) {
            await response.body?.cancel();
            const reason = response.ok ? 'Not Foyer.' : 'Redirected.';
            return { told: { reason }, final: true, nothingThere: response.ok };
        }
        const told = await problem(response);
        const { detail } = told;
        if (status === 426) {
            return { told: { reason: `No WebSocket passes: ${detail ?? told.title}` } };
        }
        return {
            told: { ...(detail && { reason: detail }), problem: told },
            final: status < 500 && ![408, 429].includes(status),
            nothingThere: status === 404 && !response.headers.get('content-type')?.includes('problem+json'),
            retryAfter: milliseconds(response.headers.get('retry-after') ?? '0'),
        };
    } catch {
        return {}; // no network, or a server of another origin that does not let pages read its answer
    }
}

/** Seconds, or a date (RFC 9110, section 10.2.3). */
function milliseconds(retryAfter: string): number {
    const seconds = +retryAfter;
    return Math.max(0, isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1_000) || 0;
}

/** Also what a proxy answers, which is no problem document. */
async function problem(response: Response): Promise<Problem> {
    const told: Partial<Problem> | null | undefined = await response.json().catch(() => {});
    const { title = response.statusText, detail, violations = [] } = told ?? {};
    return { status: response.status, title, ...(detail && { detail }), violations };
}
