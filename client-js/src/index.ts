// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { FoyerConnection } from './connection.js';
import type { Addresses, AnyEndpoint, Connection, Endpoint, HeadersOf, Options } from './types.js';

export { FoyerError, GiveUp } from './errors.js';
export type * from './types.js';

/** The options may be left out where no header has to be sent. */
type OptionsArgument<E extends Endpoint> =
    {} extends HeadersOf<E> ? [options?: Options<E>] : [options: Options<E> & Required<Pick<Options<E>, 'headers'>>];

/**
 * Connects to an endpoint, and reconnects when the connection is lost. Of several addresses, it tries the first one at first, and the next
 * one after each loss and each failed attempt.
 *
 * @param url the endpoint's address, or a list of its addresses on several nodes
 * @throws TypeError if an address or an option is not valid
 */
export function connect<E extends Endpoint = AnyEndpoint>(url: Addresses, ...[options]: OptionsArgument<E>): Connection<E> {
    return new FoyerConnection(url, (options ?? {}) as Options) as unknown as Connection<E>;
}
