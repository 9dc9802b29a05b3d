// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

/**
 * An instance of an endpoint class.
 *
 * @param object the instance, or a proxy of it
 * @param release destroys the instance if it ends with the connection
 */
record EndpointInstance(Object object, Runnable release) {}
