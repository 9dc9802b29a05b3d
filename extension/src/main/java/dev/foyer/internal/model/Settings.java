// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Holds the application's settings, grouped like their keys; docs/reference/configuration.md lists the keys.
 *
 * @param timeouts how long the application's code may take
 * @param limits how much clients may ask for
 * @param outbox how much may wait to be sent to one connection
 * @param heartbeat how each connection is checked
 * @param exposure which pages may connect, and how the contract is served
 */
public record Settings(Timeouts timeouts, Limits limits, Outbox outbox, Heartbeat heartbeat, Exposure exposure) {

    /**
     * Bounds the time that the application's code may take.
     *
     * @param handshake the time for {@code @OnConnect}
     * @param event the time for the stage that a handler returns
     * @param shutdown the time for all {@code @OnDisconnect} methods together when the application stops
     */
    public record Timeouts(Duration handshake, Duration event, Duration shutdown) {}

    /**
     * Bounds the demands of clients.
     *
     * @param connections how many connections the application may have
     * @param rooms how many rooms a connection may be in by joining them itself
     * @param jsonDepth how deep a client's JSON may be nested
     * @param frames how much one connection may send
     * @param pending how much may wait for the handlers of one connection
     */
    public record Limits(int connections, int rooms, int jsonDepth, Frames frames, Pending pending) {}

    /**
     * Bounds the data that one connection may send.
     *
     * @param bytes the size of the largest message
     * @param perSecond how many frames a second, on average
     * @param burst how many frames at once after a pause
     */
    public record Frames(int bytes, int perSecond, int burst) {}

    /**
     * Bounds the data that may wait for the handlers of one connection.
     *
     * @param frames how many frames may wait
     * @param bytes how many bytes these frames may have together
     * @param concurrentEvents how many concurrent handlers may be running
     */
    public record Pending(int frames, int bytes, int concurrentEvents) {}

    /**
     * Bounds the data that waits to be sent to one connection.
     *
     * @param maxBytes how many bytes may wait
     * @param window how many bytes the send buffer of a socket is sure to take
     * @param sendTimeout how long one send may take
     */
    public record Outbox(int maxBytes, int window, Duration sendTimeout) {}

    /**
     * Sets how each connection is checked.
     *
     * @param interval how often it is pinged
     * @param timeout how long its answer may take
     */
    public record Heartbeat(Duration interval, Duration timeout) {}

    /**
     * Sets which pages may connect, and how the contract is served.
     *
     * @param allowedOrigins other origins that may connect from a browser: exact, {@code *.example.com}, or {@code *}
     * @param contractServed the forms in which the contract is served
     */
    public record Exposure(List<String> allowedOrigins, Set<ContractForm> contractServed) {

        public Exposure {
            allowedOrigins = List.copyOf(allowedOrigins);
            contractServed = Set.copyOf(contractServed);
        }
    }
}
