// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { FoyerConnection } from './connection.js';
import type { AnyEndpoint, Connection, Endpoint, HeadersOf, Options } from './types.js';

export { FoyerError, GiveUp } from './errors.js';
export type * from './types.js';

/** The options may be left out where no header has to be sent. */
type OptionsArgument<E extends Endpoint> =
    {} extends HeadersOf<E> ? [options?: Options<E>] : [options: Options<E> & Required<Pick<Options<E>, 'headers'>>];

/**
 * Connects to an endpoint, and reconnects when the connection is lost.
 *
 * @param url the endpoint's address; in a page, it may be relative to the page
 * @throws TypeError if the address or an option is not valid
 */
export function connect<E extends Endpoint = AnyEndpoint>(url: string | URL, ...[options]: OptionsArgument<E>): Connection<E> {
    return new FoyerConnection(url, (options ?? {}) as Options) as unknown as Connection<E>;
}
