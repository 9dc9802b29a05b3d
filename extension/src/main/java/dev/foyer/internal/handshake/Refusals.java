// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.List;
import java.util.Map;

import dev.foyer.Handshake;
import dev.foyer.internal.flow.Refusal;

/** The refusals of handshakes that Foyer itself makes, for more than one reason. */
final class Refusals {

    private Refusals() {}

    /** Refuses values that violate constraints. */
    static Refusal invalid(Binding binding) {
        return new Refusal(400, "Some request headers are missing or invalid.", Map.of(), binding.violations());
    }

    /** Refuses a user without the necessary role, or a client that is not logged in. */
    static Refusal denied(Handshake handshake) {
        return handshake.principal() == null
                ? new Refusal(401, "You are not logged in.", Map.of("WWW-Authenticate", "Bearer"), List.of())
                : new Refusal(403, "You are not allowed to connect here.");
    }

    /** Refuses a user whose user context names none of the necessary roles. */
    static Refusal lacksRole() {
        return new Refusal(403, "You are not allowed to connect here.");
    }

    /** Refuses another token of a client that has connected without one. */
    static Refusal withoutToken() {
        return new Refusal(401, "This connection has not begun with a token.");
    }

    /** Refuses because of a failure, about which the client learns nothing. */
    static Refusal failed() {
        return new Refusal(500, "The server could not process this request.");
    }
}
