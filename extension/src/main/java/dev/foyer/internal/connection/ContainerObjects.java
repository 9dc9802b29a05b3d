// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.util.function.Function;

import dev.foyer.Closing;

/**
 * Holds the container's objects that an application's own Jakarta methods may take. They are found by their type.
 *
 * @param session the session as the application sees it
 * @param config the configuration of the endpoint
 * @param reason creates the container's close reason
 */
public record ContainerObjects(Object session, Object config, Function<Closing, Object> reason) {}
