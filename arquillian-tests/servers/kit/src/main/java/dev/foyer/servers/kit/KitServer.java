// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.foyer.contract.testing.link.Arrivals;
import dev.foyer.contract.testing.link.Link;
import dev.foyer.contract.testing.link.Network;
import dev.foyer.contract.testing.link.Opening;

/** A server in memory: its applications by their context paths. */
final class KitServer implements Network {

    private final Map<String, KitSite> sites = new ConcurrentHashMap<>();

    void deploy(String path, Deployed application) {
        sites.put(path, KitSite.start(application));
    }

    void undeploy(String path) {
        KitSite site = sites.remove(path);
        if (site != null) {
            site.stop();
        }
    }

    /** Stops the applications that are left. */
    void stop() {
        List.copyOf(sites.keySet()).forEach(this::undeploy);
    }

    /** Lets time pass in all applications. */
    void advance(Duration time) {
        sites.values().forEach(site -> site.advance(time));
    }

    @Override
    public Link connect(Opening opening, Arrivals arrivals) {
        KitSite site = sites.get(Exchange.context(opening.uri()));
        if (site == null) {
            throw new IllegalStateException("No connection to " + opening.uri().getPath());
        }
        return KitLink.open(site, opening, arrivals);
    }

    @Override
    public InputStream exchange(URI uri, byte[] request) throws IOException {
        KitSite site = sites.get(Exchange.context(uri));
        if (site == null) {
            return new ByteArrayInputStream(Exchange.NOT_FOUND);
        }
        var exchange = Exchange.of(uri, request);
        if (!exchange.isUpgrade()) {
            return new ByteArrayInputStream(exchange.answer(site.answer(exchange)));
        }
        var nobody = new End(new Arrivals(List::of));
        Connecting connecting = site.open(exchange.request(), exchange.subprotocols(), true, nobody);
        return new ByteArrayInputStream(exchange.answer(connecting.response())) {
            @Override
            public void close() {
                site.run(connecting.line()::cut);
            }
        };
    }
}
