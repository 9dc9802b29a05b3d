// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.util.function.Function;

import dev.foyer.Closing;

/**
 * Holds what an application's own Jakarta methods may take of the container; found by its type.
 *
 * @param session what the application sees of the session
 * @param config the configuration of the endpoint
 * @param reason makes the container's close reason
 */
public record ContainerObjects(Object session, Object config, Function<Closing, Object> reason) {}
