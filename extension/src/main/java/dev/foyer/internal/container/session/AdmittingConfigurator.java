// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.util.List;
import java.util.function.Supplier;

import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import jakarta.websocket.server.ServerEndpointConfig.Configurator;

import dev.foyer.internal.connection.HalfOpen;
import dev.foyer.internal.container.upgrade.Handoff;
import dev.foyer.internal.container.upgrade.SessionAdmission;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.handshake.subprotocol.Subprotocols;
import org.jspecify.annotations.Nullable;

/**
 * Moves the admission of a handshake into the user properties of its session, and refuses a handshake without one, so
 * that nothing bypasses the filter. Otherwise delegates to the endpoint's own configurator.
 */
final class AdmittingConfigurator extends Configurator {

    private final Handoff handoff;
    private final HalfOpen halfOpen;
    private final Supplier<FoyerEndpoint> endpoints;
    private final @Nullable Configurator own;
    private final boolean ownExtensions;

    /**
     * Creates a configurator.
     *
     * @param own the endpoint's own configurator, or {@code null}
     */
    AdmittingConfigurator(
            Handoff handoff, HalfOpen halfOpen, Supplier<FoyerEndpoint> endpoints, @Nullable Configurator own) {
        this.handoff = handoff;
        this.halfOpen = halfOpen;
        this.endpoints = endpoints;
        this.own = own;
        this.ownExtensions = own != null && choosesExtensions(own);
    }

    /** Tests for an override: the inherited method asks the container, which accepts all it can, even compression. */
    private static boolean choosesExtensions(Configurator own) {
        try {
            return own.getClass()
                            .getMethod("getNegotiatedExtensions", List.class, List.class)
                            .getDeclaringClass()
                    != Configurator.class;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        ConnectionScope scope = handoff.take()
                .orElseThrow(() -> new IllegalStateException(Code.ADMISSION_MISSING.text(config.getPath())));
        halfOpen.expect(scope);
        SessionAdmission.put(config.getUserProperties(), scope);
        if (own != null) {
            own.modifyHandshake(config, request, response);
        }
    }

    /** Returns the most preferred of our subprotocols that the client offers; never the token among its offers. */
    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        List<String> offered = Subprotocols.open(requested);
        if (own != null) {
            return own.getNegotiatedSubprotocol(supported, offered);
        }
        return supported.stream().filter(offered::contains).findFirst().orElse("");
    }

    /** Chooses none unless the endpoint's own configurator does: compression takes much memory per connection. */
    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return own != null && ownExtensions ? own.getNegotiatedExtensions(installed, requested) : List.of();
    }

    /** Asks only the endpoint's own configurator, as the filter has checked the origin. */
    @Override
    public boolean checkOrigin(String origin) {
        return own == null || own.checkOrigin(origin);
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return type.cast(endpoints.get());
    }
}
