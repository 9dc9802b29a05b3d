// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.container.beans.ApplicationJsonb;
import dev.foyer.internal.testkit.cdi.Cdi;
import dev.foyer.internal.testkit.cdi.CdiContainer;
import dev.foyer.internal.testkit.cdi.GivenCdi;
import dev.foyer.internal.testkit.cdi.Supplied;
import dev.foyer.internal.testkit.line.Line;
import dev.foyer.internal.testkit.loop.Loop;
import dev.foyer.internal.testkit.server.MemoryServer;
import dev.foyer.spi.Backplane;

/** Is one running application with all that it runs on. For one thread. */
public final class TestApplication implements AutoCloseable {

    /** What a line takes beyond the window: control frames, which no window counts. */
    private static final int CONTROL = 4096;

    private static final Pattern MISTAKE = Pattern.compile("(?m)^\\s*(FOYER-\\d{4}: .*)$");

    private final Loop loop;
    private final Cdi cdi;
    private final TestHost host;
    private final MemoryServer server;
    private final Json json;
    private final int window;
    private boolean closed;

    private TestApplication(
            Loop loop, Set<Class<?>> all, Cdi cdi, Map<String, String> settings, Optional<Backplane> backplane) {
        this.loop = loop;
        this.cdi = cdi;
        try {
            this.host = new TestHost(loop, cdi.beans(), settings, backplane);
            this.server = new MemoryServer(loop, host, all);
            this.json = new Json(ApplicationJsonb.of(cdi.beans()));
            this.window = host.window(); // to read the settings for each line would take longer than most lines live
        } catch (RuntimeException | Error failure) {
            cdi.discard();
            throw failure;
        }
    }

    /**
     * Starts an application with a CDI container of its own.
     *
     * @param types its classes, to which those nested in them are added
     * @throws RuntimeException if it has mistakes
     */
    public static TestApplication start(
            Loop loop, List<Class<?>> types, List<Supplied> supplied, Map<String, String> settings) {
        return start(loop, types, supplied, settings, Optional.empty());
    }

    /**
     * Starts a node of an application.
     *
     * @param types its classes, to which those nested in them are added
     * @param backplane connects it with the other nodes, if there are some
     * @throws RuntimeException if it has mistakes
     */
    public static TestApplication start(
            Loop loop,
            List<Class<?>> types,
            List<Supplied> supplied,
            Map<String, String> settings,
            Optional<Backplane> backplane) {
        Set<Class<?>> all = withNested(types);
        return new TestApplication(loop, all, CdiContainer.start(all, supplied, loop.timer()), settings, backplane);
    }

    /**
     * Starts an application in a CDI container that is there.
     *
     * @param types its classes that a servlet container would find, to which those nested in them are added
     * @throws RuntimeException if it has mistakes
     */
    public static TestApplication startIn(
            BeanManager beans, Loop loop, List<Class<?>> types, Map<String, String> settings) {
        return new TestApplication(loop, withNested(types), new GivenCdi(beans), settings, Optional.empty());
    }

    private static Set<Class<?>> withNested(List<Class<?>> types) {
        var all = new LinkedHashSet<Class<?>>();
        types.forEach(type -> addWithNested(type, all));
        return all;
    }

    private static void addWithNested(Class<?> type, Set<Class<?>> all) {
        if (all.add(type)) {
            for (Class<?> nested : type.getDeclaredClasses()) {
                addWithNested(nested, all);
            }
        }
    }

    /** Returns the mistakes of an application, or none. */
    public static List<String> mistakes(List<Class<?>> types) {
        try {
            start(Loop.inOrder(), types, List.of(), Map.of()).close();
            return List.of();
        } catch (RuntimeException failure) {
            List<String> found = MISTAKE.matcher(String.valueOf(failure.getMessage()))
                    .results()
                    .map(MatchResult::group)
                    .map(String::strip)
                    .toList();
            if (found.isEmpty()) {
                throw failure;
            }
            return found;
        }
    }

    public Loop loop() {
        return loop;
    }

    public MemoryServer server() {
        return server;
    }

    public Json json() {
        return json;
    }

    public BeanManager beans() {
        return cdi.beans();
    }

    public Clock clock() {
        return host.clock();
    }

    /** Returns a line that takes as much as the application believes that a socket takes. */
    public Line line() {
        return new Line(loop, window + CONTROL);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.close();
            loop.settle();
        } catch (RuntimeException | Error failure) {
            cdi.discard();
            throw failure;
        }
        cdi.end();
    }
}
