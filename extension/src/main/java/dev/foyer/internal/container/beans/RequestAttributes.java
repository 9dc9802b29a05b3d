// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import jakarta.enterprise.context.RequestScoped;

import dev.foyer.Attributes;
import dev.foyer.internal.audience.held.HeldAttributes;

/** Holds the attributes of a request that is no callback of a connection. */
@RequestScoped
public class RequestAttributes {

    private final HeldAttributes attributes = new HeldAttributes();

    Attributes all() {
        return attributes;
    }
}
