// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.util.List;

import dev.foyer.internal.flow.Refusal;

/**
 * An error for the client.
 *
 * @param code a code for programs
 * @param message a text for people
 * @param violations the constraints that a payload violates
 */
public record Fault(String code, String message, List<Violation> violations) {

    /** The largest number of violations to report, as small data can have many. */
    public static final int MAX_VIOLATIONS = 100;

    public static final Fault UNKNOWN = new Fault("unknown-event", "There is no such event.");
    public static final Fault FORBIDDEN = new Fault("forbidden", "You are not allowed to do this.");
    public static final Fault RATE_LIMITED = new Fault("rate-limited", "Too many events.");
    public static final Fault OTHER_USER = new Fault("forbidden", "These credentials are another user's.");
    public static final Fault TIMEOUT = new Fault("timeout", "The server took too long to process this event.");
    public static final Fault FAILED = new Fault("failed", "The server could not process this event.");

    public Fault {
        violations = List.copyOf(violations);
    }

    public Fault(String code, String message) {
        this(code, message, List.of());
    }

    /** Returns the error for a message that is not a frame. */
    public static Fault malformed(String why) {
        return new Fault("malformed-frame", "This message is not a valid frame: " + why + ".");
    }

    /** Returns the error for credentials with which the client could not connect. */
    public static Fault refused(Refusal refusal) {
        return new Fault(
                switch (refusal.status()) {
                    case 400, 401 -> "unauthorized";
                    case 403 -> "forbidden";
                    case 429 -> "rate-limited";
                    case 503 -> "timeout";
                    default -> "failed";
                },
                refusal.detail());
    }

    /** Returns the error that tells a client that it is not in a room any more. */
    public static Fault mayNotStay(String room) {
        return new Fault("forbidden", "You are not allowed to stay in the room '" + room + "'.");
    }

    public static Fault invalid(List<Violation> violations) {
        return new Fault(
                "invalid-event",
                "The event's data is not valid.",
                violations.stream().limit(MAX_VIOLATIONS).toList());
    }

    /** Returns the same error with only the first half of its violations. */
    public Fault withFewerViolations() {
        return new Fault(code, message, violations.subList(0, violations.size() / 2));
    }
}
