// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Reports, as a CDI event, that a connection has a new user context: its client has sent new credentials, or the
 * application has called {@link Connection#renew}. {@link ConnectionOpened} describes how such events are delivered. A
 * client that comes back to its connection causes a {@link ConnectionResumed} instead.
 *
 * @param connection the connection, with the new user context
 */
public record CredentialsRefreshed(Connection connection) {}
