// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.foyer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import dev.foyer.ClientEvent;
import dev.foyer.ServerEvent;

/** What clients and server tell each other. */
public final class Events {

    private Events() {}

    @ClientEvent("join")
    public record Join(@NotBlank @Size(max = 64) String room) {}

    @ClientEvent("leave")
    public record Leave(@NotBlank @Size(max = 64) String room) {}

    @ClientEvent("ask")
    public record Ask(@NotBlank @Size(max = 8000) String text, int number) {}

    @ClientEvent("publish")
    public record Publish(
            @NotBlank @Size(max = 64) String room,
            @PositiveOrZero int publisher,
            @PositiveOrZero long seq,
            @NotBlank @Size(max = 8000) String text) {}

    /** Changes what a room remembers. */
    @ClientEvent("change")
    public record Change(
            @NotBlank @Size(max = 64) String room,
            @PositiveOrZero int publisher,
            @PositiveOrZero int seq,
            @NotBlank @Size(max = 200) String text) {}

    /** Asks for that many messages, the first with that number. */
    @ClientEvent("burst")
    public record Burst(
            @NotBlank @Size(max = 64) String room,
            @PositiveOrZero int publisher,
            @PositiveOrZero long seq,
            @Positive @Max(1000) int count,
            @NotBlank @Size(max = 8000) String text) {}

    @ServerEvent("published")
    public record Published(
            int publisher, long seq, @NotNull String text) {}

    /** The reply to {@link Join} and {@link Leave}. */
    public record Membership(String room) {}

    /** The reply to {@link Ask}. */
    public record Answer(String text, int number) {}
}
