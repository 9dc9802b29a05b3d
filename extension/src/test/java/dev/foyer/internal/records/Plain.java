// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Plain records; public, or Yasson refuses them. */
public final class Plain {

    /** Some of each, with text that its class is read from. */
    static final List<Sample> SAMPLES = List.of(
            new Sample(new Line("hello"), "{\"text\":\"hello\"}"),
            new Sample(new Point(1, 2), "{\"x\":1,\"y\":2}"),
            new Sample(new Alike(1, "b", true), "{\"a\":1,\"ab\":\"b\",\"abc\":true}"),
            new Sample(
                    new Wide(true, 1, "t", 2L, false, 3, 4L),
                    "{\"yes\":true,\"count\":1,\"text\":\"t\",\"size\":2,\"maybe\":false,\"boxed\":3,\"large\":4}"),
            new Sample(new Named("m", 1L, 2), "{\"größe\":\"m\",\"_a\":1,\"Z\":2}"));

    private Plain() {}

    record Sample(Record value, String json) {}

    public record Line(@Nullable String text) {}

    public record Point(int x, int y) {}

    public record Alike(long a, @Nullable String ab, boolean abc) {}

    public record Wide(
            boolean yes,
            int count,
            @Nullable String text,
            long size,
            @Nullable Boolean maybe,
            @Nullable Integer boxed,
            @Nullable Long large) {}

    @SuppressWarnings("UnicodeInCode") // on purpose
    public record Named(@Nullable String größe, @Nullable Long _a, int Z) {}
}
