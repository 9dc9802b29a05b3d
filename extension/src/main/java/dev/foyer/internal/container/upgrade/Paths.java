// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.handshake.PathTemplate;
import dev.foyer.internal.model.handshake.RawPath;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint of a path as the container does: the most exact one, even if it is a plain endpoint. */
public final class Paths {

    private final List<Entry> entries;

    /**
     * Collects the paths of an application.
     *
     * @param plain the paths of endpoints that Foyer does not serve
     */
    public Paths(Collection<EndpointModel> endpoints, Collection<PathTemplate> plain) {
        var ours = endpoints.stream().map(endpoint -> new Entry(endpoint.path(), endpoint));
        var theirs = plain.stream().map(path -> new Entry(path, null));
        this.entries = Stream.concat(ours, theirs)
                .sorted(Comparator.comparing(Entry::path))
                .toList();
    }

    private record Entry(PathTemplate path, @Nullable EndpointModel endpoint) {}

    /** Tests whether a container may mistake a path for ours: the endpoint would refuse it, with an HTML page. */
    boolean isOtherSpelling(String rawPath) {
        return !RawPath.normal(rawPath).equals(rawPath)
                && entries.stream()
                        .filter(entry -> entry.path().resembles(rawPath))
                        .findFirst()
                        .filter(entry -> entry.endpoint() != null)
                        .isPresent();
    }

    /** Returns the endpoint of a path, or empty if the path is none of ours. */
    Optional<PathMatch> find(String rawPath) {
        for (Entry entry : entries) {
            Optional<Map<String, String>> variables = entry.path().match(rawPath);
            if (variables.isPresent()) {
                return Optional.ofNullable(entry.endpoint()).map(endpoint -> new PathMatch(endpoint, variables.get()));
            }
        }
        return Optional.empty();
    }
}
