// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Holds the application's settings, in the groups of their keys; docs/reference/configuration.md lists the keys.
 *
 * @param timeouts how long the application's code may take
 * @param limits how much clients may ask for
 * @param outbox what waits to be sent to one connection
 * @param heartbeat how each connection is looked after
 * @param exposure who may see what
 */
public record Settings(Timeouts timeouts, Limits limits, Outbox outbox, Heartbeat heartbeat, Exposure exposure) {

    /**
     * Bounds the time that the application's code may take.
     *
     * @param handshake that of {@code @OnConnect}
     * @param event that of a handler's stage
     * @param shutdown that of all {@code @OnDisconnect} together when the application stops
     */
    public record Timeouts(Duration handshake, Duration event, Duration shutdown) {}

    /**
     * Bounds what clients may ask for.
     *
     * @param connections how many connections the application may have
     * @param rooms how many rooms a connection may be in by joining them itself
     * @param jsonDepth how deep a client's JSON may be nested
     * @param frames what one connection may send
     * @param pending what may wait for the handlers of one connection
     */
    public record Limits(int connections, int rooms, int jsonDepth, Frames frames, Pending pending) {}

    /**
     * Bounds what one connection may send.
     *
     * @param bytes the size of the largest message
     * @param perSecond how many frames a second, on average
     * @param burst how many frames at once after a pause
     */
    public record Frames(int bytes, int perSecond, int burst) {}

    /**
     * Bounds what may wait for the handlers of one connection.
     *
     * @param frames how many frames
     * @param bytes how many bytes of them
     * @param concurrentEvents how many concurrent handlers may be under way
     */
    public record Pending(int frames, int bytes, int concurrentEvents) {}

    /**
     * Bounds what waits to be sent to one connection.
     *
     * @param maxBytes how many bytes
     * @param window how many bytes the send buffer of a socket surely takes
     * @param sendTimeout how long one send may take
     */
    public record Outbox(int maxBytes, int window, Duration sendTimeout) {}

    /**
     * Says how each connection is looked after.
     *
     * @param interval how often it is pinged
     * @param timeout how long its answer may take
     */
    public record Heartbeat(Duration interval, Duration timeout) {}

    /**
     * Says who may see what.
     *
     * @param allowedOrigins which other origins may connect from a browser: exact, {@code *.example.com}, or {@code *}
     * @param contractServed in which forms the contract is served
     */
    public record Exposure(List<String> allowedOrigins, Set<ContractForm> contractServed) {

        public Exposure {
            allowedOrigins = List.copyOf(allowedOrigins);
            contractServed = Set.copyOf(contractServed);
        }
    }
}
