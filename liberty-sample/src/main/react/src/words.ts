// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Change, FoyerError } from '@foyer/client';

/** Whether the server has said no; else it could not be asked. */
export const isRefusal = ({ code }: FoyerError) => !['lost', 'closed', 'dropped', 'timeout'].includes(code);

/** What to tell somebody who has filled in a field. */
export function wording({ message, violations }: FoyerError, field?: string): string {
    const lines = violations.map(({ path, message }) => (path === field ? message : `${path}: ${message}`));
    return lines.join('\n') || message;
}

/** Why there is no connection. */
export function why({ code, reason, problem }: Change): string {
    if (problem) {
        const lines = problem.violations.map(({ name, message }) => `${name}: ${message}`);
        return [reason || `The server refused the connection (status ${problem.status}).`, ...lines].join('\n');
    }
    return `The connection was lost${reason ? `: ${reason}` : ''} (${code}).`;
}
